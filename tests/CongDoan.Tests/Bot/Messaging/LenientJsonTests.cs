using System.Text;
using System.Text.Json;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace CongDoan.Tests.Bot.Messaging;

public sealed class LenientJsonTests
{
    [Theory]
    [InlineData("""{"a":"x\ud83dy"}""", "x\uFFFDy")]
    [InlineData("""{"a":"x\ude00y"}""", "x\uFFFDy")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "\uFFFD😀")]
    [InlineData("""{"a":"\uD83D\uDE00"}""", "😀")]
    [InlineData("""{"a":"\\ud83d"}""", "\\ud83d")]
    [InlineData("""{"a":"\\\ud83d"}""", "\\\uFFFD")]
    [InlineData("""{"a":"\ud83d\\ude00"}""", "\uFFFD\\ude00")]
    [InlineData("""{"a":"x😀\u1ee3"}""", "x😀ợ")]
    public void Half_a_pair_becomes_a_replacement_and_the_rest_stays(string json, string expected)
    {
        Assert.Equal(expected, Read(json));
        using var document = LenientJson.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(expected, document.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_read_as_far_as_they_go_wherever_it_is_parsed()
    {
        using var document = LenientJson.Parse((byte[])[.. "{\"a\":\"x"u8, 0xC3, .. "y\"}"u8]);
        Assert.Equal("x\uFFFDy", document.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void What_was_good_json_stays_what_it_was() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text),
        text => Read(JsonSerializer.Serialize(new { a = text })) == text));

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_worse() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is not null),
        bytes =>
        {
            _ = IncomingActivity.Read(bytes);
            _ = IncomingActivity.Read([.. "{\"type\":\"message\",\"text\":\"\\u"u8, .. bytes, .. "\"}"u8]);
            return true;
        }));

    [Fact]
    public void Invalid_utf_8_is_read_as_far_as_it_goes() =>
        Assert.Equal("a\uFFFDb", IncomingActivity.Read([.. "{\"type\":\"message\",\"text\":\"a"u8, 0xC3, .. "b\"}"u8])!.Text);

    private static string? Read(string json) => JsonDocument.Parse(LenientJson.Repair(Encoding.UTF8.GetBytes(json))).RootElement.GetProperty("a").GetString();
}
