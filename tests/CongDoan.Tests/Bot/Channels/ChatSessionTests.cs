using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels;

public sealed class ChatSessionTests : HostTest
{
    protected override Dictionary<string, string?> Settings => new() { ["PublicUrl"] = "https://chat.congdoan.vn" };

    [Fact]
    public async Task The_same_browser_gets_its_conversation_back_and_after_forgetting_a_new_one()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var (first, cookie) = await OpenAsync(null);
        Assert.False(first.GetProperty("resumed").GetBoolean());
        var chat = new ChatClient(Host.Client, first);
        await chat.AskAsync("chào");

        var (second, renewed) = await OpenAsync(cookie);
        Assert.True(second.GetProperty("resumed").GetBoolean());
        Assert.Equal(chat.ConversationId, second.GetProperty("conversationId").GetString());
        Assert.Equal(2, (await new ChatClient(Host.Client, second).HearAsync(2)).Count);

        using var forgotten = await SendAsync(HttpMethod.Delete, renewed, "congdoan-chat", null);
        Assert.Equal(HttpStatusCode.NoContent, forgotten.StatusCode);
        Assert.Contains("cd-chat=; expires=Thu, 01 Jan 1970", forgotten.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        var (third, _) = await OpenAsync(null);
        Assert.NotEqual(chat.ConversationId, third.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Looking_at_the_page_stores_nothing()
    {
        await OpenAsync(null);
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<Member>().AnyAsync() || await db.Set<Conversation>().AnyAsync());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("XMLHttpRequest", null)]
    [InlineData("congdoan-chat", "cross-site")]
    [InlineData("congdoan-chat", "same-site")]
    public async Task A_page_of_another_site_gets_no_session(string? requestedWith, string? site)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            using var response = await SendAsync(method, null, requestedWith, site);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("https://evil.vn", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("https://chat.congdoan.vn", HttpStatusCode.OK)]
    [InlineData("own", HttpStatusCode.OK)]
    public async Task Only_our_own_page_gets_a_session_whatever_headers_it_sends(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        request.Headers.Add("Origin", origin == "own" ? Host.Address.GetLeftPart(UriPartial.Authority) : origin);
        using var response = await Host.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_begins_anew()
    {
        var (session, _) = await OpenAsync("cd-chat=made-up");
        Assert.False(session.GetProperty("resumed").GetBoolean());
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_over_https_bound_to_the_host()
    {
        using var plain = await SendAsync(HttpMethod.Post, null, "congdoan-chat", "same-origin");
        var cookie = plain.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("no-store", plain.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Host = "chat.congdoan.vn";
        using var secure = await Host.Client.SendAsync(request);
        Assert.StartsWith("__Host-cd-chat=", secure.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Contains("; secure", secure.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        var session = await secure.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("wss://chat.congdoan.vn/", session.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_ends_tls_in_silence_still_gives_a_secure_socket_address()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        request.Headers.Host = "chat.congdoan.vn";
        using var response = await Host.Client.SendAsync(request);
        var session = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("wss://chat.congdoan.vn/", session.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
    }

    private async Task<(JsonElement Session, string Cookie)> OpenAsync(string? cookie)
    {
        using var response = await SendAsync(HttpMethod.Post, cookie, "congdoan-chat", "same-origin");
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(), response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? cookie, string? requestedWith, string? site)
    {
        using var request = new HttpRequestMessage(method, "/chat/session");
        foreach (var (name, value) in new[] { ("Cookie", cookie), ("X-Requested-With", requestedWith), ("Sec-Fetch-Site", site) })
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return await Host.Client.SendAsync(request);
    }
}
