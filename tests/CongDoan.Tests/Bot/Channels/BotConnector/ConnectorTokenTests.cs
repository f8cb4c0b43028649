using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CongDoan.Bot.Inbox;
using CongDoan.PlatformSimulator.Connector;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.BotConnector;

/// <summary>Who may call <c>/api/messages</c>: every claim of a token that is not right is refused, and nothing is kept.</summary>
public sealed class ConnectorTokenTests : SimulatedConnector
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_good_token_is_accepted_and_its_activity_stored()
    {
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("xin chào")));
        Assert.Equal(1, await CountAsync());
        Assert.Equal(1, Platform.KeyFetches);
    }

    [Theory]
    [InlineData("iss", "https://api.botframework.org")]
    [InlineData("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("aud", "99999999-2222-3333-4444-555555555555")]
    [InlineData("aud", ConnectorPlatform.AppId + "/")]
    [InlineData("serviceurl", "https://evil.example/")]
    [InlineData("serviceurl", null)]
    [InlineData("exp", -301L)]
    [InlineData("nbf", 330L)]
    [InlineData("exp", null)]
    public async Task A_claim_that_is_not_right_is_refused(string claim, object? value)
    {
        var activity = Phone.Message("xin chào");
        var claims = Phone.Claims(activity);
        claims[claim] = value switch { null => null, long seconds => Now.AddSeconds(seconds).ToUnixTimeSeconds(), _ => JsonValue.Create((string)value) };
        if (value is null)
        {
            claims.Remove(claim);
        }

        Assert.Equal(403, await Phone.PostAsync(activity.ToJsonString(), Platform.Channels.Make(claims)));
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("exp", -290L)]
    [InlineData("nbf", 290L)]
    public async Task Clocks_may_differ_by_five_minutes(string claim, long seconds)
    {
        var activity = Phone.Message("xin chào");
        var claims = Phone.Claims(activity);
        claims["nbf"] = Now.AddHours(-1).ToUnixTimeSeconds();
        claims[claim] = Now.AddSeconds(seconds).ToUnixTimeSeconds();
        Assert.Equal(200, await Phone.PostAsync(activity.ToJsonString(), Platform.Channels.Make(claims)));
    }

    [Fact]
    public async Task A_signature_that_is_not_of_the_published_key_is_refused()
    {
        var activity = Phone.Message("xin chào");
        var (body, claims) = (activity.ToJsonString(), Phone.Claims(activity));
        var good = Platform.Channels.Make(claims);
        using var stranger = RSA.Create(2048);
        foreach (var token in new[]
        {
            Platform.Channels.Make(claims, "none"), Platform.Channels.Make(claims, "HS256"), Platform.Channels.Make(claims, "RS512"),
            Platform.Channels.Make(claims, by: stranger), Platform.Channels.Make(claims, keyId: "unknown"), Platform.Entra.Make(claims, keyId: Platform.Channels.KeyId),
            good[..^4] + "AAAA", good[..good.LastIndexOf('.')] + ".",
            // Claims of another token below this signature.
            $"{good.Split('.')[0]}.{Platform.Channels.Make(new JsonObject { ["iss"] = "https://api.botframework.com", ["aud"] = ConnectorPlatform.AppId }).Split('.')[1]}.{good.Split('.')[2]}",
        })
        {
            Assert.Equal(403, await Phone.PostAsync(body, token));
        }

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Without_a_token_or_with_what_is_none_the_answer_is_401()
    {
        var activity = Phone.Message("xin chào");
        var good = Platform.Channels.Make(Phone.Claims(activity));
        Assert.Equal(401, await Phone.PostAsync(activity.ToJsonString(), null));
        Assert.Equal(401, await Phone.PostAsync(activity.ToJsonString(), good, "Basic"));
        foreach (var token in new[] { "", "x", "a.b.c", "null", new string('x', 20_000), good.Replace('.', ' ') })
        {
            Assert.Equal(401, await Phone.PostAsync(activity.ToJsonString(), token));
        }

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_leads_our_token_nowhere()
    {
        var activity = Phone.Message("xin chào");
        var token = Platform.Channels.Make(Phone.Claims(activity));
        foreach (var evil in new[] { "https://evil.example/", Phone.ServiceUrl + "x", Phone.ServiceUrl.TrimEnd('/') })
        {
            activity["serviceUrl"] = evil;
            Assert.Equal(403, await Phone.PostAsync(activity.ToJsonString(), token));
        }

        activity.Remove("serviceUrl");
        Assert.Equal(403, await Phone.PostAsync(activity.ToJsonString(), token));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_service_in_the_open_is_never_answered()
    {
        var activity = Phone.Message("xin chào");
        activity["serviceUrl"] = "http://smba.example/";
        Assert.Equal(200, await Phone.PostAsync(activity));
        await using var db = await Host.DbAsync();
        Assert.Equal("incomplete", (await db.Set<CongDoan.Bot.Webhooks.QuarantinedBody>().SingleAsync()).Reason);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_key_speaks_only_for_the_channels_that_endorse_it()
    {
        Assert.Equal(403, await Phone.PostAsync(Phone.Message("xin chào", "kik")));
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("xin chào", "msteams")));
    }

    [Fact]
    public async Task A_new_key_is_fetched_when_it_is_first_used_and_made_up_names_cost_nothing()
    {
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("một")));
        var activity = Phone.Message("hai");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(403, await Phone.PostAsync(activity.ToJsonString(), Platform.Channels.Make(Phone.Claims(activity), keyId: $"made-up-{i}")));
        }

        Assert.Equal(1, Platform.KeyFetches);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task While_no_keys_can_be_had_the_channel_is_asked_to_come_again()
    {
        Behaviour.KeysAreAway = true;
        Assert.Equal(503, await Phone.PostAsync(Phone.Message("xin chào")));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task The_emulators_token_is_refused_unless_a_setting_lets_it_in() =>
        Assert.Equal(403, await PostAsEmulatorAsync(ConnectorPlatform.AppId));

    [Fact]
    public async Task The_common_way_in_takes_nothing_without_the_seal_of_this_one()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/botframework/main") { Content = new StringContent(Phone.Message("xin chào").ToJsonString()) };
        request.Headers.Add("X-Congdoan-Proof", "made-up");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Host.Client.SendAsync(request)).StatusCode);
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("AppId", "", "Channels:BotFramework:AppId")]
    [InlineData("AppSecret", " ", "Channels:BotFramework:AppSecret")]
    [InlineData("TenantId", "a/b", "Channels:BotFramework:TenantId")]
    [InlineData("Unit", "nowhere", "Channels:BotFramework:Unit")]
    [InlineData("MetadataUrl", "ftp://x/y", "Channels:BotFramework:MetadataUrl")]
    [InlineData("Apps:two:AppId", ConnectorPlatform.AppId, "được khai báo nhiều lần")]
    public async Task A_wrong_setting_stops_the_start_and_names_the_key(string key, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var settings = ConnectorPlatform.BotSettings("http://127.0.0.1:1");
        settings["Channels:BotFramework:" + key] = value;
        var error = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            async () => await (await Support.RunningHost.StartAsync(folder.File("data"), Answers, settings)).DisposeAsync());
        Assert.Contains(expected, string.Join(' ', error.Failures), StringComparison.Ordinal);
    }

    private Task<int> PostAsEmulatorAsync(string madeBy)
    {
        var activity = Phone.Message("xin chào", "emulator");
        return Phone.PostAsync(activity.ToJsonString(), Platform.Entra.Make(EmulatorTests.Claims(madeBy)));
    }
}

