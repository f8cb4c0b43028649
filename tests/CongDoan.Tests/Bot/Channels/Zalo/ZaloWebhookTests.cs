using System.Net;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CongDoan.Tests.Bot.Channels.Zalo;

public sealed class ZaloWebhookTests : HostTest
{
    private static readonly (string Text, string Reason)[] Useless =
    [
        ("not json at all", "unreadable"),
        ("""{"app_id":"1","event_name":"user_send_text","sender":{"id":"1"},"sender":{"id":"2"},"timestamp":"7"}""", "unreadable"),
        ("""{"event_name":"user_send_text","sender":{"id":{"$ne":1}},"recipient":{"id":"388613280878808645"},"timestamp":"7"}""", "unreadable"),
        ("""{"event_name":"user_send_text","sender":{"id":"../../etc"},"recipient":{"id":"388613280878808645"},"timestamp":"7"}""", "unreadable"),
        ("""{"event_name":"user_send_text","sender":{"id":1e400},"recipient":{"id":"388613280878808645"},"timestamp":"7"}""", "unreadable"),
        ("""{"event_name":"user_send_text","sender":{"id":"5"},"recipient":{"id":"404"},"message":{"text":"x","msg_id":"m"},"timestamp":"7"}""", "unknown_account"),
        ("null", "unreadable"),
        ("", "unreadable"),
    ];

    protected override Dictionary<string, string?> Settings
    {
        get
        {
            var settings = ZaloSamples.Settings();
            settings["Channels:Zalo:main:VerifierCode"] = "HUkv9C-x_1";
            settings["Channels:Zalo:unpaired:AppId"] = ZaloSamples.AppId;
            settings["Channels:Zalo:unpaired:AppSecret"] = "s";
            settings["Channels:Zalo:own:AppId"] = ZaloSamples.AppId;
            settings["Channels:Zalo:own:AppSecret"] = "s";
            settings["Channels:Zalo:own:OaSecretKey"] = "of-the-app";
            settings["Channels:Zalo:own:Accounts:one:OaId"] = "111";
            settings["Channels:Zalo:own:Accounts:one:OaSecretKey"] = "of-the-account";
            settings["Channels:Zalo:own:Accounts:two:OaId"] = "222";
            return settings;
        }
    }

    [Fact]
    public async Task Each_sample_is_accepted_by_its_app_alone_and_stored_once()
    {
        // One host for all: each sample is another event.
        var stored = 0;
        foreach (var name in ZaloSamples.Names)
        {
            await AcceptOnceAsync(name, ++stored);
        }

        Assert.Equal(23, stored);
    }

