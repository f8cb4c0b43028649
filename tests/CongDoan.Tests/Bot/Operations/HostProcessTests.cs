using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Storage;
using CongDoan.Tests.Bot.Support;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Operations;

public sealed class HostProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = BuiltHost.FreePort();
    private readonly HttpClient _client;

    public HostProcessTests() => _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };

    private string Data => _folder.File("data");

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_host_killed_between_accepting_and_answering_answers_exactly_once_after_its_restart()
    {
        await using (var first = HostChild.Start(Data, _port))
        {
            await first.ReadyAsync(_client);
            await (await ChatAsync()).SayAsync("chào", "a1");
            // The burst window keeps the answer back for a second: it cannot have been written yet.
            await first.KillAsync();
        }

        await using (var db = new BotDatabase(Data).Open())
        {
            Assert.Equal(1, await db.Set<Message>().CountAsync());
        }

        await using var second = HostChild.Start(Data, _port);
        await second.ReadyAsync(_client);
        await using var after = new BotDatabase(Data).Open();
        for (var tries = 0; tries < 300 && !await after.Set<InboxItem>().AnyAsync(item => item.State == InboxState.Done); tries++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(InboxState.Done, (await after.Set<InboxItem>().AsNoTracking().SingleAsync()).State);
        Assert.Equal([MessageFrom.Member, MessageFrom.Bot], await after.Set<Message>().OrderBy(message => message.Sequence).Select(message => message.From).ToListAsync());
    }

    [Fact]
    public async Task The_first_start_shows_the_administrators_password_once()
    {
        string password;
        await using (var first = HostChild.Start(Data, _port))
        {
            await first.ReadyAsync(_client);
            Assert.Contains(Data, first.Output, StringComparison.Ordinal);
            Assert.Contains($"http://127.0.0.1:{_port}", first.Output, StringComparison.Ordinal);
            Assert.Contains("Direct Line cho ứng dụng bên ngoài: tắt", first.Output, StringComparison.Ordinal);
            password = first.Output.Split("Mật khẩu:")[1].Split('\n')[0].Trim();
            Assert.Equal(16, password.Length);
            await first.KillAsync();
        }

        await using var second = HostChild.Start(Data, _port);
        await second.ReadyAsync(_client);
        Assert.DoesNotContain("Mật khẩu", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(password, second.Output + second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_says_so_and_the_first_goes_on()
    {
        await using var first = HostChild.Start(Data, _port);
        await first.ReadyAsync(_client);
        await using var second = HostChild.Start(Data, BuiltHost.FreePort());
        Assert.NotEqual(0, await second.ExitAsync());
        Assert.Contains("đang chạy trên thư mục dữ liệu", second.Errors, StringComparison.Ordinal);
        Assert.Single(second.Errors.Trim().Split('\n'));
        await first.ReadyAsync(_client);
    }

    [Fact]
    public async Task A_taken_port_is_named_in_one_sentence()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, _port);
        taken.Start();
        await using var host = HostChild.Start(Data, _port);
        Assert.NotEqual(0, await host.ExitAsync());
        Assert.StartsWith($"Cổng {_port} đang được chương trình khác dùng. Hãy dừng", host.Errors, StringComparison.Ordinal);
        Assert.Single(host.Errors.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Officers__OfficeHours", "cả ngày", "Officers:OfficeHours")]
    [InlineData("Conversations__BurstWindow", "00:01:00", "Conversations:BurstWindow")]
    [InlineData("Conversations__BurstWindow", "mau", "Conversations:BurstWindow")]
    [InlineData("Alerts__WebhookUrl", "ftp://x", "Alerts:WebhookUrl")]
    [InlineData("PublicUrl", "chat.vn", "PublicUrl")]
    [InlineData("Index__Provider", "Lucene", "Index:Provider")]
    [InlineData("Index__Provider", "Qdrant", "Qdrant:Url")]
    [InlineData("Embedding__Model", "bge-m3", "Embedding:Endpoint")]
    [InlineData("Channels__DirectLine__Origins__0", "https://a.vn/x", "Channels:DirectLine:Origins")]
    [InlineData("Channels__DirectLine__Secret", "bí mật", "Channels:DirectLine:Secret")]
    [InlineData("Inbox__Workers", "0", "Inbox:Workers")]
    public async Task A_wrong_setting_stops_the_host_with_a_sentence_that_names_it(string name, string value, string key)
    {
        await using var host = HostChild.Start(Data, _port, new Dictionary<string, string> { [name] = value });
        Assert.NotEqual(0, await host.ExitAsync());
        Assert.StartsWith("Cấu hình chưa đúng", host.Errors, StringComparison.Ordinal);
        Assert.Contains(key, host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_stops_the_host_and_stays_as_it_is()
    {
        Directory.CreateDirectory(Data);
        var bytes = Encoding.UTF8.GetBytes(new string('x', 5_000));
        await File.WriteAllBytesAsync(Path.Combine(Data, BotDatabase.FileName), bytes);
        await using var host = HostChild.Start(Data, _port);
        Assert.NotEqual(0, await host.ExitAsync());
        Assert.Contains("bị hỏng", host.Errors, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(Data, BotDatabase.FileName)));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("ask", "--help")]
    public async Task Help_is_Vietnamese(params string[] arguments)
    {
        await using var help = HostChild.Run(arguments);
        Assert.Equal(0, await help.ExitAsync());
        Assert.Contains("Cách dùng", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_with_wrong_arguments_does_nothing_and_says_so()
    {
        await using var wrong = HostChild.Run("backup");
        Assert.Equal(64, await wrong.ExitAsync());
        Assert.Contains("thiếu ĐÍCH", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_verb_starts_no_host()
    {
        await using var wrong = HostChild.Run("bakcup", _folder.File("copy"), "--json");
        Assert.Equal(64, await wrong.ExitAsync());
        Assert.StartsWith("Không có lệnh “bakcup”. Có phải bạn muốn “backup”?", wrong.Errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(wrong.Output.Trim());
        Assert.StartsWith("Không có lệnh “bakcup”", json.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_Vietnamese_and_noted_in_one_line()
    {
        await using var host = HostChild.Start(Data, _port);
        await host.ReadyAsync(_client);
        var chat = await ChatAsync();
        var words = "tôi hỏi " + new string('x', 300_000);
        foreach (var isAnnounced in new[] { true, false })
        {
            using HttpContent content = isAnnounced ? new StringContent(words) : new StreamContent(new UnknownLength(Encoding.UTF8.GetBytes(words)));
            using var refused = await chat.SendAsync(HttpMethod.Post, "/activities", content);
            Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            var body = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.StartsWith("Nội dung gửi lên quá lớn", body.GetProperty("title").GetString(), StringComparison.Ordinal);
            Assert.Equal("PayloadTooLarge", body.GetProperty("error").GetProperty("code").GetString());
        }

        Assert.DoesNotContain("   at ", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_prints_one_line_of_json_and_the_folder_elsewhere()
    {
        await using var ask = HostChild.Run("ask", "@chào bạn", "--data", Data, "--json");
        Assert.Equal(0, await ask.ExitAsync());
        using var answer = JsonDocument.Parse(ask.Output.Trim());
        Assert.Equal("@chào bạn", answer.RootElement.GetProperty("question").GetString());
        Assert.Contains(Data, ask.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, BotDatabase.FileName)));
    }

    private async Task<ChatClient> ChatAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        using var response = await _client.SendAsync(request);
        return new ChatClient(_client, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>A body whose length is not announced.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
