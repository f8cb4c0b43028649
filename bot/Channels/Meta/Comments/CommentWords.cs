using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Meta.Comments;

/// <summary>What is said below a post, where everybody reads along, and in the one private message that a comment allows.</summary>
internal static class CommentWords
{
    /// <summary>Meta asks that a program says that it is one.</summary>
    private const string GoOn = "\n\nTrợ lý ảo của Công đoàn trả lời tự động. Bạn nhắn ngay tại đây để hỏi tiếp, xem căn cứ hoặc gặp cán bộ công đoàn.";

    /// <summary>The same with the way to the rest.</summary>
    private const string ReadOn = "\n\nĐây mới là phần đầu: bạn nhắn “đọc đầy đủ” ngay tại đây để nhận trọn câu trả lời. Trợ lý ảo của Công đoàn trả lời tự động.";

    private const string ReadOnOfOfficer = "\n\nĐây mới là phần đầu: bạn nhắn “đọc đầy đủ” ngay tại đây để nhận trọn lời cán bộ công đoàn.";

    private const string ByOfficer = "\n\nBạn nhắn ngay tại đây để trao đổi tiếp với cán bộ công đoàn.";

    private static readonly Dictionary<string, string[]> Public = MetaTables.Read("public-replies.tsv")
        .GroupBy(row => row[0], row => row[1]).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>One message, whatever the length of the answer: Meta allows no second one before the person writes, and then the whole is there to be had.</summary>
    public static string Private(OutboundMessage message)
    {
        var end = message.IsFromOfficer ? ByOfficer : GoOn;
        var text = message.TextWithChoices;
        if (text.Length <= MetaMessages.LongestText - end.Length)
        {
            return text + end;
        }

        var more = message.IsFromOfficer ? ReadOnOfOfficer : ReadOn;
        return LongText.Split(text, MetaMessages.LongestText - more.Length - 1)[0] + "…" + more;
    }

    /// <param name="when"><c>private</c>, <c>urgent</c> or <c>write</c>.</param>
    /// <param name="commentId">The same comment gets the same words, its neighbours others.</param>
    public static string Below(string when, string commentId)
    {
        var all = Public[when];
        return all[commentId.Sum(letter => letter) % all.Length];
    }
}
