using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>A kind of detail that a follow-up may exchange, a row of <c>FollowUps/Data/details.tsv</c>.</summary>
internal sealed record DetailKind(string Name, Regex Folded, Regex? Marked, bool OnlyReplaces)
{
    private static readonly Lazy<IReadOnlyList<DetailKind>> Rows = new(() => EmbeddedTable.Read("FollowUps/Data/details.tsv")
        .Select(row => new DetailKind(row[0], Pattern(row[1]), row.Length > 2 && row[2].Length > 0 ? Pattern(row[2]) : null, row.Length > 3))
        .ToList());

    /// <summary>Gives the details of a text in order; no two share a letter.</summary>
    internal static IReadOnlyList<Detail> In(string text)
    {
        var isMarked = Folding.HasMarks(text);
        var lower = text.ToLowerInvariant();
        var folded = Folding.Fold(text);
        if (folded.Length != text.Length)
        {
            return [];
        }

        var taken = new bool[text.Length];
        var details = new List<Detail>();
        foreach (var row in Rows.Value)
        {
            var (pattern, words) = isMarked && row.Marked is not null ? (row.Marked, lower) : (row.Folded, folded);
            foreach (Match match in pattern.Matches(words))
            {
                if (match.Length > 0 && !taken.AsSpan(match.Index, match.Length).Contains(true))
                {
                    taken.AsSpan(match.Index, match.Length).Fill(true);
                    details.Add(new(row.Name, match.Index, match.Length, row.OnlyReplaces));
                }
            }
        }

        return details.OrderBy(detail => detail.Start).ToList();
    }

    private static Regex Pattern(string pattern) => new(
        pattern.StartsWith('~')
            ? @"(?<![\p{L}\d])" + pattern[1..].Replace("~", @"(?![\p{L}\d])", StringComparison.Ordinal)
            : pattern.Replace("~", @"(?![\p{L}\d])", StringComparison.Ordinal),
        RegexOptions.CultureInvariant);
}

/// <summary>A detail in a text.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many letters it has.</param>
/// <param name="OnlyReplaces">True when it takes the place of another one and never joins a question that has none.</param>
internal sealed record Detail(string Kind, int Start, int Length, bool OnlyReplaces);
