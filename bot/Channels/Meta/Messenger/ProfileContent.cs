using System.Text.Json.Nodes;
using CongDoan.Bot.Conversations;

namespace CongDoan.Bot.Channels.Meta.Messenger;

/// <summary>What stands in Messenger before anybody writes: the greeting, the button that begins, the menu.</summary>
internal static class ProfileContent
{
    /// <summary>What the button that begins sends back.</summary>
    public const string Start = "#start";

    /// <summary>What the webhook has to tell us of; without echoes we would not know what an officer said.</summary>
    public const string Fields =
        "messages,messaging_postbacks,message_echoes,message_reads,message_deliveries,message_reactions,message_edits,messaging_referrals,messaging_handovers,standby,feed";

    /// <summary>At most 160 characters; policy asks that a program says that it is one.</summary>
    public const string Greeting = "Chào bạn! Đây là trợ lý ảo của Công đoàn: hỏi về lương, hợp đồng, bảo hiểm, nghỉ phép; cần người thật, chọn “Gặp cán bộ”.";

    public static JsonObject Body() => new()
    {
        ["get_started"] = new JsonObject { ["payload"] = Start },
        ["greeting"] = new JsonArray(new JsonObject { ["locale"] = "default", ["text"] = Greeting }),
        ["persistent_menu"] = new JsonArray(new JsonObject
        {
            ["locale"] = "default",
            ["composer_input_disabled"] = false,
            ["call_to_actions"] = new JsonArray([.. new[] { MemberCommands.Officer, MemberCommands.Bot, MemberCommands.Basis }
                .Select(one => new JsonObject { ["type"] = "postback", ["title"] = one.Title, ["payload"] = one.Value })]),
        }),
    };
}
