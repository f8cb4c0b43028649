using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Meta;

/// <summary>What a member does on the phone, in Messenger and below a post; the page and the tests call the same.</summary>
internal sealed class MetaPhone(MetaPlatform platform, MetaWebhooks webhooks, TimeProvider time)
{
    private const string Name = "Người dùng mô phỏng";

    /// <summary>Says words, or presses a quick reply whose payload comes along; gives the message's id.</summary>
    public string Say(string user, string text, string? quickReply = null, string? quote = null)
    {
        var message = new JsonObject { ["text"] = text };
        if (quickReply is not null)
        {
            message["quick_reply"] = new JsonObject { ["payload"] = quickReply };
        }

        if (quote is not null)
        {
            message["reply_to"] = new JsonObject { ["mid"] = quote, ["is_self_reply"] = false };
        }

        return Message(user, message, text);
    }

    public void Send(string user, string kind)
    {
        var payload = kind == "sticker"
            ? new JsonObject { ["url"] = "https://scontent.xx.fbcdn.net/sticker.png", ["sticker_id"] = 369239263222822 }
            : new JsonObject { ["url"] = $"https://scontent.xx.fbcdn.net/a.{kind}" };
        Message(user, new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload }) }, kind switch { "image" => "[Ảnh]", "sticker" => "[Nhãn dán]", "audio" => "[Ghi âm]", _ => $"[{kind}]" });
    }

    public void Press(string user, string title, string payload)
    {
        platform.Hear(user);
        webhooks.Raise(user, new JsonObject { ["postback"] = new JsonObject { ["mid"] = platform.NextId("m_press"), ["title"] = title, ["payload"] = payload } });
    }

    public void TakeBack(string user, string id)
    {
        platform.Retract(id);
        webhooks.Raise(user, new JsonObject { ["message"] = new JsonObject { ["mid"] = id, ["is_deleted"] = true } });
    }

    /// <summary>An officer answers in the Page's inbox; <paramref name="keeps"/>: the inbox has the conversation from then on.</summary>
    public void OfficerSays(string user, string text, bool keeps = false)
    {
        var id = platform.NextId("m_officer");
        platform.Show(new MetaShown(id, "officer", user, text, null, null, null, null, time.GetUtcNow()));
        if (keeps)
        {
            platform.Owners[user] = MetaPlatform.InboxAppId;
        }

        webhooks.Echo(id, user, text, MetaPlatform.InboxAppId, null, keeps ? "standby" : "messaging");
    }

    /// <summary>The inbox gives the conversation back.</summary>
    public void OfficerIsDone(string user)
    {
        platform.Owners.TryRemove(user, out _);
        webhooks.Raise(user, new JsonObject
        {
            ["pass_thread_control"] = new JsonObject { ["previous_owner_app_id"] = MetaPlatform.InboxAppId, ["new_owner_app_id"] = MetaPlatform.AppId },
        });
    }

    /// <summary>Writes below the post; gives the comment's id.</summary>
    public string Comment(string user, string text, string? parent = null)
    {
        var id = platform.NextId("3200000000000001_");
        platform.Comment(new MetaBelow(id, parent, "user", user, text, IsRemoved: false));
        webhooks.Feed(id, parent, MetaPlatform.FeedId(user), Name, "add", text);
        return id;
    }

    public void EditComment(string user, string id, string text)
    {
        platform.Comment(new MetaBelow(id, null, "user", user, text, IsRemoved: false));
        webhooks.Feed(id, null, MetaPlatform.FeedId(user), Name, "edited", text);
    }

    public void RemoveComment(string user, string id)
    {
        platform.Comment(new MetaBelow(id, null, "user", user, "", IsRemoved: true));
        webhooks.Feed(id, null, MetaPlatform.FeedId(user), Name, "remove", null);
    }

    private string Message(string user, JsonObject message, string shown)
    {
        var id = platform.NextId("m_user");
        message["mid"] = id;
        platform.Hear(user);
        platform.Show(new MetaShown(id, "user", user, shown, null, null, null, null, time.GetUtcNow()));
        webhooks.Raise(user, new JsonObject { ["message"] = message }, platform.Owners.ContainsKey(user) ? "standby" : "messaging");
        return id;
    }
}

/// <summary>The page's way to the phone.</summary>
internal static class MetaPhoneEndpoints
{
    public static void MapMetaPhone(this IEndpointRouteBuilder routes)
    {
        var phone = routes.MapGroup("/phone/messenger/{user}");
        phone.MapGet("/messages", (string user, MetaPlatform platform, MetaWebhooks webhooks) => Results.Json(new
        {
            messages = platform.Shown(user), comments = platform.Below().Where(one => !one.IsRemoved), isSubscribed = webhooks.IsSubscribed, waiting = webhooks.Open,
            profile = platform.Profile, owner = platform.Owners.GetValueOrDefault(user),
        }));
        phone.MapPost("/say", (string user, Said said, MetaPhone member) => Results.Json(new { id = member.Say(user, said.Text, said.Payload) }));
        phone.MapPost("/press", (string user, Said said, MetaPhone member) => member.Press(user, said.Text, said.Payload ?? ""));
        phone.MapPost("/send/{kind}", (string user, string kind, MetaPhone member) => member.Send(user, kind));
        phone.MapPost("/officer", (string user, Said said, MetaPhone member) => member.OfficerSays(user, said.Text, said.Keeps));
        phone.MapPost("/officer-done", (string user, MetaPhone member) => member.OfficerIsDone(user));
        phone.MapPost("/take-back/{id}", (string user, string id, MetaPhone member) => member.TakeBack(user, id));
        phone.MapPost("/comment", (string user, Said said, MetaPhone member) => Results.Json(new { id = member.Comment(user, said.Text) }));
        phone.MapPost("/recomment/{id}", (string user, string id, Said said, MetaPhone member) => member.EditComment(user, id, said.Text));
        phone.MapPost("/uncomment/{id}", (string user, string id, MetaPhone member) => member.RemoveComment(user, id));
    }

    internal sealed record Said(string Text, string? Payload = null, bool Keeps = false);
}
