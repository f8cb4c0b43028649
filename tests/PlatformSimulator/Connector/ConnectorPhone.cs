using System.Text;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Connector;

/// <summary>What a member does in a channel behind Azure Bot Service: each act is a signed POST at the bot's <c>/api/messages</c>.</summary>
internal sealed class ConnectorPhone(ConnectorPlatform platform, IHttpClientFactory clients, BotAddress bot, TimeProvider time)
{
    public const string Member = "29:1-lan";
    public const string Bot = "28:bot-framework";

    /// <summary>Where the bot is to answer; set by whoever starts the simulator.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>Says words; gives the bot's status and the activity's id.</summary>
    public async Task<(int Status, string Id)> SayAsync(string text, string channel = "webchat", string conversation = "c-1")
    {
        var one = Message(text, channel, conversation);
        return (await PostAsync(one), one["id"]!.GetValue<string>());
    }

    /// <summary>A message as a channel sends it.</summary>
    public JsonObject Message(string text, string channel = "webchat", string conversation = "c-1", string member = Member, bool isGroup = false)
    {
        var one = Bare("message", channel, conversation, member);
        one["text"] = text;
        one["textFormat"] = "plain";
        one["locale"] = "vi-VN";
        one["entities"] = new JsonArray(new JsonObject { ["type"] = "ClientCapabilities", ["requiresBotState"] = true });
        if (isGroup)
        {
            one["conversation"]!["isGroup"] = true;
            one["conversation"]!["tenantId"] = "tenant-1";
        }

        return one;
    }

    public JsonObject Bare(string type, string channel = "webchat", string conversation = "c-1", string member = Member) => new()
    {
        ["type"] = type,
        ["id"] = platform.NextId("a"),
        ["timestamp"] = time.GetUtcNow().ToString("o"),
        ["serviceUrl"] = ServiceUrl,
        ["channelId"] = channel,
        ["from"] = new JsonObject { ["id"] = member, ["name"] = "Lan" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Trợ lý" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
    };

    /// <summary>The claims of a good token for an activity.</summary>
    public JsonObject Claims(JsonObject activity)
    {
        var now = time.GetUtcNow();
        return new JsonObject
        {
            ["serviceurl"] = activity["serviceUrl"]?.DeepClone(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["iss"] = "https://api.botframework.com",
            ["aud"] = ConnectorPlatform.AppId,
        };
    }

    public Task<int> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), platform.Channels.Make(Claims(activity)));

    /// <summary>Posts any body with any token; gives the status.</summary>
    public async Task<int> PostAsync(string body, string? token, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Url, "/api/messages"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        }

        using var client = clients.CreateClient();
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
