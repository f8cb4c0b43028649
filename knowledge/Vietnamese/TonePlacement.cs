namespace CongDoan.Knowledge.Vietnamese;

/// <summary>
/// Vietnamese writes the tone of oa, oe and uy on either vowel (hoà, hòa). Both spellings are correct; the index
/// knows one of them.
/// </summary>
public static class TonePlacement
{
    // Each pair: the tone on the last vowel (new style) and on the first (old style, the one kept here).
    private static readonly (string Last, string First)[] Pairs =
    [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
        ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
        ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];

    /// <summary>
    /// Gives a lower-case syllable with the tone of a final oa, oe or uy on the first vowel. Syllables that go on
    /// after the vowels (<c>toán</c>) have one spelling only and come back unchanged, as does <c>quý</c>, whose u
    /// belongs to the consonant.
    /// </summary>
    public static string Normalize(string syllable)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        if (syllable.Length < 2 || syllable.StartsWith("qu", StringComparison.Ordinal))
        {
            return syllable;
        }

        foreach (var (last, first) in Pairs)
        {
            if (syllable.EndsWith(last, StringComparison.Ordinal))
            {
                return string.Concat(syllable.AsSpan(0, syllable.Length - 2), first);
            }
        }

        return syllable;
    }
}
