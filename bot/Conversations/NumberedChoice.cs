using System.Collections.Frozen;
using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Conversations;

/// <summary>
/// Reads "2" or "câu số 2 ạ" as the second of the choices that the bot has just offered: some channels can only list them,
/// numbered, and people type the number below any list.
/// </summary>
internal static class NumberedChoice
{
    private const int LongestText = 40;

    /// <summary>More words than these are a sentence.</summary>
    private const int MostSyllables = 5;

    /// <summary>Folded; what may stand around the number without meaning anything else.</summary>
    private static readonly FrozenSet<string> Naming = new[] { "chon", "cau", "so", "y", "muc", "cai", "dap", "an", "thu" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Polite = new[] { "a", "da", "nhe", "nha", "em", "minh", "ban", "ad", "oi" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Ordinals =
        new Dictionary<string, int> { ["nhat"] = 1, ["dau"] = 1, ["hai"] = 2, ["ba"] = 3, ["tu"] = 4, ["nam"] = 5 }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Gives what the chosen one says, or null when the words choose none.</summary>
    /// <param name="text">What the member wrote.</param>
    /// <param name="offered">The content of the bot's last message before it, as stored; or null.</param>
    public static string? Read(string text, string? offered)
    {
        if (text.Length > LongestText || offered is null)
        {
            return null;
        }

        var (number, isNamed) = Number(Syllables.Of(Folding.Fold(TextCleaner.Clean(text))));
        if (number == 0)
        {
            return null;
        }

        var choices = (AnswerFormatter.Read(offered)?.Actions ?? []).Where(action => action.Type == "imBack").ToList();
        return number <= choices.Count && (isNamed || !choices.Exists(choice => Syllables.Of(choice.Title).Contains(Digits(number)))) ? choices[number - 1].Value : null;
    }

    /// <summary>The number that the words are, 0 for none, and whether they say that it is one of a list: "2" may be an amount, "câu 2" is none.</summary>
    private static (int Number, bool IsNamed) Number(IReadOnlyList<string> words)
    {
        var (number, isNamed) = (0, false);
        if (words.Count > MostSyllables)
        {
            return (0, false);
        }

        foreach (var word in words)
        {
            if (Naming.Contains(word))
            {
                isNamed = true;
            }
            else if (number == 0 && (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var found) || (isNamed && Ordinals.TryGetValue(word, out found))))
            {
                number = found;
            }
            else if (!Polite.Contains(word))
            {
                return (0, false);
            }
        }

        return (number, isNamed);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
