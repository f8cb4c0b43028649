using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>What a member does on the phone; the page and the tests call the same.</summary>
internal sealed class ZaloPhone(ZaloPlatform platform, ZaloPeople people, ZaloWebhooks webhooks, TimeProvider time)
{
    /// <summary>Says words; gives the message's id.</summary>
    public string Say(string user, string text, string? quote = null, string? group = null, bool isHidden = false)
    {
        var id = platform.NextId("m");
        if (group is null)
        {
            platform.Hear(user);
        }

        if (!isHidden)
        {
            platform.Show(new ZaloShown(id, "user", user, group, text, null, null, quote, time.GetUtcNow()));
        }

        var message = new JsonObject { ["text"] = text, ["msg_id"] = id };
        if (quote is not null)
        {
            message["quote_msg_id"] = quote;
        }

        var one = Event(group is null ? "user_send_text" : "user_send_group_text", user, message);
        if (group is not null)
        {
            one["recipient"] = new JsonObject { ["id"] = group };
            one["oa_id"] = ZaloPlatform.OaId;
        }

        webhooks.Raise(one);
        return id;
    }

    /// <summary>Sends a picture, a voice, a place … with its payload as documented.</summary>
    public void Send(string user, string kind, string text = "")
    {
        var payload = kind switch
        {
            "location" => new JsonObject { ["coordinates"] = new JsonObject { ["latitude"] = "10.7642473", ["longitude"] = "106.6564314" } },
            "sticker" => new JsonObject { ["id"] = "46de53c5de8037de6e91", ["url"] = "https://zalo-api.zadn.vn/api/emoticon/sprite?eid=46138&size=130" },
            "file" => new JsonObject { ["size"] = "233947", ["name"] = "don.docx", ["checksum"] = "82bb5a2ed6ba4f2b6ad1a66a3a5b0a73", ["type"] = "docx", ["url"] = "https://file-dl.zdn.vn/don.docx" },
            "audio" => new JsonObject { ["url"] = "https://voice-aac-dl.zdn.vn/voice.amr" },
            _ => new JsonObject { ["thumbnail"] = "https://f6.photo.talk.zdn.vn/thumb/a.jpg", ["url"] = "https://f6.photo.talk.zdn.vn/a.jpg" },
        };
        var id = platform.NextId("m");
        platform.Hear(user);
        var shown = kind switch { "image" => "Ảnh", "sticker" => "Nhãn dán", "audio" => "Ghi âm", "file" => "Tệp", "location" => "Vị trí", _ => kind };
        platform.Show(new ZaloShown(id, "user", user, null, $"[{shown}] {text}".Trim(), null, null, null, time.GetUtcNow()));
        var message = new JsonObject { ["msg_id"] = id, ["attachments"] = new JsonArray(new JsonObject { ["type"] = kind, ["payload"] = payload }) };
        if (text.Length > 0)
        {
            message["text"] = text;
        }

        webhooks.Raise(Event("user_send_" + kind, user, message));
    }

    public void Follow(string user)
    {
        platform.Hear(user);
        people.Change(user, person => person with { IsFollower = true });
        webhooks.Raise(Followed("follow", user));
    }

    public void Unfollow(string user)
    {
        people.Change(user, person => person with { IsFollower = false });
        webhooks.Raise(Followed("unfollow", user));
    }

    /// <summary>Fills in Zalo's form and presses its button.</summary>
    public void ShareInfo(string user, string name, string phone)
    {
        platform.Hear(user);
        var info = new JsonObject
        {
            ["name"] = name, ["phone"] = phone, ["full_address"] = new JsonObject { ["user_city"] = "Thành phố Hồ Chí Minh", ["user_ward"] = "Phường Tân Thuận", ["user_address"] = "" },
        };
        people.Change(user, person => person with { Shared = new JsonObject { ["name"] = name, ["phone"] = phone, ["city"] = "Thành phố Hồ Chí Minh" } });
        platform.Show(new ZaloShown(platform.NextId("m"), "user", user, null, $"[Đã gửi thông tin] {name}, {phone}", null, null, null, time.GetUtcNow()));
        webhooks.Raise(new JsonObject
        {
            ["event_name"] = "user_submit_info", ["sender"] = new JsonObject { ["id"] = user }, ["recipient"] = new JsonObject { ["id"] = ZaloPlatform.OaId }, ["info"] = info,
        });
    }

    /// <summary>No longer agrees that the account keeps anything of this person.</summary>
    public void Withdraw(string user) => webhooks.Raise(new JsonObject
    {
        ["event_name"] = "user_withdraw", ["oa_id"] = ZaloPlatform.OaId, ["user_id"] = user, ["user_id_by_app"] = "5" + user,
    });

    /// <summary>An officer answers in the OA's own app.</summary>
    public void OfficerSays(string user, string text)
    {
        var id = platform.NextId("oa");
        platform.Show(new ZaloShown(id, "officer", user, null, text, null, null, null, time.GetUtcNow()));
        webhooks.OaSent(id, user, null, text, adminId: "3000000000000000001");
    }

    private static JsonObject Followed(string name, string user) => new()
    {
        ["event_name"] = name, ["oa_id"] = ZaloPlatform.OaId, ["follower"] = new JsonObject { ["id"] = user }, ["user_id_by_app"] = "5" + user, ["source"] = "oa_profile",
    };

    private static JsonObject Event(string name, string user, JsonObject message) => new()
    {
        ["event_name"] = name,
        ["sender"] = new JsonObject { ["id"] = user },
        ["user_id_by_app"] = "5" + user,
        ["recipient"] = new JsonObject { ["id"] = ZaloPlatform.OaId },
        ["message"] = message,
    };
}

/// <summary>The page's side of it.</summary>
internal static class ZaloPhoneEndpoints
{
    public static void MapZaloPhone(this IEndpointRouteBuilder routes)
    {
        var phone = routes.MapGroup("/phone/zalo/{user}");
        phone.MapGet("/messages", (string user, string? group, ZaloPlatform platform, ZaloWebhooks webhooks) => Results.Json(new
        {
            messages = group is null ? platform.Shown(user).Where(one => one.Group is null) : platform.Shown(group: group),
            isSubscribed = webhooks.IsSubscribed,
            waiting = webhooks.Open,
        }));
        phone.MapPost("/say", (string user, Said said, ZaloPhone member) => Results.Json(new { id = member.Say(user, said.Text, said.Quote, said.Group, said.IsHidden) }));
        phone.MapPost("/send/{kind}", (string user, string kind, ZaloPhone member) => member.Send(user, kind));
        phone.MapPost("/follow", (string user, ZaloPhone member) => member.Follow(user));
        phone.MapPost("/unfollow", (string user, ZaloPhone member) => member.Unfollow(user));
        phone.MapPost("/share", (string user, ZaloPhone member, ZaloPeople people) => member.ShareInfo(user, people[user].Name, "84912345678"));
        phone.MapPost("/withdraw", (string user, ZaloPhone member) => member.Withdraw(user));
        phone.MapPost("/end-tokens", (ZaloPlatform platform) => platform.EndAccessTokens());
        phone.MapPost("/subscribe", (ZaloWebhooks webhooks) => webhooks.IsSubscribed = true);
        phone.MapPost("/officer", (string user, Said said, ZaloPhone member) => member.OfficerSays(user, said.Text));
    }

    internal sealed record Said(string Text, string? Quote = null, string? Group = null, bool IsHidden = false);
}
