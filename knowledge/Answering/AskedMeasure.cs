using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// What a question wants counted (days, months, per cent, money …), and whether an answer counts it. "Được bao nhiêu tiền"
/// is not answered by the rule on when one may have it.
/// </summary>
internal static class AskedMeasure
{
    /// <summary>True when the answer counts what the question asks for, or the question asks for no count.</summary>
    internal static bool IsIn(string question, string answer)
    {
        var asked = Folding.Fold(question);
        var said = Folding.Fold(answer);
        return Measures.All(measure => !measure.Asks.IsMatch(asked) || measure.Says.IsMatch(said));
    }

    /// <summary>True when a note on fines may be meant: the question speaks of a wrong or of what follows from it.</summary>
    /// <param name="question">The question as typed and as it was meant.</param>
    /// <param name="title">The note's own question.</param>
    internal static bool MayMeanFine(string question, string title) => !OnFine.IsMatch(Folding.Fold(title)) || OfWrong.IsMatch(Folding.Fold(question));

    private static readonly Regex OnFine = new(@"(?<!\p{L})(?:bi phat|muc phat|phat bao nhieu|phat the nao)(?!\p{L})");

    private static readonly Regex OfWrong = new(@"(?<!\p{L})(?:phat|xu ly|xu phat|che tai|bi gi|bi sao|co sao|sao khong|vi pham|trai luat|sai luat|pham luat|dung luat|trach nhiem|hau qua|toi gi|kien|to cao)(?!\p{L})");

    /// <summary>True when the question asks how much and not of what: "thì bao nhiêu", "được mấy".</summary>
    internal static bool IsOpen(string question) => OpenAmount.IsMatch(Folding.Fold(question));

    private static readonly Regex OpenAmount = new(@"(?<!\p{L})(?:bao nhieu|nhieu|nhiu|bn|bao nhiu|may)\s*(?:$|[?.,!]|(?:vay|a|ha|z|v|the|nhi|day|ad|roi)(?!\p{L}))");

    private const string HowMany = @"(?<!\p{L})(?:may|bao nhieu|nhieu|nhiu|bn|bao nhiu)\s+";

    private const string Count = @"(?:\d|(?<!\p{L})(?:mot|hai|ba|bon|nam|sau|bay|nua)\s)[\d.,/ –-]*\s*";

    private static readonly Regex AsksDays = new(HowMany + @"(?:ngay|bua|hom|buoi)(?!\p{L})");

    private static readonly Regex SaysDays = new(Count + @"(?:ngay|thang|tuan|buoi|gio)(?!\p{L})");

    private static readonly Regex AsksMonths = new(HowMany + @"thang(?!\p{L})");

    private static readonly Regex SaysMonths = new(Count + @"(?:ngay|thang|nam)(?!\p{L})|thang thu|thang 5");

    private static readonly Regex AsksHours = new(HowMany + @"(?:gio|tieng|phut)(?!\p{L})");

    private static readonly Regex SaysHours = new(Count + @"(?:gio|tieng|phut|h|ngay)(?!\p{L})|gio");

    private static readonly Regex AsksShare = new(HowMany + @"(?:phan tram|%)");

    private static readonly Regex SaysShare = new(@"\d\s*%|phan tram|nua thang|thang luong|du luong|nguyen luong");

    private static readonly Regex AsksMoney = new(HowMany + @"tien(?!\p{L})|(?<!\p{L})tinh tien");

    private static readonly Regex SaysMoney = new(@"\d\s*(?:dong|trieu|nghin|ngan|lan)(?!\p{L})|\d\s*%\s*(?:cua\s+)?(?:tien luong|luong|muc|binh quan|chi phi)|thang (?:tien )?luong|du luong|nguyen luong|mien phi|khong mat tien");

    // What a wrong costs is not answered by the rule that it breaks.
    private static readonly Regex AsksFine = new(@"(?<!\p{L})(?:muc (?:xu )?phat|(?:bi|xu|se) phat (?:hanh chinh )?(?:bao nhieu|may|nhieu|muc nao|muc bao nhieu|nhu the nao|the nao|ra sao|sao|gi))(?!\p{L})");

    private static readonly Regex SaysFine = new(@"\d\s*(?:trieu|dong|nghin)(?!\p{L})|(?<!\p{L})(?:phat tu|gap doi|canh cao|khong bi phat)");

    // Below the expressions it holds: fields are set in the order of the file.
    private static readonly (Regex Asks, Regex Says)[] Measures =
    [
        (AsksDays, SaysDays), (AsksMonths, SaysMonths), (AsksHours, SaysHours), (AsksShare, SaysShare), (AsksMoney, SaysMoney), (AsksFine, SaysFine),
    ];
}
