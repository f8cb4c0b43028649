using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Verification;

/// <summary>
/// Reads amounts, shares, dates and numbered things from Vietnamese text: "06 tháng", "sáu tháng", "30%", "30 phần trăm",
/// "1.490.000 đồng", "1,49 triệu", "01/07/2025", "ngày 01 tháng 7 năm 2025", "10 đến 20 triệu đồng", "vùng II".
/// </summary>
internal static class QuantityReader
{
    private static readonly Regex Grouped = new(@"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$");

    private static readonly Regex EnglishGrouped = new(@"^\d{1,3}(?:,\d{3}){2,}$");

    private static readonly Regex Roman = new("^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)$");

    /// <summary>Gives the quantities of a text in order; numbers of provisions and documents are none.</summary>
    internal static IReadOnlyList<Quantity> Of(string text)
    {
        var tokens = Token.Of(text);
        return Of(tokens, ProvisionMentions.Of(tokens).Taken);
    }

    /// <summary>Gives the quantities of tokens of which some are names already.</summary>
    internal static IReadOnlyList<Quantity> Of(IReadOnlyList<Token> tokens, bool[] taken)
    {
        var found = new List<Quantity>();
        for (var i = 0; i < tokens.Count;)
        {
            var quantity = taken[i] || IsListMark(tokens, i) ? null : DateForms.At(tokens, i) ?? Labelled(tokens, i) ?? Counted(tokens, i);
            if (quantity is not null)
            {
                found.Add(quantity);
            }

            i = quantity?.End ?? i + 1;
        }

        return found;
    }

