using System.Net;
using System.Text;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Webhooks;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>The way in: the handshake, the proof, and what is on disk before Meta gets its 200.</summary>
public sealed class MetaWebhookTests : HostTest
{
    private static readonly (string Text, string Reason)[] Useless =
    [
        ("not json at all", "unreadable"),
        ("[]", "unreadable"),
        ("", "unreadable"),
        ("""{"object":"instagram","entry":[]}""", "not_of_a_page"),
        ("""{"object":"page","entry":[]}""", "no_event"),
        ("""{"object":"page","object":"page","entry":[]}""", "unreadable"),
        ("""{"object":"page","entry":[{"id":"404","messaging":[{"sender":{"id":"1"},"message":{"mid":"m","text":"x"}}]}]}""", "unknown_account"),
        ("""{"object":"page","entry":[{"id":"700700700","messaging":[{"sender":{"id":"1"},"message":{"mid":"m","text":"x"}}]}]}""", "unknown_account"),
        ("""{"object":"page","entry":[{"id":"682498171943165","messaging":[{"sender":{"id":{"$ne":1}},"message":{"mid":"m","text":"x"}}]}]}""", "unreadable"),
        ("""{"object":"page","entry":[{"id":"682498171943165","messaging":[{"sender":{"id":"../etc"},"message":{"mid":"m","text":"x"}}]}]}""", "unreadable"),
    ];

    protected override Dictionary<string, string?> Settings => MetaSamples.Settings();

    [Fact]
    public async Task Each_sample_is_accepted_by_its_app_alone_and_stored_once()
    {
        // One host for all. Eight samples are about the same message, so that not each of them is another event.
        var stored = 0;
        foreach (var name in MetaSamples.Names)
        {
            var (body, signature) = (MetaSamples.Body(name), MetaSamples.Signature(name));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, signature));
            var after = await CountAsync();
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, signature));
            Assert.Equal(after, await CountAsync());
            Assert.InRange(after, stored, stored + 2);
            stored = after;

            var changed = (byte[])body.Clone();
            changed[^3] ^= 1;
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", changed, signature));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, null));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, ""));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, signature["sha256=".Length..]));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, "sha256=" + signature["sha256=".Length..].ToUpperInvariant()));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, MetaSamples.Sign(body, "another-secret")));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("other", body, signature));
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync("nobody", body, signature));
            Assert.Equal(stored, await CountAsync());
        }

        Assert.Equal(26, MetaSamples.Names.Count());
        await using var db = await Host.DbAsync();
        Assert.Equal(0, await db.Set<QuarantinedBody>().CountAsync());
        Assert.Equal(21, stored);
    }

    [Fact]
    public async Task The_handshake_gives_the_challenge_to_whoever_knows_the_word()
    {
        const string Query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
        using var answer = await Host.Client.GetAsync(new Uri("/webhooks/meta/main" + Query + Uri.EscapeDataString("từ-khó-đoán"), UriKind.Relative));
        Assert.Equal("1158201444", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        foreach (var wrong in new[] { Query + "falsch", Query, "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=" + Uri.EscapeDataString("từ-khó-đoán"), "" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Host.Client.GetAsync(new Uri("/webhooks/meta/main" + wrong, UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task A_batch_of_many_entries_is_stored_event_by_event_whatever_stands_between()
    {
        var entries = Enumerable.Range(0, 1000).Select(i => MetaSamples.Entry(MetaSamples.Page, MetaSamples.Said($"câu {i}", $"m{i}", $"9{i % 50}"))).ToList();
        entries.Insert(500, """{"id":"404","messaging":[{"sender":{"id":"1"},"message":{"mid":"m","text":"x"}}]}""");
        entries.Insert(700, MetaSamples.Entry(MetaSamples.FeedPage, MetaSamples.Said("Trang khác", "m-other", page: MetaSamples.FeedPage) + "," + MetaSamples.Event("\"new_thing\":{\"a\":1}", page: MetaSamples.FeedPage)));
        var body = MetaSamples.Entries([.. entries]);
        Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, MetaSamples.Sign(body)));
        await using var db = await Host.DbAsync();
        Assert.Equal(1002, await db.Set<InboxItem>().CountAsync());
        Assert.Equal("unknown_account", (await db.Set<QuarantinedBody>().SingleAsync()).Reason);
        Assert.Equal(
            [(MetaSamples.FeedPage, 1), (MetaSamples.Page, 50)],
            (await db.Set<Conversation>().GroupBy(one => one.Account).Select(group => new { group.Key, Count = group.Count() }).ToListAsync())
                .Select(group => (group.Key, group.Count)).Order());
    }

    [Fact]
    public async Task What_is_signed_and_of_no_use_is_kept_as_it_came()
    {
        foreach (var (text, reason) in Useless)
        {
            var body = Encoding.UTF8.GetBytes(text);
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, MetaSamples.Sign(body)));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, MetaSamples.Sign(body)));
            await using var db = await Host.DbAsync();
            var kept = (await db.Set<QuarantinedBody>().ToListAsync()).Single(one => one.Body.AsSpan().SequenceEqual(body));
            Assert.Equal((reason, "meta", "main"), (kept.Reason, kept.Webhook, kept.App));
            Assert.False(await db.Set<InboxItem>().AnyAsync());
        }
    }

    [Fact]
    public async Task Half_an_emoji_in_escaped_letters_costs_nothing_but_itself()
    {
        var body = MetaSamples.Entries(MetaSamples.Entry(MetaSamples.Page, MetaSamples.Event("\"message\":{\"mid\":\"m1\",\"text\":\"h\\u1ecfi \\ud83d ng\\u00e0y ph\\u00e9p\"}")));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, MetaSamples.Sign(body)));
        await using var db = await Host.DbAsync();
        Assert.Contains("ngày phép", (await db.Set<Message>().SingleAsync(one => one.From == MessageFrom.Member)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AppId", "", "Channels:Meta:main:AppId")]
    [InlineData("AppSecret", " ", "Channels:Meta:main:AppSecret")]
    [InlineData("VerifyToken", "", "Channels:Meta:main:VerifyToken")]
    [InlineData("ApiVersion", "25", "Channels:Meta:main:ApiVersion")]
    [InlineData("OfficerWindow", "01:00:00", "Channels:Meta:main:OfficerWindow")]
    [InlineData("Accounts:x:PageId", "không phải mã", "Channels:Meta:main:Accounts:x:PageId")]
    [InlineData("Accounts:x:PageId", MetaSamples.Page, "được khai báo nhiều lần")]
    public async Task A_wrong_setting_stops_the_start_and_names_the_key(string key, string value, string expected)
    {
        var settings = Settings;
        settings["Channels:Meta:main:" + key] = value;
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            async () => await (await RunningHost.StartAsync(Scratch("other"), Answers, settings)).DisposeAsync());
        Assert.Contains(expected, string.Join(' ', error.Failures), StringComparison.Ordinal);
    }

    private async Task<int> CountAsync()
    {
        await using var db = await Host.DbAsync();
        return await db.Set<InboxItem>().CountAsync();
    }

    private async Task<HttpStatusCode> PostAsync(string app, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/meta/{app}") { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        using var response = await Host.Client.SendAsync(request);
        return response.StatusCode;
    }
}
