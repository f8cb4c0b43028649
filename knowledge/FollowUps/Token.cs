using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>A word of a message with its place, shortened and unmarked words read as the tables know them.</summary>
/// <param name="Word">The word, lower case; <see cref="Comma"/> for a comma.</param>
/// <param name="Start">Where it begins in the message.</param>
internal sealed record Token(string Word, int Start)
{
    /// <summary>How a comma is called in the tables: numbers hold commas too, so that it cannot just be left out.</summary>
    internal const string Comma = "phẩy";

    /// <summary>Gives the words in order; punctuation other than commas between words is left out.</summary>
    internal static IReadOnlyList<Token> Of(string text)
    {
        var typed = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (text[i] == ',')
                {
                    typed.Add(new(Comma, i));
                }

                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsInsideNumber(text, end)))
            {
                end++;
            }

            typed.Add(new(TonePlacement.Normalize(text[i..end].ToLowerInvariant()), i));
            i = end;
        }

        return Spelled(typed, folded: !Folding.HasMarks(text));
    }

    private static bool IsInsideNumber(string text, int at) =>
        text[at] is '.' or ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static List<Token> Spelled(List<Token> typed, bool folded)
    {
        var words = typed.Select(token => folded ? Folding.Fold(token.Word) : token.Word).ToList();
        var spelled = new List<Token>(typed.Count);
        for (var i = 0; i < typed.Count;)
        {
            var (length, readings) = WordTables.TeencodeAt(words, i, folded);
            if (length > 0 && readings[0].Weight >= WordTables.Certain)
            {
                spelled.AddRange(readings[0].Syllables.Select(word => new Token(folded ? Folding.Fold(word) : word, typed[i].Start)));
            }
            else
            {
                length = 1;
                spelled.Add(typed[i] with { Word = words[i] });
            }

            i += length;
        }

        return spelled;
    }
}
