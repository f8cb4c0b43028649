using System.Globalization;

namespace CongDoan.Tests.Bot.Support;

/// <summary>What is hard to cut: 6,000 characters, letters of several code points at every possible cut, choices of every length.</summary>
internal static class LongWords
{
    /// <summary>More than 6,000 characters; accents apart from their letters, joined emoji, and no pause for a long time in the middle.</summary>
    public static readonly string Text =
        string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"Khoản {i}: " + string.Concat(Enumerable.Repeat("người lao động được nghỉ 👩‍🏭 ", 3)).Trim() + "."))
        + "\n\n" + string.Concat(Enumerable.Repeat("ê\u0323👨‍👩‍👧‍👦🇻🇳", 180)) + "\n\nHết.";

    /// <summary>Thirteen choices, some longer than a button's title may be.</summary>
    public static readonly string[] Options = [.. Enumerable.Range(1, 13).Select(i => i % 4 == 0 ? $"Lựa chọn thứ {i} rất dài, nhiều chữ hơn một nút" : $"Lựa chọn {i}")];

    /// <summary>Every bubble fits, no letter is cut, and together they are the text.</summary>
    public static void AssertWhole(IEnumerable<string> bubbles, int longest)
    {
        var all = bubbles.ToList();
        Assert.True(Text.Length > 6_000);
        Assert.All(all, one => Assert.InRange(one.Length, 1, longest));
        Assert.Equal(Letters(Text), all.SelectMany(Letters));
    }

    /// <summary>These are the first words of the text, up to the end of a letter.</summary>
    public static void AssertBeginning(string words)
    {
        var letters = Letters(words).ToList();
        Assert.NotEmpty(letters);
        Assert.Equal(Letters(Text).Take(letters.Count), letters);
    }

    /// <summary>The letters as a reader sees them, blanks apart: a cut letter is two others.</summary>
    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text.Normalize());
        while (letters.MoveNext())
        {
            if (!string.IsNullOrWhiteSpace(letters.GetTextElement()))
            {
                yield return letters.GetTextElement();
            }
        }
    }
}
