using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>The circumstances of a worker for which the law has rules of its own, from <c>Retrieval/Data/circumstances.tsv</c>.</summary>
internal static class Circumstances
{
    private const string NoCircumstance = "none";

    /// <summary>Those of few: a rule for them is not meant by who does not name them. The others go without saying among those concerned.</summary>
    private static readonly HashSet<string> OfFew = ["twins", "foreigner", "minor", "elderly", "disabled", "domestic", "leased", "miscarriage", "apprentice", "strike"];

    private static readonly Lazy<PhraseTable<string>> Names = new(() =>
        PhraseTable<string>.Read("Retrieval/Data/circumstances.tsv", row => row[0], phrase: 1, layer: 2));

    /// <summary>Whether a note's own question is about a circumstance of few that the question does not name.</summary>
    internal static bool IsOfFew(PassageCard note, QueryTerms question)
    {
        var needed = Of(QueryTerms.Of(note.Document.Title));
        return needed.Overlaps(OfFew) && needed.Intersect(OfFew).Except(Of(question)).Any();
    }

    /// <summary>Gives the circumstances that a text names, as it was meant.</summary>
    internal static IReadOnlySet<string> Of(QueryTerms text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, _, values) in Names.Value.Walk(text.Rewriting.Syllables, text.Layer == TextLayer.Folded))
        {
            found.UnionWith(values.Where(value => value != NoCircumstance));
        }

        return found;
    }
}
