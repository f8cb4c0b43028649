using System.Globalization;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>A number with its unit in a text, in the unit's base: money in đồng, a share in per cent.</summary>
/// <param name="Unit">Unit without marks: <c>%</c>, <c>dong</c>, <c>ngay</c>, <c>thang</c>, <c>thang luong</c>, <c>gio</c> …</param>
/// <param name="Value">How many.</param>
/// <param name="At">Where it begins.</param>
internal sealed record Amount(string Unit, decimal Value, int At)
{
    /// <summary>From this value on a bare number with its thousands apart is money.</summary>
    private const decimal LeastMoney = 100_000;

    /// <summary>Gives the amounts of a text in their order; "12 đến 36 tháng" is two.</summary>
    internal static IReadOnlyList<Amount> In(string text)
    {
        var folded = Folding.Fold(text);
        return Counted.Matches(folded)
            .SelectMany(match => new[] { match.Groups["from"], match.Groups["n"] }
                .Where(number => number.Success)
                .Select(number => Of(number.Value, match.Groups["unit"].Value, number.Index)))
            .Concat(Money.Matches(folded).Select(match => Of(match.Value, "dong", match.Index)).Where(amount => amount?.Value >= LeastMoney))
            .OfType<Amount>()
            .DistinctBy(amount => (amount.Unit, amount.Value, amount.At))
            .OrderBy(amount => amount.At)
            .ToList();
    }

    private static Amount? Of(string number, string unit, int at)
    {
        var said = Words.TryGetValue(number, out var value)
            || (Thousands.IsMatch(number)
                ? decimal.TryParse(number.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out value)
                : decimal.TryParse(number.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value));
        return !said ? null : Regex.Replace(unit, @"\s+", " ") switch
        {
            "trieu" or "trieu dong" => new("dong", value * 1_000_000, at),
            "ngan" or "nghin" or "k" or "ngan dong" or "nghin dong" => new("dong", value * 1_000, at),
            "dong" or "d" => new("dong", value, at),
            "%" or "phan tram" => new("%", value, at),
            "tieng" or "gio" or "h" => new("gio", value, at),
            var other => new(other, value, at),
        };
    }

    private static readonly Dictionary<string, decimal> Words = new(StringComparer.Ordinal)
    {
        ["nua"] = 0.5m, ["mot"] = 1, ["hai"] = 2, ["ba"] = 3, ["bon"] = 4, ["nam"] = 5, ["sau"] = 6, ["bay"] = 7, ["tam"] = 8, ["chin"] = 9, ["muoi"] = 10,
    };

    private const string Number = @"\d+(?:[.,]\d+)*|nua|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi";

    private static readonly Regex Thousands = new(@"^\d{1,3}(?:\.\d{3})+$");

    private static readonly Regex Counted = new($@"(?<![\p{{L}}\d/.,])(?:(?<from>{Number})\s*(?:den|toi|–|-)\s*)?(?<n>{Number})\s*(?<unit>%|phan tram|thang luong|thang(?!\s*\d)|ngay|tuan|nam(?!\s*\d)|gio|tieng|h|phut|lan|cap|tuoi|trieu dong|trieu|ngan dong|nghin dong|ngan|nghin|k|dong|d)(?!\p{{L}})");

    private static readonly Regex Money = new(@"(?<![\p{L}\d/.,])\d{1,3}(?:\.\d{3})+(?![\d%])");
}
