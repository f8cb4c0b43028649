using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>What the bot says where everybody reads along: short, and nothing that is one member's own.</summary>
internal static class GroupWords
{
    public const int Longest = 500;
    public const string InPrivate = "việc này mình xin trao đổi riêng để giữ kín thông tin cho bạn: bạn mở cuộc trò chuyện riêng với mình nhé.";
    private const string MoreInPrivate = "\nCần biết thêm về trường hợp của riêng bạn, bạn mở cuộc trò chuyện riêng với mình nhé.";

    public static string Of(OutboundMessage message, string? memberName)
    {
        // A ticket, an officer's name, a doubt: nothing of it is the group's.
        var isGeneral = message is { Ticket: null, Decision: "answer" or "greet" or "refuse" } && !PrivateMatters.IsIn(message.Asked);
        var words = isGeneral ? LongText.Cut(message.ShortText, Longest) + (message.Decision == "answer" ? MoreInPrivate : "") : InPrivate;
        return string.IsNullOrWhiteSpace(memberName) ? char.ToUpperInvariant(words[0]) + words[1..] : $"{memberName}: {words}";
    }
}
