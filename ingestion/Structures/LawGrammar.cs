using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>The markers of Vietnamese legal drafting: how they look, and which number may follow which.</summary>
internal static partial class LawGrammar
{
    /// <summary>Points are lettered by the Vietnamese alphabet without ă, â, ê, ô, ơ, ư.</summary>
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <summary>A provision that is missing in print is bridged, a wider gap is not a marker of this list.</summary>
    private const int MaxGap = 2;

    public static (string Number, string Title)? Article(string text) => Split(ArticleMark().Match(text));

    public static (string Number, string Words)? Clause(string text) => Split(ClauseMark().Match(text));

    public static (string Number, string Words)? Point(string text) => Split(PointMark().Match(text));

    /// <summary>Says whether a line may begin an article, a clause, a point or a heading.</summary>
    public static bool IsMarker(string text) =>
        Article(text) is not null || Clause(text) is not null || Point(text) is not null || Heading(text) is not null;

    /// <summary>Gives the level (0 part, 1 chapter, 2 section, 3 subsection), the label and the title of a heading, or null.</summary>
    public static (int Level, string Label, string Title)? Heading(string text)
    {
        var match = HeadingMark().Match(text);
        if (!match.Success)
        {
            return null;
        }

        // "Chương IV Nghị định này" is the end of a sentence; a heading's title on the same line is in capitals, or set off by a stop.
        var title = match.Groups["title"].Value.Trim();
        if (title.Any(char.IsLower) && !(match.Groups["stop"].Success && MixedTitle().IsMatch(title)))
        {
            return null;
        }

        var word = match.Groups["word"].Value.ToUpperInvariant();
        var level = word switch { "PHẦN" => 0, "CHƯƠNG" => 1, "MỤC" => 2, _ => 3 };
        string[] words = ["Phần", "Chương", "Mục", "Tiểu mục"];
        return (level, $"{words[level]} {match.Groups["number"].Value}", title);
    }

    /// <summary>
    /// Says whether <paramref name="number"/> may follow <paramref name="last"/> in a numbered list (null before the
    /// first): the next number, the next inserted letter (21a after 21), or across a small gap.
    /// </summary>
    public static Step Follows(string? last, string number)
    {
        var (value, letter) = Parse(number);
        if (last is null)
        {
            return value == 1 && letter == 0 ? Step.Next : Step.None;
        }

        var (lastValue, lastLetter) = Parse(last);
        if (value == lastValue)
        {
            return letter == lastLetter + 1 ? Step.Next : Step.None;
        }

        var gap = value - lastValue - 1;
        return gap switch { 0 when letter <= 1 => Step.Next, > 0 and <= MaxGap when letter == 0 => Step.Gap, _ => Step.None };
    }

    /// <summary>Gives how many whole numbers are missing between two numbers of a list; 0 or less when none is.</summary>
    public static int Missing(string last, string number) => Parse(number).Value - Parse(last).Value - 1;

    /// <summary>Names the whole numbers between two numbers of a list: "20", "20 và 21", "20 đến 23".</summary>
    public static string Between(string last, string number)
    {
        var (from, to) = (Parse(last).Value + 1, Parse(number).Value - 1);
        return from == to ? $"{from}" : to == from + 1 ? $"{from} và {to}" : $"{from} đến {to}";
    }

    /// <summary>The same for lettered points: đ follows d, g follows e; đ1 is inserted after đ.</summary>
    public static Step FollowsLetter(string? last, string letter)
    {
        var value = Letters.IndexOf(letter[0], StringComparison.Ordinal);
        if (last is null)
        {
            return letter == "a" ? Step.Next : Step.None;
        }

        var lastValue = Letters.IndexOf(last[0], StringComparison.Ordinal);
        if (value == lastValue)
        {
            var inserted = last.Length == 1 ? 0 : last[1] - '0';
            return letter.Length == 2 && letter[1] - '0' == inserted + 1 ? Step.Next : Step.None;
        }

        return (value - lastValue) switch { 1 => Step.Next, 2 => Step.Gap, _ => Step.None };
    }

    private static (int Value, int Letter) Parse(string number)
    {
        var digits = number.TakeWhile(char.IsAsciiDigit).Count();
        var letter = digits < number.Length ? Letters.IndexOf(number[digits], StringComparison.Ordinal) + 1 : 0;
        return (int.Parse(number.AsSpan(0, digits), CultureInfo.InvariantCulture), letter);
    }

    private static (string, string)? Split(Match match) =>
        match.Success ? (match.Groups["number"].Value, match.Groups["rest"].Value.Trim()) : null;

    /// <summary>"Điều 5. của Luật này" is the end of a sentence, "Điều 5 - Điều 7" a range.</summary>
    [GeneratedRegex(@"^(?:Điều|ĐIỀU)\s+(?<number>\d{1,3}[a-zđ]?)\s*(?:[.:]|[-–—]\s|$)(?!\s*(?:của|và|hoặc|này|đến|Điều(?=\s+\d))\s)\s*(?<rest>.*)$")]
    private static partial Regex ArticleMark();

    /// <summary>"1.", and as older texts and offices write it "1/" and "Khoản 1."; "1/2 số tiền" and "Khoản 1. của" are none.</summary>
    [GeneratedRegex(@"^(?:(?<number>\d{1,3}[a-zđ]?)\.|(?<number>\d{1,3}[a-zđ]?)/(?=\s+[\p{L}“""])|Khoản\s+(?<number>\d{1,3}[a-zđ]?)[.:](?=\s*[\p{Lu}“""]))\s*(?<rest>(?=[\p{L}“""'(\[]|\d+\s).+)$")]
    private static partial Regex ClauseMark();

    [GeneratedRegex(@"^(?<number>(?:[a-z]|đ)\d?)(?:\)|[./](?=\s))\s*(?<rest>.+)$")]
    private static partial Regex PointMark();

    [GeneratedRegex(@"^(?<word>PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU MỤC|Tiểu mục)\s+(?<number>(?:THỨ|thứ|Thứ)\s+\p{L}+(?:\s+(?:MỘT|HAI|BA|TƯ|BỐN|NĂM|LĂM|SÁU|BẢY|TÁM|CHÍN|một|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín))?|[IVXLC]+|\d{1,2}|[A-Z])\s*(?<stop>[.:–-])?(?:\s+(?<title>.*))?$")]
    private static partial Regex HeadingMark();

    /// <summary>A title in reading case: begins with a capital, ends without a stop and is no reference to a law.</summary>
    [GeneratedRegex(@"^(?!(?:Chương|Mục|Phần|Điều|Luật|Bộ luật|Nghị định|Thông tư|Quyết định)\s)\p{Lu}.{2,180}[^.;:,]$")]
    private static partial Regex MixedTitle();
}

/// <summary>How a marker continues the list it would belong to.</summary>
internal enum Step
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is the next one.</summary>
    Next,

    /// <summary>One or two are missing between.</summary>
    Gap,
}
