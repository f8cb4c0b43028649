namespace CongDoan.Knowledge.Triage;

/// <summary>
/// A phrase pattern, as the header of <c>Triage/Data/triage.tsv</c> explains it. Matching carries sets of places
/// forward and never goes back, so its time grows with the text's length only.
/// </summary>
internal sealed class Pattern
{
    private readonly PatternNode root;
    private readonly bool onlyFolded;
    private readonly IReadOnlyList<string> firstAccented;
    private readonly IReadOnlyList<string> firstFolded;

    /// <param name="root">What to match.</param>
    /// <param name="onlyFolded">The pattern is about texts without accents only.</param>
    public Pattern(PatternNode root, bool onlyFolded)
    {
        if (root.First() is not { } first || root.MayBeEmpty)
        {
            throw new InvalidDataException("A pattern must begin with a word.");
        }

        this.root = root;
        this.onlyFolded = onlyFolded;
        firstAccented = first.Select(word => word.Accented).Distinct(StringComparer.Ordinal).ToList();
        firstFolded = first.Select(word => word.Folded).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Gives the spans of syllables (from, until) that match; for each start the shortest.</summary>
    public IEnumerable<(int From, int Until)> Matches(TriageText text)
    {
        if (onlyFolded && !text.Folded)
        {
            yield break;
        }

        foreach (var start in (text.Folded ? firstFolded : firstAccented)
            .SelectMany(word => text.Starts.TryGetValue(word, out var places) ? places : [])
            .Distinct())
        {
            var ends = new SortedSet<int>();
            root.Collect(text, start, ends);
            if (ends.Count > 0)
            {
                yield return (start, ends.Min);
            }
        }
    }
}
