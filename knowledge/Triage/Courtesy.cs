using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>Greetings, thanks and goodbyes: only when the message holds nothing else.</summary>
internal static class Courtesy
{
    private static readonly Lazy<PhraseTable<Word>> Phrases = new(() =>
        PhraseTable<Word>.Read("Triage/Data/courtesy.tsv", row => Enum.Parse<Word>(row[0]), phrase: 1, layer: 2));

    // In order of precedence: "chào em, cảm ơn em nhé" thanks; "cảm ơn, tạm biệt" says goodbye.
    private enum Word
    {
        Filler,
        Acknowledgement,
        Greeting,
        Thanks,
        Goodbye,
    }

    /// <summary>Gives Greeting, Thanks or Goodbye, or None when there is more in the message, or nothing.</summary>
    public static TriageKind Of(TriageText text)
    {
        var most = Word.Filler;
        for (var i = 0; i < text.Words.Count;)
        {
            var (length, words) = Phrases.Value.LongestAt(text.Words, i, text.Folded);
            if (length == 0)
            {
                return TriageKind.None;
            }

            most = (Word)Math.Max((int)most, (int)words.Max());
            i += length;
        }

        return most switch
        {
            Word.Goodbye => TriageKind.Goodbye,
            Word.Thanks or Word.Acknowledgement => TriageKind.Thanks,
            Word.Greeting => TriageKind.Greeting,
            _ => TriageKind.None,
        };
    }
}