/// <summary>Bot Framework Emulator with the bot's own id and secret.</summary>
public sealed class EmulatorTests : SimulatedConnector
{
    private const string OwnTenant = "aaaaaaaa-0000-0000-0000-000000000001";

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Channels:BotFramework:Emulator"] = "true", ["Channels:BotFramework:TenantId"] = OwnTenant,
    };

    [Theory]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "1.0", ConnectorPlatform.AppId, 200)]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "2.0", ConnectorPlatform.AppId, 200)]
    [InlineData($"https://sts.windows.net/{OwnTenant}/", "1.0", ConnectorPlatform.AppId, 200)]
    [InlineData("https://sts.windows.net/bbbbbbbb-0000-0000-0000-000000000001/", "1.0", ConnectorPlatform.AppId, 403)]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "1.0", "99999999-2222-3333-4444-555555555555", 403)]
    public async Task The_token_has_to_be_made_with_the_bots_own_secret_in_a_known_tenant(string issuer, string version, string madeBy, int status)
    {
        var activity = Phone.Message("xin chào", "emulator");
        Assert.Equal(status, await Phone.PostAsync(activity.ToJsonString(), Platform.Entra.Make(Claims(madeBy, issuer, version))));
        Assert.Equal(status == 200 ? 1 : 0, await CountAsync());
    }

    [Fact]
    public async Task A_single_tenant_bot_gets_its_token_from_its_own_tenant()
    {
        Answers.On("xin chào", Support.ScriptedAnswers.Plain(CongDoan.Knowledge.Answering.Decision.Greet, "greet", "Chào bạn"));
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("xin chào")));
        await ShownAsync(1);
        Assert.Equal(OwnTenant, Platform.Tenant);
        Assert.Equal(401, await Phone.PostAsync(Phone.Message("xin chào", "emulator").ToJsonString(), null));
    }

    internal static JsonObject Claims(string madeBy, string issuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", string version = "1.0")
    {
        var now = TimeProvider.System.GetUtcNow();
        return new JsonObject
        {
            ["iss"] = issuer, ["aud"] = ConnectorPlatform.AppId, ["ver"] = version, [version == "2.0" ? "azp" : "appid"] = madeBy,
            ["nbf"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }
}

/// <summary>Bot Framework Emulator without id and secret, on the developer's own machine.</summary>
public sealed class OpenEmulatorTests : SimulatedConnector
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Channels:BotFramework:AppId"] = "", ["Channels:BotFramework:AppSecret"] = "", ["Channels:BotFramework:Emulator"] = "true",
    };

    [Fact]
    public async Task Only_the_emulator_on_this_machine_may_call_without_a_token()
    {
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("xin chào", "emulator").ToJsonString(), null));
        Assert.Equal(401, await Phone.PostAsync(Phone.Message("xin chào", "webchat").ToJsonString(), null));
        var elsewhere = Phone.Message("xin chào", "emulator");
        elsewhere["serviceUrl"] = "https://evil.example/";
        Assert.Equal(401, await Phone.PostAsync(elsewhere.ToJsonString(), null));
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(Phone.Message("xin chào", "emulator").ToJsonString()) };
        forwarded.Headers.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await Host.Client.SendAsync(forwarded)).StatusCode);
        await using var db = await Host.DbAsync();
        Assert.Equal("main", (await db.Set<InboxItem>().SingleAsync()).Account);
    }
}
