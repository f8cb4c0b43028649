using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Conversations;

/// <summary>What a member can tell the bot to do, by button or in words.</summary>
internal enum MemberCommand
{
    AskOfficer,
    ShowBasis,
    Helpful,
    Wrong,
    AskBot,

    /// <summary>The whole of an answer of which a platform took only the beginning.</summary>
    ReadWhole,
}

/// <summary>Knows the buttons, and the same words when a member types them, with or without marks.</summary>
internal static class MemberCommands
{
    public static readonly QuickReply Officer = new("postBack", "Gặp cán bộ", "#officer");
    public static readonly QuickReply Basis = new("postBack", "Xem căn cứ", "#basis");
    public static readonly QuickReply Helpful = new("postBack", "Hữu ích", "#helpful");
    public static readonly QuickReply Wrong = new("postBack", "Chưa đúng", "#wrong");
    public static readonly QuickReply Bot = new("postBack", "Hỏi trợ lý ảo", "#bot");
    public static readonly QuickReply Whole = new("postBack", "Đọc đầy đủ", "#whole");

    private static readonly (QuickReply Button, MemberCommand Command)[] All =
    [
        (Officer, MemberCommand.AskOfficer), (Basis, MemberCommand.ShowBasis), (Helpful, MemberCommand.Helpful), (Wrong, MemberCommand.Wrong), (Bot, MemberCommand.AskBot),
        (Whole, MemberCommand.ReadWhole),
    ];

    private static readonly Dictionary<string, MemberCommand> ByWords = All
        .SelectMany(entry => new[] { (Words: Squeeze(entry.Button.Title), entry.Command), (Words: entry.Button.Value, entry.Command) })
        .ToDictionary(entry => entry.Words, entry => entry.Command, StringComparer.Ordinal);

    /// <summary>Gives the command that the whole text is, or null when it is anything else.</summary>
    public static MemberCommand? Recognize(string? text)
    {
        // The longest command is a few words: a long message is not folded only to learn that it is none.
        if (text is null || text.Length > 64)
        {
            return null;
        }

        var key = text.Trim();
        return ByWords.TryGetValue(key.StartsWith('#') ? key.ToLowerInvariant() : Squeeze(key), out var command) ? command : null;
    }

    private static string Squeeze(string text) => string.Join(' ', Syllables.Of(Folding.Fold(TextCleaner.Clean(text))));
}
