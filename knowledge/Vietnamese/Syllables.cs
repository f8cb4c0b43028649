using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>Cuts Vietnamese text into syllables: the unit that is written between spaces.</summary>
public static class Syllables
{
    private const int MaxLength = 40;

    /// <summary>
    /// Gives the syllables and numbers of a text in order, lower case, tone marks in one placement. Punctuation
    /// separates; a run of more than 40 letters is cut there, so that no token grows without bound.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new List<string>();
        var current = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && current.Length < MaxLength)
            {
                current.Append(char.ToLowerInvariant(c));
                continue;
            }

            Flush(current, result);
            if (char.IsLetterOrDigit(c))
            {
                current.Append(char.ToLowerInvariant(c));
            }
        }

        Flush(current, result);
        return result;
    }

    private static void Flush(StringBuilder current, List<string> result)
    {
        if (current.Length == 0)
        {
            return;
        }

        result.Add(TonePlacement.Normalize(current.ToString()));
        current.Clear();
    }
}
