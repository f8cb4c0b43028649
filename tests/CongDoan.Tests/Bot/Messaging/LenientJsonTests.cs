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
    public void Half_a_pair_becomes_a_replacement_and_the_rest_stays(string json, string expected) => Assert.Equal(expected, Read(json));

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