    private async Task AcceptOnceAsync(string name, int stored)
    {
        var (body, signature, app) = (ZaloSamples.Body(name), ZaloSamples.Signature(name), ZaloSamples.AppOf(name));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, body, signature));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, body, signature["mac=".Length..]));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, body, "mac = " + signature["mac=".Length..].ToUpperInvariant()));
        await using var db = await Host.DbAsync();
        Assert.Equal(stored, await db.Set<InboxItem>().CountAsync());
        Assert.Equal(0, await db.Set<QuarantinedBody>().CountAsync());

        var changed = (byte[])body.Clone();
        changed[^3] ^= 1;
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, changed, signature));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, body, signature[..^2]));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app, body, "sha256=" + signature["mac=".Length..]));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(app == "seen" ? "main" : "seen", body, signature));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("own", body, signature));
        Assert.Equal(stored, await db.Set<InboxItem>().CountAsync());
    }

    [Fact]
    public async Task A_body_that_names_another_app_is_foreign_whoever_signed_it()
    {
        var (body, signedAsItSays) = ZaloSamples.Make("user_send_text", ZaloSamples.Said("xin chào", "m1"), appId: "999");
        var signedAsOurs = Convert.ToHexStringLower(CongDoan.Bot.Channels.Zalo.ZaloSignature.Sign(ZaloSamples.AppId, body, "1543908534740", ZaloSamples.Secret));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, signedAsItSays));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, signedAsOurs));
    }

    [Fact]
    public async Task An_account_with_a_key_of_its_own_takes_no_other()
    {
        foreach (var (oaId, secret, expected) in new[]
        {
            ("111", "of-the-account", HttpStatusCode.OK), ("111", "of-the-app", HttpStatusCode.Unauthorized),
            ("222", "of-the-app", HttpStatusCode.OK), ("222", "of-the-account", HttpStatusCode.Unauthorized),
        })
        {
            var (body, signature) = ZaloSamples.Make("unfollow", $$"""
                "oa_id":"{{oaId}}","follower":{"id":"5"}
                """, secret: secret);
            Assert.Equal(expected, await PostAsync("own", body, signature));
        }
    }

    [Fact]
    public async Task What_is_signed_and_of_no_use_is_kept_as_it_came()
    {
        foreach (var (text, reason) in Useless)
        {
            var body = System.Text.Encoding.UTF8.GetBytes(text);
            var time = text.Contains("\"7\"", StringComparison.Ordinal) ? "7" : "99";
            var signature = Convert.ToHexStringLower(CongDoan.Bot.Channels.Zalo.ZaloSignature.Sign(ZaloSamples.AppId, body, time, ZaloSamples.Secret));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, signature, time));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, signature, time));
            await using var db = await Host.DbAsync();
            var kept = (await db.Set<QuarantinedBody>().ToListAsync()).Single(one => one.Body.AsSpan().SequenceEqual(body));
            Assert.Equal((reason, "zalo", "main"), (kept.Reason, kept.Webhook, kept.App));
            Assert.False(await db.Set<InboxItem>().AnyAsync());
        }
    }

    [Fact]
    public async Task An_unsigned_try_out_is_answered_while_pairing_is_open_and_never_otherwise()
    {
        var body = "{}"u8.ToArray();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("unpaired", body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, null));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        using var output = new StringWriter();
        Assert.Equal(0, await PairCommand.RunAsync(Data, "zalo", "unpaired", settings, output, CancellationToken.None));
        Assert.Contains("Khóa bí mật OA", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await PostAsync("unpaired", body, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", body, null));
        await PairCommand.RunAsync(Data, "zalo", "main", settings, output, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, await PostAsync("main", body, null));
        // An event is proved, paired or not.
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("main", ZaloSamples.Body("user_send_text.json"), null));
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<InboxItem>().AnyAsync() || await db.Set<QuarantinedBody>().AnyAsync());
        await Assert.ThrowsAsync<StartRefusedException>(() => PairCommand.RunAsync(Data, "zalo", "nobody", settings, output, CancellationToken.None));
    }

    [Fact]
    public async Task The_domain_file_names_its_code_and_a_look_at_the_webhook_is_answered()
    {
        Assert.Contains("<meta name=\"zalo-platform-site-verification\" content=\"HUkv9C-x_1\" />", await Host.Client.GetStringAsync(new Uri("/zalo_verifierHUkv9C-x_1.html", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Host.Client.GetAsync(new Uri("/zalo_verifierother.html", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Host.Client.GetAsync(new Uri("/webhooks/zalo/main", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Client.GetAsync(new Uri("/webhooks/zalo/none", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("AppId", "", "Channels:Zalo:main:AppId")]
    [InlineData("Accounts:x:OaId", "không phải mã", "Channels:Zalo:main:Accounts:x:OaId")]
    [InlineData("Accounts:x:OaId", ZaloSamples.OaId, "được khai báo nhiều lần")]
    [InlineData("VerifierCode", "a/../b", "Channels:Zalo:main:VerifierCode")]
    [InlineData("FreeWindow", "30.00:00:00", "Channels:Zalo:main:FreeWindow")]
    public async Task A_wrong_setting_stops_the_start_and_names_the_key(string key, string value, string expected)
    {
        var settings = Settings;
        settings["Channels:Zalo:main:" + key] = value;
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            async () => await (await RunningHost.StartAsync(Scratch("other"), Answers, settings)).DisposeAsync());
        Assert.Contains(expected, string.Join(' ', error.Failures), StringComparison.Ordinal);
    }

    private Task<HttpStatusCode> PostAsync(string app, byte[] body, string? signature, string? time = null) => ZaloPost.SendAsync(Host.Client, app, body, signature, time);
}

/// <summary>Posts as Zalo does.</summary>
internal static class ZaloPost
{
    public static async Task<HttpStatusCode> SendAsync(HttpClient client, string app, byte[] body, string? signature, string? time = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/zalo/{app}") { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        }

        if (time is not null)
        {
            request.Headers.Add("X-ZEvent-Timestamp", time);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
