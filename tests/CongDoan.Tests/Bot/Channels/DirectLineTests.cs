using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels;

public sealed class DirectLineTests : HostTest
{
    private const string Base = "/v3/directline";

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Channels:DirectLine:Secret"] = "bi-mat",
        ["Channels:DirectLine:Origins:0"] = "https://congdoan.vn",
    };

    [Fact]
    public async Task A_sites_server_gets_a_token_for_its_visitor_with_the_secret_only()
    {
        using var refused = await SendAsync(HttpMethod.Post, "/tokens/generate", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        using var given = await SendAsync(HttpMethod.Post, "/tokens/generate", "bi-mat", new { user = new { id = "dl_7" } });
        var answer = await given.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(3600, answer.GetProperty("expires_in").GetInt32());
        Assert.False(answer.TryGetProperty("streamUrl", out _));
        var check = Host.App.Services.GetRequiredService<DirectLineTokens>().Read(answer.GetProperty("token").GetString()!);
        Assert.Equal(new TokenHolder(answer.GetProperty("conversationId").GetString()!, "dl_7"), Assert.IsType<TokenCheck.Valid>(check).Holder);
    }

    [Fact]
    public async Task Starting_and_resuming_both_give_a_token_and_an_absolute_socket_address()
    {
        using var started = await SendAsync(HttpMethod.Post, "/conversations", "bi-mat");
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        var first = await started.Content.ReadFromJsonAsync<JsonElement>();
        var token = first.GetProperty("token").GetString()!;
        using var resumed = await SendAsync(HttpMethod.Get, $"/conversations/{first.GetProperty("conversationId").GetString()}?watermark=5", token);
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        var second = await resumed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotNull(second.GetProperty("token").GetString());
        Assert.StartsWith($"ws://{Host.Address.Authority}/v3/directline/conversations/", second.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.Contains("watermark=5", second.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);

        using var refreshed = await SendAsync(HttpMethod.Post, "/tokens/refresh", token);
        Assert.NotNull((await refreshed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString());
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_and_no_other()
    {
        var mine = await Host.ChatAsync();
        var other = await Host.ChatAsync();
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Get, ""), (HttpMethod.Get, "/stream"), (HttpMethod.Post, "/upload") })
        {
            using var response = await mine.SendAsync(method, path + $"?t={other.Token}", JsonOrNull(method), token: other.Token);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal("Forbidden", await CodeAsync(response));
        }
    }

    [Fact]
    public async Task Without_a_good_token_nothing_opens()
    {
        var chat = await Host.ChatAsync();
        foreach (var token in new[] { "garbage", "", chat.Token + "x", "bi-mat" })
        {
            using var response = await chat.SendAsync(HttpMethod.Get, $"/activities?t={token}", token: token);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_expired_token_is_named_so_everywhere()
    {
        var chat = await Host.ChatAsync();
        // An hour and a second ago, sealed with the host's own keys.
        var old = new DirectLineTokens(
            Host.App.Services.GetRequiredService<IDataProtectionProvider>(),
            new FakeTime(TimeProvider.System.GetUtcNow() - DirectLineTokens.Life - TimeSpan.FromSeconds(1)));
        var expired = old.New(new TokenHolder(chat.ConversationId, "m"));
        foreach (var (method, path) in new[] { (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Get, ""), (HttpMethod.Get, "/stream") })
        {
            using var response = await chat.SendAsync(method, $"{path}?t={expired}", JsonOrNull(method), token: expired);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal("TokenExpired", await CodeAsync(response));
        }

        using var refresh = await SendAsync(HttpMethod.Post, "/tokens/refresh", expired);
        Assert.Equal("TokenExpired", await CodeAsync(refresh));
    }

    [Fact]
    public async Task The_echo_carries_the_clients_own_data_and_the_tokens_user()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var chat = await Host.ChatAsync();
        using var response = await chat.PostAsync(new
        {
            type = "message", text = "chào", from = new { id = "an officer", role = "bot" }, channelData = new { clientActivityID = "a1", extra = new[] { 1, 2 } },
        });
        var id = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var heard = await chat.HearAsync(2);
        Assert.Equal(id, heard[0].GetProperty("id").GetString());
        Assert.Equal("a1", heard[0].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal(2, heard[0].GetProperty("channelData").GetProperty("extra").GetArrayLength());
        Assert.Equal("user", heard[0].GetProperty("from").GetProperty("role").GetString());
        Assert.StartsWith("m-", heard[0].GetProperty("from").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(id, heard[1].GetProperty("replyToId").GetString());
        Assert.EndsWith("Z", heard[1].GetProperty("timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_activity_posted_again_and_at_once_is_one_message()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var chat = await Host.ChatAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.SayAsync("chào", "a1")));
        Assert.Single(ids.Distinct());
        await chat.HearAsync(2);
        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<InboxItem>().CountAsync());
        Assert.Single(Answers.Asked);
    }

    [Fact]
    public async Task Another_member_may_use_the_same_activity_id()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        foreach (var chat in new[] { await Host.ChatAsync(), await Host.ChatAsync() })
        {
            await chat.SayAsync("chào", "1");
            await chat.HearAsync(2);
        }
    }

    [Theory]
    [InlineData("typing", "")]
    [InlineData("conversationUpdate", "")]
    [InlineData("event", "webchat/join")]
    public async Task Signs_that_need_no_work_are_taken_and_not_stored(string type, string name)
    {
        using var response = await (await Host.ChatAsync()).PostAsync(new { type, name });
        response.EnsureSuccessStatusCode();
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<InboxItem>().AnyAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":5}")]
    public async Task What_is_no_activity_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await (await Host.ChatAsync()).SendAsync(HttpMethod.Post, "/activities", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BadArgument", await CodeAsync(response));
    }

    [Fact]
    public async Task A_broken_emoji_is_taken_as_far_as_it_can_be_read()
    {
        Answers.On("lương\uFFFD?", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        var chat = await Host.ChatAsync();
        using var content = new StringContent("""{"type":"message","text":"lương\ud83d?"}""", Encoding.UTF8, "application/json");
        using var response = await chat.SendAsync(HttpMethod.Post, "/activities", content);
        response.EnsureSuccessStatusCode();
        await chat.HearAsync(2);
    }

    [Fact]
    public async Task A_body_beyond_every_message_is_refused_unread()
    {
        using var content = new ByteArrayContent(new byte[300 * 1024]);
        using var response = await (await Host.ChatAsync()).SendAsync(HttpMethod.Post, "/activities", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_long_text_arrives_whole_in_one_activity_and_thirteen_choices_are_offered()
    {
        Answers.On("điều 113", ScriptedAnswers.Plain(Decision.Greet, "greet", LongWords.Text));
        Answers.On("hỏi", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Bạn hỏi việc nào?", false, LongWords.Options));
        var chat = await Host.ChatAsync();
        LongWords.AssertWhole([(await chat.AskAsync("điều 113")).GetProperty("text").GetString()!], int.MaxValue);
        Assert.Equal(LongWords.Options, ChatClient.Actions(await chat.AskAsync("hỏi")));
    }

    [Fact]
    public async Task A_watermark_beyond_the_database_falls_back_to_its_end()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("chào");
        using var response = await chat.SendAsync(HttpMethod.Get, "/activities?watermark=999");
        var set = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(0, set.GetProperty("activities").GetArrayLength());
        Assert.Equal("2", set.GetProperty("watermark").GetString());
    }

    [Fact]
    public async Task Only_the_listed_origins_may_call_from_a_browser()
    {
        foreach (var (origin, allowed) in new[] { ("https://congdoan.vn", true), ("https://evil.vn", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, Base + "/conversations");
            request.Headers.Add("Origin", origin);
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
            using var response = await Host.Client.SendAsync(request);
            Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == origin);
        }
    }

    [Theory]
    [InlineData("https://congdoan.vn", HttpStatusCode.OK)]
    [InlineData("own", HttpStatusCode.OK)]
    [InlineData("https://evil.vn", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_page_of_an_unlisted_site_is_refused_even_with_a_good_token(string origin, HttpStatusCode expected)
    {
        var chat = await Host.ChatAsync();
        foreach (var path in new[] { "/activities", "/stream?t=" + chat.Token })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/conversations/{chat.ConversationId}{path}");
            request.Headers.Authorization = new("Bearer", chat.Token);
            request.Headers.Add("Origin", origin == "own" ? Host.Address.GetLeftPart(UriPartial.Authority) : origin);
            using var response = await Host.Client.SendAsync(request);
            // The stream wants a WebSocket; a page that may come in gets as far as being told so.
            Assert.Equal(expected == HttpStatusCode.OK && path != "/activities" ? HttpStatusCode.BadRequest : expected, response.StatusCode);
        }
    }

    private static JsonContent? JsonOrNull(HttpMethod method) => method == HttpMethod.Post ? JsonContent.Create(new { type = "message", text = "x" }) : null;

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetString();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, Base + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        return await Host.Client.SendAsync(request);
    }
}
