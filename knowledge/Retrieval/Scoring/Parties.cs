using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Of which of the two parties of labour law a text speaks.</summary>
[Flags]
internal enum Party
{
    /// <summary>Of neither.</summary>
    None = 0,

    /// <summary>Of the worker.</summary>
    Worker = 1,

    /// <summary>Of the employer.</summary>
    Employer = 2,
}

/// <summary>Finds the parties by their names, from <c>Retrieval/Data/parties.tsv</c>.</summary>
internal static class Parties
{
    private static readonly Lazy<PhraseTable<Party>> Names = new(() =>
        PhraseTable<Party>.Read("Retrieval/Data/parties.tsv", row => Enum.Parse<Party>(row[0], ignoreCase: true), phrase: 1));

    internal static Party Of(string text) => Of(Syllables.Of(text), folded: false);

    internal static Party Of(IReadOnlyList<string> syllables, bool folded)
    {
        var parties = Party.None;
        for (var i = 0; i < syllables.Count;)
        {
            var (length, found) = Names.Value.LongestAt(syllables, i, folded);
            foreach (var party in found)
            {
                parties |= party;
            }

            i += Math.Max(1, length);
        }

        return parties;
    }
}
