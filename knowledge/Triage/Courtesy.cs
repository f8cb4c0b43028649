using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>Greetings, thanks and goodbyes: only when the message holds nothing else.</summary>
internal static class Courtesy
{
    private static readonly Lazy<PhraseTable<TriageKind>> Phrases = new(Load);

    /// <summary>Gives Greeting, Thanks or Goodbye, or None when there is more in the message, or nothing.</summary>
    public static TriageKind Of(TriageText text)
    {
        var found = new HashSet<TriageKind>();
        for (var i = 0; i < text.Words.Count;)
        {
            var (length, kinds) = Phrases.Value.LongestAt(text.Words, i, text.Folded);
            if (length == 0)
            {
                return TriageKind.None;
            }

            found.UnionWith(kinds);
            i += length;
        }

        // "Chào em, cảm ơn em nhé" thanks; "cảm ơn, tạm biệt" says goodbye.
        return found.Contains(TriageKind.Goodbye) ? TriageKind.Goodbye
            : found.Contains(TriageKind.Thanks) ? TriageKind.Thanks
            : found.Contains(TriageKind.Greeting) ? TriageKind.Greeting
            : TriageKind.None;
    }

    private static PhraseTable<TriageKind> Load()
    {
        var table = new PhraseTable<TriageKind>();
        foreach (var row in EmbeddedTable.Read("Triage/Data/courtesy.tsv"))
        {
            table.Add(row[1], Enum.Parse<TriageKind>(row[0]), WordTables.ReadLayer(row, 2));
        }

        return table;
    }
}
