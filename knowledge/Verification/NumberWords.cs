namespace CongDoan.Knowledge.Verification;

/// <summary>Numbers below a thousand written in words: <c>hai mươi lăm</c>, <c>một trăm linh năm</c>, <c>mười hai</c>.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["một"] = 1, ["mốt"] = 1, ["hai"] = 2, ["ba"] = 3, ["bốn"] = 4, ["tư"] = 4, ["năm"] = 5, ["lăm"] = 5, ["nhăm"] = 5,
        ["sáu"] = 6, ["bảy"] = 7, ["bẩy"] = 7, ["tám"] = 8, ["chín"] = 9, ["không"] = 0,
    };

    /// <summary>Gives the number that begins at a token and how many tokens it takes; no tokens when none begins there.</summary>
    internal static (decimal Value, int Length) At(IReadOnlyList<Token> tokens, int start) => Hundreds(tokens, start);

    internal static bool IsDigit(string word) => word != "không" && Digits.ContainsKey(word);

    // Up to 999; the scales (nghìn, triệu) are read like those after digits.
    private static (decimal Value, int Length) Hundreds(IReadOnlyList<Token> tokens, int start)
    {
        var at = start;
        var value = 0;
        if (Digit(tokens, at) is { } first and > 0 && Word(tokens, at + 1) == "trăm")
        {
            value = first * 100;
            at += 2;
            if (Word(tokens, at) is "linh" or "lẻ" && Digit(tokens, at + 1) is { } last)
            {
                return (value + last, at + 2 - start);
            }
        }

        var (tens, length) = Tens(tokens, at);
        return (value + tens, at + length - start);
    }

    private static (int Value, int Length) Tens(IReadOnlyList<Token> tokens, int at)
    {
        if (Word(tokens, at) == "mười")
        {
            return Digit(tokens, at + 1) is { } ones and > 0 && !IsUnitYear(tokens, at + 1) ? (10 + ones, 2) : (10, 1);
        }

        if (Digit(tokens, at) is not { } first || first == 0)
        {
            return (0, 0);
        }

        if (Word(tokens, at + 1) is "mươi" or "chục")
        {
            return Digit(tokens, at + 2) is { } ones and > 0 && !IsUnitYear(tokens, at + 2) ? ((first * 10) + ones, 3) : (first * 10, 2);
        }

        // "hai mốt", "ba lăm": tens without the word for them.
        return Word(tokens, at + 1) is "mốt" or "lăm" or "nhăm" ? ((first * 10) + Digit(tokens, at + 1)!.Value, 2) : (first, 1);
    }

    // "mười năm" is ten years; "mười lăm" is fifteen.
    private static bool IsUnitYear(IReadOnlyList<Token> tokens, int at) => Word(tokens, at) == "năm";

    private static int? Digit(IReadOnlyList<Token> tokens, int at) => Word(tokens, at) is { } word && Digits.TryGetValue(word, out var digit) ? digit : null;

    private static string? Word(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].IsWord ? tokens[at].Text : null;
}
