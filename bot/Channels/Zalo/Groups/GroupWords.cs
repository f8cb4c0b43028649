using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo.Groups;

/// <summary>What the bot says where everybody reads along.</summary>
internal static class GroupWords
{
    public const int Longest = 500;

    public const string InPrivate =
        "việc này mình xin trao đổi riêng để giữ kín thông tin cho bạn: bạn nhắn tin trực tiếp cho Zalo OA này nhé.";

    private const string MoreInPrivate = "\nCần biết thêm về trường hợp của riêng bạn, bạn nhắn tin trực tiếp cho Zalo OA này nhé.";

    public static string Of(OutboundMessage message)
    {
        // A ticket, an officer's name, a doubt: nothing of it is the group's.
        var isGeneral = message is { Ticket: null, Decision: "answer" or "greet" or "refuse" } && !PrivateMatters.IsIn(message.Asked);
        return isGeneral
            ? LongText.Cut(Mentions.Disarm(message.ShortText), Longest) + (message.Decision == "answer" ? MoreInPrivate : "")
            : InPrivate;
    }
}