    /// <summary>Reads digits as Vietnamese print writes them; null when they are no number.</summary>
    internal static decimal? Number(string digits)
    {
        var plain = Grouped.IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : EnglishGrouped.IsMatch(digits) ? digits.Replace(",", "", StringComparison.Ordinal)
            : digits.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // "1. Người lao động …", "2) …" at the beginning of a line counts nothing.
    private static bool IsListMark(IReadOnlyList<Token> tokens, int at) =>
        tokens[at].IsNumber && (at == 0 || tokens[at - 1].Kind == TokenKind.Line) && at + 2 < tokens.Count && tokens[at + 1].Text is "." or ")" && tokens[at + 2].IsWord;

    private static Quantity? Labelled(IReadOnlyList<Token> tokens, int at)
    {
        if (MeasureTables.LabelAt(tokens, at) is not { } label || at + label.Length is var next && next >= tokens.Count)
        {
            return null;
        }

        var end = at + label.Length + 1;
        if (tokens[end - 1].IsWord && Roman.IsMatch(tokens[end - 1].Text))
        {
            return new(label.Unit, RomanValue(tokens[end - 1].Text), at, end);
        }

        // "mỗi tháng 12 ngày": what follows counts for itself.
        return tokens[end - 1].IsNumber && Number(tokens[end - 1].Text) is { } value && !HasUnit(tokens, end)
            ? new(label.Unit, value, at, end)
            : null;
    }

    private static Quantity? Counted(IReadOnlyList<Token> tokens, int at)
    {
        if (AmountAt(tokens, at) is not { } amount)
        {
            return tokens[at].IsNumber ? new(tokens[at].Text, -1, at, at + 1) : null;
        }

        var (unit, factor, end) = UnitAfter(tokens, amount.End, amount.HasScale);
        if (unit is null && !amount.HasScale && RangeUnit(tokens, amount.End) is { } range
            // "8.000.000, 12 tháng" is no range.
            && (amount.Value < 1000 || range.Unit == "đồng"))
        {
            (unit, factor) = (range.Unit, range.Factor);
        }

        if (unit is null && (amount.IsInWords || IsTokenOfWord(tokens, at)))
        {
            return null;
        }

        if (unit is null && tokens[at].Text.Length == 4 && amount.Value is >= 1900 and <= 2099)
        {
            return new(Quantity.Year, amount.Value, at, end);
        }

        var value = amount.Value * factor;
        if (end < tokens.Count && tokens[end].Text == "rưỡi" && unit is not null)
        {
            (value, end) = (value + (amount.Scale * factor / 2), end + 1);
        }

        return new(unit ?? Quantity.Bare, value, at, end);
    }

    /// <summary>Digits or words with their scale: "2 triệu", "hai mươi", "1/2", "nửa".</summary>
    private static Amount? AmountAt(IReadOnlyList<Token> tokens, int at)
    {
        decimal value;
        int end;
        var isInWords = false;
        if (tokens[at].IsNumber)
        {
            if (Number(tokens[at].Text) is not { } number)
            {
                return null;
            }

            (value, end) = (number, at + 1);
            if (end + 1 < tokens.Count && tokens[end].Text == "/" && tokens[end + 1].IsNumber && Number(tokens[end + 1].Text) is { } below and > 0 && HasUnit(tokens, end + 2))
            {
                (value, end) = (value / below, end + 2);
            }
        }
        else if (tokens[at].Text == "nửa")
        {
            (value, end, isInWords) = (0.5m, at + 1, true);
        }
        else
        {
            var (number, length) = NumberWords.At(tokens, at);
            if (length == 0 || (tokens[at].Text == "năm" && at > 0 && (tokens[at - 1].IsNumber || NumberWords.IsDigit(tokens[at - 1].Text) || tokens[at - 1].Text is "mỗi" or "hằng" or "hàng" or "một" or "trong" or "cả" or "các" or "nhiều")))
            {
                return null;
            }

            (value, end, isInWords) = (number, at + length, true);
            if (end + 1 < tokens.Count && tokens[end].Text == "phần" && tokens[end + 1].Text != "trăm" && NumberWords.At(tokens, end + 1) is { Length: > 0 } parts && parts.Value > 0)
            {
                return new(value / parts.Value, 1, end + 1 + parts.Length, IsInWords: false, HasScale: false);
            }
        }

        var scale = 1m;
        var hasScale = false;
        while (MeasureTables.ScaleAt(tokens, end) is { } found)
        {
            (scale, end, hasScale) = (scale * found.Factor, end + found.Length, true);
        }

        if (hasScale && end < tokens.Count && tokens[end].Text == "rưỡi")
        {
            (value, end) = (value + 0.5m, end + 1);
        }

        return new(value * scale, scale, end, isInWords && !hasScale, hasScale);
    }

    private static (string? Unit, decimal Factor, int End) UnitAfter(IReadOnlyList<Token> tokens, int at, bool hasScale) =>
        MeasureTables.UnitAt(tokens, at) is { } unit
            ? (unit.Unit, unit.Factor, at + unit.Length)
            : (hasScale ? "đồng" : null, 1, at);

    /// <summary>"10 đến 20 triệu đồng", "3, 6, 12 tháng", "1–10 người": the unit stands once, after the last.</summary>
    private static (string Unit, decimal Factor)? RangeUnit(IReadOnlyList<Token> tokens, int at)
    {
        for (var hops = 0; hops < 4 && at + 1 < tokens.Count && tokens[at].Text is "đến" or "tới" or "-" or "–" or "—" or "hoặc" or "và" or "hay" or "," or "×" or "x"; hops++)
        {
            if (tokens[at + 1].Text == "dưới")
            {
                at++;
            }

            if (at + 1 >= tokens.Count || AmountAt(tokens, at + 1) is not { } next)
            {
                return null;
            }

            var (unit, factor, _) = UnitAfter(tokens, next.End, next.HasScale);
            if (unit is not null)
            {
                return (unit, factor * next.Scale);
            }

            at = next.End;
        }

        return null;
    }

    private static bool HasUnit(IReadOnlyList<Token> tokens, int at) => MeasureTables.UnitAt(tokens, at) is not null || MeasureTables.ScaleAt(tokens, at) is not null;

    // The number of "QH14" or "m2" belongs to the word before it only when nothing stands between, which tokens do not tell; such words are few.
    private static bool IsTokenOfWord(IReadOnlyList<Token> tokens, int at) => at > 0 && tokens[at - 1].Text is "qh" or "m" or "hp";

    private static decimal RomanValue(string roman)
    {
        var total = 0;
        for (var i = 0; i < roman.Length; i++)
        {
            var value = Letter(roman[i]);
            total += i + 1 < roman.Length && Letter(roman[i + 1]) > value ? -value : value;
        }

        return total;

        static int Letter(char letter) => letter switch { 'i' => 1, 'v' => 5, _ => 10 };
    }

    private sealed record Amount(decimal Value, decimal Scale, int End, bool IsInWords, bool HasScale);
}
