using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Legibility;

/// <summary>How well a text can be read.</summary>
/// <param name="MarkedShare">Share of its letters that carry a Vietnamese mark; whole texts have 0.25 to 0.32.</param>
/// <param name="UnknownShare">Share of its words that no text at hand knows.</param>
/// <param name="ReplacementShare">Share of its characters that stand for an unreadable one.</param>
/// <param name="IsVietnamese">Whether its words are Vietnamese when marks are left aside.</param>
internal sealed record LegibilityGrade(double MarkedShare, double UnknownShare, double ReplacementShare, bool IsVietnamese)
{
    /// <summary>Codes that documents carry.</summary>
    public const string Clean = "clean", Restored = "restored", Unclear = "unclear";

    /// <summary>A text in which fewer letters are marked lost its marks.</summary>
    private const double MinMarked = 0.15;

    private const double MaxUnknown = 0.25, MaxReplaced = 0.002, MinVietnamese = 0.5;

    /// <summary>Shorter texts say nothing about themselves.</summary>
    private const int MinLetters = 200;

    public bool LostMarks { get; private init; }

    /// <summary><c>clean</c> or <c>unclear</c>, for a text that is published as it stands.</summary>
    public string Code => LostMarks || ReplacementShare > MaxReplaced || UnknownShare > MaxUnknown ? Unclear : Clean;

    /// <param name="text">The whole text.</param>
    /// <param name="language">What is known, or null to look at the letters only.</param>
    public static LegibilityGrade Of(string text, SyllableLanguage? language)
    {
        var letters = text.Where(char.IsLetter).ToList();
        var marked = letters.Count(c => Folding.HasMarks(c.ToString()));
        var share = letters.Count == 0 ? 1 : (double)marked / letters.Count;
        var replaced = text.Count(c => c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF'));
        var (unknown, vietnamese) = language is null ? (0, 1) : Known(text, language);
        return new LegibilityGrade(share, unknown, text.Length == 0 ? 0 : (double)replaced / text.Length, vietnamese >= MinVietnamese)
        {
            LostMarks = letters.Count >= MinLetters && share < MinMarked,
        };
    }

    private static (double Unknown, double Vietnamese) Known(string text, SyllableLanguage language)
    {
        var folded = language.Words.Select(pair => Folding.Fold(pair.Word)).ToHashSet(StringComparer.Ordinal);
        var words = Syllables.Of(text).Where(word => word.All(char.IsLetter)).ToList();
        return words.Count == 0
            ? (0, 1)
            : ((double)words.Count(word => language.IdOf(word) == SyllableLanguage.Unknown) / words.Count,
                (double)words.Count(word => word.Length > 1 && folded.Contains(Folding.Fold(word))) / words.Count);
    }
}
