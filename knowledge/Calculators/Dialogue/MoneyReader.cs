using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>Reads amounts as people type them: "8tr5", "8,5 triệu", "5 củ", "12.000.000đ", "500k", "mười hai triệu".</summary>
internal static class MoneyReader
{
    private const decimal Million = 1_000_000, Thousand = 1_000;

    private static readonly Dictionary<string, int> Units = new(StringComparer.Ordinal)
    {
        ["mot"] = 1, ["hai"] = 2, ["ba"] = 3, ["bon"] = 4, ["tu"] = 4, ["nam"] = 5, ["lam"] = 5, ["sau"] = 6, ["bay"] = 7, ["tam"] = 8, ["chin"] = 9,
    };

    /// <summary>Gives the first amount of a folded text in đồng, or null.</summary>
    internal static decimal? First(string folded)
    {
        var match = Amount.Match(folded);
        if (!match.Success)
        {
            return null;
        }

        if (match.Groups["plain"].Success)
        {
            return decimal.Parse(Separators.Replace(match.Groups["plain"].Value, ""), CultureInfo.InvariantCulture);
        }

        if (match.Groups["thousand"].Success)
        {
            return Decimal(match.Groups["thousand"].Value) * Thousand;
        }

        var millions = match.Groups["word"].Success ? Spoken(match.Groups["word"].Value) : Decimal(match.Groups["million"].Value);
        var rest = match.Groups["rest"];
        if (rest.Success)
        {
            // "8tr5" is eight and a half, "8tr25" eight and a quarter, "1tr250" one and 250 thousand.
            millions += decimal.Parse("0." + rest.Value, CultureInfo.InvariantCulture);
        }
        else if (match.Groups["half"].Success)
        {
            millions += 0.5m;
        }

        return millions * Million;
    }

    private static decimal Decimal(string text) => decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);

    private static int Spoken(string words)
    {
        var parts = words.Split(' ');
        var ten = Array.IndexOf(parts, "muoi");
        return ten < 0
            ? Units[parts[0]]
            : ((ten == 0 ? 1 : Units[parts[ten - 1]]) * 10) + (ten + 1 < parts.Length ? Units[parts[ten + 1]] : 0);
    }

    private const string Digit = "(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)";

    private static readonly Regex Amount = new(
        @"(?<![\d.,/])(?:"
        + @"(?<plain>\d{1,3}(?:[.,]\d{3}){1,3}|[1-9]\d{5,9}|[1-9]\d{4}(?=\s*(?:d|dong|vnd|/\s*h|/\s*gio|mot gio)(?!\p{L}))|(?<=(?:luong gio|don gia|tien gio)(?: la)? )[1-9]\d{4})(?![\d])(?:\s*(?:d|dong|vnd))?(?!\p{L})"
        + @"|(?<million>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:trieu|tr|cu|m)(?:\s*(?<rest>\d{1,3})(?!\d|\s*(?:nam|thang|gio|nguoi|ngay|tieng|%|tr))|\s*(?<half>ruoi))?(?!\p{L})"
        + @"|(?<thousand>\d{1,6}(?:[.,]\d{1,3})?)\s*(?:k|nghin|ngan)(?!\p{L})"
        + @")|(?<!\p{L})(?<word>(?:" + Digit + @" )?muoi(?: " + Digit + @")?|" + Digit + @")\s+(?:trieu|cu)(?:\s*(?<half>ruoi))?(?!\p{L})");

    private static readonly Regex Separators = new("[.,]");
}
