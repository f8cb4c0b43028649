using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>What the passages of a document share.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Numbered syllables of the title.</param>
/// <param name="Names">Ways to name it in a question, without marks.</param>
/// <param name="IsPenalty">Whether it says which fine follows on what.</param>
/// <param name="IsGuiding">Whether it details another law.</param>
internal sealed record DocumentText(string Number, FieldText Title, IReadOnlyList<string[]> Names, bool IsPenalty, bool IsGuiding)
{
    /// <summary>A longer title is nothing that anybody says in a question.</summary>
    private const int LongestName = 9;

    internal static DocumentText Of(DocumentCard card, FieldText title)
    {
        var folded = Vietnamese.Syllables.Of(Folding.Fold(card.Title)).ToArray();
        var names = new List<string[]>();
        if (folded.Length is > 1 and <= LongestName)
        {
            names.Add(folded);
            if (folded[0] == "bo" && folded[1] == "luat")
            {
                names.Add(folded[1..]);
            }
        }

        var number = Vietnamese.Syllables.Of(Folding.Fold(card.Number)).ToArray();
        if (number.Length >= 3)
        {
            names.Add(number[..2]);
            var kind = card.Number.Contains("NĐ", StringComparison.Ordinal) ? "nghi dinh" : card.Number.Contains("TT", StringComparison.Ordinal) ? "thong tu" : null;
            if (kind is not null)
            {
                names.Add([.. kind.Split(' '), number[0]]);
                names.Add([.. kind.Split(' '), "so", number[0]]);
            }
        }

        var words = string.Join(' ', folded);
        static bool Guides(string title) => title.Contains("quy dinh chi tiet", StringComparison.Ordinal) || title.Contains("huong dan", StringComparison.Ordinal);
        return new DocumentText(card.Number, title, names, PassageSigns.SetsFines(card.Title), Guides(words));
    }
}
