namespace CongDoan.Knowledge.Vietnamese;

/// <summary>Cuts Vietnamese text into syllables: the unit that is written between spaces.</summary>
public static class Syllables
{
    /// <summary>
    /// Gives the syllables and numbers of a text in order, lower case, tone marks in one placement. Punctuation
    /// separates; a run of more than 40 letters is cut there, so that no token grows without bound.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new List<string>();
        var walk = new SyllableWalk(text, stackalloc char[SyllableWalk.MaxLength]);
        while (walk.MoveNext())
        {
            result.Add(TonePlacement.Normalize(walk.Current.ToString()));
        }

        return result;
    }
}
