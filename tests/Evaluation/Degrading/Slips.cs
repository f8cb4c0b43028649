using System.Text;

namespace CongDoan.Evaluation.Degrading;

/// <summary>The slips of a Vietnamese thumb: neighbours swapped, a letter lost, doubled or hit beside, a tone wrong or left as its telex key.</summary>
internal static class Slips
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    // Combining marks of the tones and their telex keys.
    private static readonly (char Mark, char Key)[] Tones = [('\u0300', 'f'), ('\u0301', 's'), ('\u0309', 'r'), ('\u0303', 'x'), ('\u0323', 'j')];

    internal static string Apply(string word, Dice dice)
    {
        // Several are tried until one changes the word.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var slipped = Once(word, dice);
            if (slipped != word)
            {
                return slipped;
            }
        }

        return word;
    }

    private static string Once(string word, Dice dice)
    {
        var at = dice.Next(word.Length);
        switch (dice.Next(6))
        {
            case 0:
                return at + 1 < word.Length && char.IsLetter(word[at]) && char.IsLetter(word[at + 1])
                    ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..]
                    : word;
            case 1:
                return char.IsLetter(word[at]) ? word.Remove(at, 1) : word;
            case 2:
                return char.IsLetter(word[at]) ? word.Insert(at, word[at].ToString()) : word;
            case 3:
                return Beside(word, at, dice);
            case 4:
                return Retoned(word, dice, asKey: false);
            default:
                return Retoned(word, dice, asKey: true);
        }
    }

    private static string Beside(string word, int at, Dice dice)
    {
        var row = Array.Find(Rows, keys => keys.Contains(word[at], StringComparison.Ordinal));
        if (row is null)
        {
            return word;
        }

        var key = row.IndexOf(word[at], StringComparison.Ordinal) + (dice.Next(2) == 0 ? -1 : 1);
        return key < 0 || key >= row.Length ? word : word[..at] + row[key] + word[(at + 1)..];
    }

    private static string Retoned(string word, Dice dice, bool asKey)
    {
        var letters = word.Normalize(NormalizationForm.FormD);
        foreach (var (mark, key) in Tones)
        {
            if (letters.Contains(mark, StringComparison.Ordinal))
            {
                var bare = letters.Replace(mark.ToString(), "", StringComparison.Ordinal);
                var end = bare.Length;
                while (end > 0 && !char.IsLetter(bare[end - 1]))
                {
                    end--;
                }

                var changed = asKey ? bare.Insert(end, key.ToString()) : WithTone(bare, letters.IndexOf(mark, StringComparison.Ordinal), Tones[dice.Next(Tones.Length)].Mark);
                return changed.Normalize(NormalizationForm.FormC);
            }
        }

        return word;
    }

    // Behind the vowel's own mark: in the other order the two would not compose to one letter.
    private static string WithTone(string bare, int at, char tone)
    {
        while (at < bare.Length && bare[at] is '\u0302' or '\u0306' or '\u031B')
        {
            at++;
        }

        return bare.Insert(at, tone.ToString());
    }
}
