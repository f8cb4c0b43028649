using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>
/// Undoes letters of other scripts that look like Latin ones (Cyrillic о, Greek ο, full-width ｏ, mathematical 𝐨),
/// so that a rule cannot be dodged by typing the same picture with other letters. For triage only: what is stored
/// and shown keeps the member's own characters.
/// </summary>
internal static class Lookalikes
{
    private static readonly Lazy<IReadOnlyDictionary<Rune, string>> Letters = new(Load);

    /// <summary>Gives the text with look-alike letters as Latin ones, in NFC.</summary>
    public static string ToLatin(string text)
    {
        var builder = new StringBuilder(text.Length);
        // Compatibility forms take care of full-width, circled, script and mathematical letters; the table of the rest.
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            builder.Append(Letters.Value.TryGetValue(rune, out var latin) ? latin : rune.ToString());
        }

        return builder.ToString().Normalize(NormalizationForm.FormC);
    }

    private static Dictionary<Rune, string> Load() =>
        EmbeddedTable.Read("Vietnamese/Data/lookalikes.tsv")
            .SelectMany(row => row[1].EnumerateRunes().Select(rune => (rune, Latin: row[0])))
            .ToDictionary(pair => pair.rune, pair => pair.Latin);
}
