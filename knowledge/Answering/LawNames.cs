using System.Globalization;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Which laws members mean by which name, from <c>Answering/Data/laws.tsv</c>.</summary>
internal static class LawNames
{
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

    /// <summary>Gives the laws whose number begins like this, such as <c>12/2022</c>, or is this.</summary>
    internal static IReadOnlyList<NamedLaw> Numbered(string number) => Table.Value
        .Where(law => law.Number.Equals(number, StringComparison.OrdinalIgnoreCase)
            || law.Number.StartsWith(number + "/", StringComparison.OrdinalIgnoreCase))
        .ToList();
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
