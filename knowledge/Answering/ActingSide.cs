using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Which side acts in a question on the end of a contract, its notice and its price, or on rights and duties, from
/// <c>Answering/Data/acting-sides.tsv</c>. The rule for the one side, said to the other, would be wrong law.
/// </summary>
internal static class ActingSide
{
    private const string Worker = "(?:nguoi lao dong|nld|lao dong nu|lao dong nam|cong nhan|nhan vien|tho may)";

    private const string Employer = "(?:nguoi su dung lao dong|nsdld|cong ty|cty|doanh nghiep|chu su dung|sep|xi nghiep|nha may|chu xuong)";

    private static readonly string Between = @"(?: (?!bi(?!\p{L})|" + Worker + "|" + Employer + @")\p{L}+){0,6}?";

    private static readonly Lazy<IReadOnlyList<(string Who, Regex Acts)>> Patterns = new(() => EmbeddedTable.Read("Answering/Data/acting-sides.tsv")
        .Select(row => (row[0], new Regex(
            @"(?<!\p{L})" + row[1].Replace("{W}", Worker, StringComparison.Ordinal).Replace("{E}", Employer, StringComparison.Ordinal).Replace("{…}", Between, StringComparison.Ordinal) + @"(?!\p{L})",
            RegexOptions.CultureInvariant)))
        .ToList());

    /// <summary>True when one side acts in the question and the other one in the note's.</summary>
    /// <param name="asked">Which side acts in the question, as <see cref="Of"/> read it.</param>
    /// <param name="title">The note's own question.</param>
    internal static bool Differs(string? asked, string title) => asked is not null && Of(title) is { } answered && asked != answered;

    /// <summary>Gives which side acts in a question, or null when neither or both do.</summary>
    internal static string? Of(string text)
    {
        var folded = Folding.Fold(text);
        var who = Patterns.Value.Where(pattern => pattern.Acts.IsMatch(folded)).Select(pattern => pattern.Who).Distinct().ToList();
        return who.Count == 1 ? who[0] : null;
    }
}
