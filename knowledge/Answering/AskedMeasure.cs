using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// What a question wants counted (days, months, per cent, money …), and whether an answer counts it. "Được bao nhiêu tiền"
/// is not answered by the rule on when one may have it.
/// </summary>
internal static partial class AskedMeasure
{
    private static readonly (Regex Asks, Regex Says)[] Measures =
    [
        (AsksDays(), SaysDays()), (AsksMonths(), SaysMonths()), (AsksHours(), SaysHours()), (AsksShare(), SaysShare()), (AsksMoney(), SaysMoney()),
    ];

    /// <summary>True when the answer counts what the question asks for, or the question asks for no count.</summary>
    internal static bool IsIn(string question, string answer)
    {
        var asked = Folding.Fold(question);
        var said = Folding.Fold(answer);
        return Measures.All(measure => !measure.Asks.IsMatch(asked) || measure.Says.IsMatch(said));
    }

    private const string HowMany = @"(?<!\p{L})(?:may|bao nhieu|nhieu|nhiu|bn|bao nhiu)\s+";

    private const string Count = @"(?:\d|(?<!\p{L})(?:mot|hai|ba|bon|nam|sau|bay|nua)\s)[\d.,/ –-]*\s*";

    [GeneratedRegex(HowMany + @"(?:ngay|bua|hom|buoi)(?!\p{L})")]
    private static partial Regex AsksDays();

    [GeneratedRegex(Count + @"(?:ngay|thang|tuan|buoi|gio)(?!\p{L})")]
    private static partial Regex SaysDays();

    [GeneratedRegex(HowMany + @"thang(?!\p{L})")]
    private static partial Regex AsksMonths();

    [GeneratedRegex(Count + @"(?:ngay|thang|nam)(?!\p{L})|thang thu|thang 5")]
    private static partial Regex SaysMonths();

    [GeneratedRegex(HowMany + @"(?:gio|tieng|phut)(?!\p{L})")]
    private static partial Regex AsksHours();

    [GeneratedRegex(Count + @"(?:gio|tieng|phut|h|ngay)(?!\p{L})|gio")]
    private static partial Regex SaysHours();

    [GeneratedRegex(HowMany + @"(?:phan tram|%)")]
    private static partial Regex AsksShare();

    [GeneratedRegex(@"\d\s*%|phan tram|nua thang|thang luong|du luong|nguyen luong")]
    private static partial Regex SaysShare();

    [GeneratedRegex(HowMany + @"tien(?!\p{L})|(?<!\p{L})tinh tien")]
    private static partial Regex AsksMoney();

    [GeneratedRegex(@"\d\s*(?:dong|trieu|nghin|ngan|lan)(?!\p{L})|\d\s*%\s*(?:cua\s+)?(?:tien luong|luong|muc|binh quan|chi phi)|thang (?:tien )?luong|du luong|nguyen luong|mien phi|khong mat tien")]
    private static partial Regex SaysMoney();
}
