namespace CongDoan.Knowledge.Verification;

/// <summary>Document numbers among tokens: <c>45/2019/QH14</c>, <c>12/2022/NĐ-CP</c>, <c>61/QĐ-TLĐ</c>, <c>60-NQ/TW</c>, "nghị định 12/2022".</summary>
internal static class DocumentMentions
{
    private static readonly HashSet<string> KindWords = new(StringComparer.Ordinal) { "định", "tư", "luật", "quyết", "lệnh", "số", "thị", "hoạch", "dẫn" };

    /// <summary>Gives the number that begins at a token and how many tokens it takes; null when none does.</summary>
    internal static (string Number, int Length)? At(IReadOnlyList<Token> tokens, int at)
    {
        if (!tokens[at].IsNumber || !IsSerial(tokens[at].Text))
        {
            return null;
        }

        var end = at + 1;
        if (Sign(tokens, end) == "/" && IsYear(tokens, end + 1))
        {
            end += 2;
            if (Sign(tokens, end) != "/" || Rest(tokens, end + 1, needsDash: false) is not { } last)
            {
                return at > 0 && KindWords.Contains(tokens[at - 1].Text) ? Number(tokens, at, end) : null;
            }

            return Number(tokens, at, last);
        }

        return Sign(tokens, end) == "/" && Rest(tokens, end + 1, needsDash: true) is { } body ? Number(tokens, at, body)
            : Sign(tokens, end) == "-" && IsCapital(tokens, end + 1) && Sign(tokens, end + 2) == "/" && IsCapital(tokens, end + 3) ? Number(tokens, at, end + 4)
            : null;
    }

    // "QH14", "NĐ-CP", "TT-BLĐTBXH": capital words and digits, joined by dashes.
    private static int? Rest(IReadOnlyList<Token> tokens, int at, bool needsDash)
    {
        if (at >= tokens.Count || !tokens[at].IsWord || tokens[at].Text.Length > 10)
        {
            return null;
        }

        var end = at + 1;
        if (end < tokens.Count && tokens[end].IsNumber && !needsDash)
        {
            return end + 1;
        }

        var dashes = 0;
        while (Sign(tokens, end) == "-" && end + 1 < tokens.Count && tokens[end + 1].IsWord)
        {
            end += 2;
            dashes++;
        }

        return needsDash && (dashes == 0 || !tokens[at].IsUpper) ? null : end;
    }

    private static (string, int) Number(IReadOnlyList<Token> tokens, int start, int end) =>
        (string.Concat(Enumerable.Range(start, end - start).Select(i => tokens[i].Text)), end - start);

    private static bool IsSerial(string text) => text.Length <= 4 && text.All(char.IsAsciiDigit);

    private static bool IsYear(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].IsNumber && tokens[at].Text is ['1', '9', _, _] or ['2', '0', _, _];

    private static bool IsCapital(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].IsWord && tokens[at].IsUpper;

    private static string? Sign(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].Kind == TokenKind.Sign ? tokens[at].Text : null;
}
