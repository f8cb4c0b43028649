using System.Globalization;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Which laws members mean by which name, from <c>Answering/Data/laws.tsv</c>.</summary>
internal static class LawNames
{
    private const int MostSlips = 2;
    private const int LettersOfASlip = 4;

    private static readonly Lazy<IReadOnlyList<NamedLaw>> Table = new(() => EmbeddedTable
        .Read("Answering/Data/laws.tsv")
        .Select(row => new NamedLaw(
            row[0],
            row[1] == "-" ? null : DateOnly.ParseExact(row[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            row[2],
            row[3] == "-" ? [] : row[3].Split('|', StringSplitOptions.TrimEntries)))
        .ToList());

    private static readonly Lazy<PhraseTable<NamedLaw>> Names = new(() =>
    {
        var table = new PhraseTable<NamedLaw>();
        foreach (var law in Table.Value)
        {
            foreach (var name in law.Names)
            {
                table.Add(name, law);
            }
        }

        return table;
    });

    /// <summary>Gives the laws of the longest name that starts at a syllable (without marks) and the name's length.</summary>
    internal static (int Length, IReadOnlyList<NamedLaw> Laws) At(IReadOnlyList<string> folded, int start) =>
        Names.Value.LongestAt(folded, start, inFolded: true);

    /// <summary>Whether words are the name of a law as it is typed in haste: a letter in four may be wrong, two at most.</summary>
    /// <param name="folded">The words without marks, "luat" among them.</param>
    internal static bool IsNearly(string folded) => Table.Value
        .SelectMany(law => law.Names)
        .Select(Folding.Fold)
        .Any(name => Math.Abs(name.Length - folded.Length) <= MostSlips && Distance(name, folded) <= Math.Min(MostSlips, name.Length / LettersOfASlip));

    /// <summary>Gives the laws whose number begins like this, such as <c>12/2022</c>, or is this.</summary>
    internal static IReadOnlyList<NamedLaw> Numbered(string number) => Table.Value
        .Where(law => law.Number.Equals(number, StringComparison.OrdinalIgnoreCase)
            || law.Number.StartsWith(number + "/", StringComparison.OrdinalIgnoreCase))
        .ToList();

    // Letters left out, put in or changed (Levenshtein 1966).
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[^1];
    }
}

/// <summary>A law as members name it.</summary>
/// <param name="Number">Canonical number.</param>
/// <param name="From">First day in force, when known.</param>
/// <param name="Title">Title without the number.</param>
/// <param name="Names">Names as typed.</param>
internal sealed record NamedLaw(string Number, DateOnly? From, string Title, IReadOnlyList<string> Names)
{
    /// <summary>Last day in force, by the register of validity.</summary>
    internal DateOnly? Until => ValidityRegister.Current.Document(Number)?.Until;

    /// <summary>What took its place, by the register of validity.</summary>
    internal string? ReplacedBy => ValidityRegister.Current.Document(Number)?.ReplacedBy;

    /// <summary>The year in its number, such as 2019 of <c>45/2019/QH14</c>.</summary>
    internal string Year => Number.StartsWith("HP", StringComparison.Ordinal) ? Number[2..] : Number.Split('/')[1];

    internal bool IsInForce(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);
}
