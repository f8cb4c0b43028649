using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Files;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels;

/// <summary>Files by Direct Line: what is taken, what is shown, and who may read it.</summary>
public sealed class UploadTests : HostTest
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];
    private static readonly byte[] Pdf = "%PDF-1.7 đơn"u8.ToArray();

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Channels:DirectLine:UploadMegabytes"] = "1", ["Channels:DirectLine:UploadsPerMemberMegabytes"] = "2", ["Channels:DirectLine:UploadsPerMinute"] = "1000",
    };

    [Fact]
    public async Task Words_with_files_are_one_message_whose_echo_shows_them()
    {
        Answers.On("đơn của em đây", ScriptedAnswers.Plain(Decision.Greet, "greet", "Cảm ơn bạn"));
        var chat = await Host.ChatAsync();
        using var posted = await PostAsync(chat, """{"type":"message","text":"đơn của em đây","channelData":{"clientActivityID":"u1"}}""", ("ảnh.png", Png), (@"C:\đơn\đơn.pdf", Pdf));
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        var heard = await chat.HearAsync(2);
        Assert.Equal((await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString(), heard[0].GetProperty("id").GetString());
        Assert.Equal(("đơn của em đây", "u1"), (heard[0].GetProperty("text").GetString(), heard[0].GetProperty("channelData").GetProperty("clientActivityID").GetString()));
        var shown = heard[0].GetProperty("attachments").EnumerateArray().ToList();
        Assert.Equal([("ảnh.png", "image/png"), ("đơn.pdf", "application/pdf")], shown.Select(one => (one.GetProperty("name").GetString(), one.GetProperty("contentType").GetString())));
        Assert.Equal("Cảm ơn bạn", heard[1].GetProperty("text").GetString());

        using var picture = await Host.Client.GetAsync(new Uri(shown[0].GetProperty("contentUrl").GetString()!));
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/png", "inline"), (picture.Content.Headers.ContentType!.MediaType, picture.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("default-src 'none'; sandbox", picture.Headers.GetValues("Content-Security-Policy").Single());
        using var file = await Host.Client.GetAsync(new Uri(shown[1].GetProperty("contentUrl").GetString()!));
        Assert.Equal(("attachment", "đơn.pdf"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));
        await using var db = await Host.DbAsync();
        Assert.StartsWith("đơn của em đây\n[Hình ảnh: ảnh.png: http", (await db.Set<Message>().SingleAsync(one => one.From == MessageFrom.Member)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_alone_is_answered_and_told_again_it_is_the_same_message()
    {
        var chat = await Host.ChatAsync();
        for (var i = 0; i < 3; i++)
        {
            using var posted = await PostAsync(chat, """{"type":"message","channelData":{"clientActivityID":"u1"}}""", ("a.png", Png));
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        }

        var heard = await chat.HearAsync(2);
        Assert.Equal(Wording.CannotRead, heard[1].GetProperty("text").GetString());
        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<StoredFile>().CountAsync());
    }

    [Fact]
    public async Task A_bare_file_with_its_name_in_a_header_is_taken_as_well()
    {
        var chat = await Host.ChatAsync();
        using var content = new ByteArrayContent(Pdf);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "don.pdf" };
        using var posted = await chat.SendAsync(HttpMethod.Post, "/upload?userId=x", content);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Equal("don.pdf", (await chat.HearAsync(2))[0].GetProperty("attachments")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("virus.exe", "MZ", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("trang.html", "<script>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("anh.svg", "<svg/>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("gia.png", "<html>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("rong.txt", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("khong-duoi", "x", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_could_harm_whoever_opens_it_is_refused_in_words(string name, string bytes, HttpStatusCode status)
    {
        using var response = await PostAsync(await Host.ChatAsync(), """{"type":"message"}""", (name, Encoding.UTF8.GetBytes(bytes)));
        Assert.Equal(status, response.StatusCode);
        Assert.Contains("Chỉ nhận", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await NothingAsync();
    }

    [Fact]
    public async Task Too_large_too_many_and_too_much_in_all_are_refused()
    {
        var chat = await Host.ChatAsync();
        using (var large = await PostAsync(chat, "{\"type\":\"message\"}", ("a.txt", new byte[(1024 * 1024) + 1])))
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        }

        using (var many = await PostAsync(chat, "{\"type\":\"message\"}", [.. Enumerable.Range(0, 6).Select(i => ($"{i}.txt", Pdf))]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        }

        using (var none = await PostAsync(chat, "{\"type\":\"message\"}"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        }

        await NothingAsync();
        for (var i = 0; i < 3; i++)
        {
            using var more = await PostAsync(chat, "{\"type\":\"message\"}", ("a.txt", new byte[1024 * 1000]));
            Assert.Equal(i < 2 ? HttpStatusCode.OK : HttpStatusCode.RequestEntityTooLarge, more.StatusCode);
        }
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"type\":5}")]
    public async Task An_activity_that_is_none_is_refused(string activity)
    {
        using var response = await PostAsync(await Host.ChatAsync(), activity, ("a.png", Png));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await NothingAsync();
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_not_found()
    {
        foreach (var id in new[] { new string('0', 64), "..%2fbot.db", "x" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Host.Client.GetAsync(new Uri("/v3/directline/attachments/" + id, UriKind.Relative))).StatusCode);
        }
    }

    private async Task NothingAsync()
    {
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<StoredFile>().AnyAsync());
        Assert.False(await db.Set<Message>().AnyAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(ChatClient chat, string activity, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        var part = new StringContent(activity, Encoding.UTF8);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        // As a browser names what it was given without a name.
        form.Add(part, "activity", "blob");
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "file", name);
        }

        return await chat.SendAsync(HttpMethod.Post, "/upload?userId=x", form);
    }
}
