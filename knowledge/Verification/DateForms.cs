using System.Globalization;

namespace CongDoan.Knowledge.Verification;

/// <summary>Dates among tokens: "01/07/2025", "ngày 01 tháng 7 năm 2025", "tháng 7/2025", "30/4", "năm 2026".</summary>
internal static class DateForms
{
    /// <summary>Gives the date that begins at a token, or null.</summary>
    internal static Quantity? At(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Text is "ngày" or "mùng" or "mồng" && at + 1 < tokens.Count && (DayAndMore(tokens, at + 1) ?? WithDots(tokens, at + 1)) is { } named)
        {
            return named with { Start = at };
        }

        if (tokens[at].Text == "tháng" && (at == 0 || !IsCount(tokens[at - 1])) && Number(tokens, at + 1, 12) is { } month && YearAfter(tokens, at + 2) is { } ofYear)
        {
            return new(Quantity.Month, (ofYear.Year * 100) + month, at, ofYear.End);
        }

        if (tokens[at].Text == "năm" && (at == 0 || !IsCount(tokens[at - 1])) && Year(tokens, at + 1) is { } year)
        {
            return new(Quantity.Year, year, at, at + 2);
        }

        return DayAndMore(tokens, at) ?? WithDots(tokens, at);
    }

    // "1/7/2025", "01 tháng 7 năm 2025", "1/7", "07/2025", "30 tháng 4".
    private static Quantity? DayAndMore(IReadOnlyList<Token> tokens, int at)
    {
        if (at + 2 >= tokens.Count || tokens[at + 1].Text is not ("/" or "-" or "." or "tháng"))
        {
            return null;
        }

        var separator = tokens[at + 1].Text;
        if (separator == "/" && Number(tokens, at, 12) is { } month && Year(tokens, at + 2) is { } ofMonth)
        {
            return new(Quantity.Month, (ofMonth * 100) + month, at, at + 3);
        }

        if (Number(tokens, at, 31) is not { } day || Number(tokens, at + 2, 12) is not { } inYear)
        {
            return null;
        }

        if (YearAfter(tokens, at + 3) is { } year)
        {
            return new(Quantity.Day, (year.Year * 10_000) + (inYear * 100) + day, at, year.End);
        }

        // "30 tháng 12 ngày" is a span; "1-2 tháng" a range; "1/2 tháng lương" a half.
        var isDay = separator is "/" or "tháng" && MeasureTables.UnitAt(tokens, at + 3) is null && MeasureTables.ScaleAt(tokens, at + 3) is null;
        return isDay ? new(Quantity.DayOfYear, (inYear * 100) + day, at, at + 3) : null;
    }

    // "01.07.2025" is one token of digits.
    private static Quantity? WithDots(IReadOnlyList<Token> tokens, int at) =>
        tokens[at].IsNumber && DateOnly.TryParseExact(tokens[at].Text, ["d.M.yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(Quantity.Day, Quantity.OfDay(day), at, at + 1)
            : null;

    private static (int Year, int End)? YearAfter(IReadOnlyList<Token> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].Text == ",")
        {
            at++;
        }

        return at + 1 < tokens.Count && tokens[at].Text is "/" or "-" or "." or "năm" && Year(tokens, at + 1) is { } year ? (year, at + 2) : null;
    }

    private static int? Year(IReadOnlyList<Token> tokens, int at) => Number(tokens, at, 2099) is { } year and >= 1900 && tokens[at].Text.Length == 4 ? year : null;

    private static int? Number(IReadOnlyList<Token> tokens, int at, int most) =>
        at < tokens.Count && tokens[at].IsNumber && int.TryParse(tokens[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;

    private static bool IsCount(Token token) => token.IsNumber || NumberWords.IsDigit(token.Text) || token.Text == "mươi";
}
