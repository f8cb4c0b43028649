using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Whether a question asks what a law that is not made yet will say ("luật sửa lần tới …", "bao giờ có luật …"). The rule of today is no answer to
/// that. Somebody who will do something next year asks about the rule of today ("sang năm em nghỉ việc …"). Pure.
/// </summary>
internal static class LawToCome
{
    internal static bool IsAsked(string question)
    {
        var folded = Folding.Fold(question);
        return Draft.IsMatch(folded)
            || When.IsMatch(folded)
            || Soon.IsMatch(folded)
            || (Later.IsMatch(folded) && (Lawmakers.IsMatch(folded) || Changes.IsMatch(folded)))
            || Amended.IsMatch(folded);
    }

    /// <summary>Whether a question asks what the union's charter says.</summary>
    internal static bool AsksCharter(string question) => Charter.IsMatch(Folding.Fold(question));

    private const string Law = @"(?:bo luat|luat|nghi dinh|thong tu|quy dinh|nghi quyet|chinh sach|che do)";

    private static readonly Regex Draft = new(@"(?<!\p{L})du (?:thao|luat|kien sua)(?!\p{L})");

    private const string Makers = "(?:quoc hoi|chinh phu|nha nuoc)";

    // "bao giờ (thì) có luật …", "khi nào sửa luật …", "chừng nào nhà nước (mới) cho …".
    private static readonly Regex When = new($@"(?<!\p{{L}})(?:bao gio|khi nao|chung nao)\s+(?:thi\s+|moi\s+|se\s+)*(?:(?:co\s+|sua\s+|ra\s+|doi\s+|ban hanh\s+)+(?:{Law})|{Makers}\s+(?:thi\s+|moi\s+|se\s+|chiu\s+)*(?:cho|sua|bo|giam|tang|nang|ha|doi|ra|ban hanh))(?!\p{{L}})");

    // "luật sắp ban hành …", "sắp có nghị định …", "nhà nước sắp cho …".
    private static readonly Regex Soon = new($@"(?<!\p{{L}})(?:{Law}(?:\s+moi)?\s+sap|{Makers}\s+sap|sap\s+(?:co|ra|sua|doi|ban hanh|thong qua)\s+{Law})(?!\p{{L}})");

    private static readonly Regex Later = new(@"(?<!\p{L})(?:sang nam|nam sau|nam toi|mai mot|sap toi|toi day|thoi gian toi|ky toi|lan toi|khoa toi|vai nam nua|may nam nua|tuong lai|sau nay)(?!\p{L})");

    private static readonly Regex Lawmakers = new($@"(?<!\p{{L}})(?:{Makers}|(?:luat|bo luat|nghi dinh)(?:\s+\p{{L}}+){{0,5}}\s+(?:moi|sua|sua doi|thay)|(?:sua|doi|ra|co)\s+{Law}|{Law}\s+(?:moi|sua|toi))(?!\p{{L}})");

    private static readonly Regex Changes = new(@"(?<!\p{L})(?:luong co so|luong toi thieu|tuoi huu|gio lam|doan phi|bao hiem|bhxh|bhyt|bhtn)(?:\s+[\p{L}\d]+){0,4}\s+(?:tang|giam|len|xuong|bo|doi|keo)(?!\p{L})|(?<!\p{L})(?:tang|giam|nang|ha|bo|doi)(?:\s+luon)?\s+(?:luong co so|luong toi thieu|tuoi huu|gio lam|doan phi|bao hiem|bhxh|bhyt|bhtn)(?!\p{L})");

    // "luật … sửa lần tới", "nếu luật lao động sửa thì …", "nghị định tới thay nghị định 283".
    private static readonly Regex Amended = new(@"(?<!\p{L})(?:neu\s+)(?:bo\s+)?luat(?:\s+\p{L}+){0,5}\s+(?:sua|thay|doi)(?!\p{L})|(?<!\p{L})(?:luat|nghi dinh|thong tu)\s+(?:toi|sap toi|tiep theo|ke tiep)(?!\p{L})|(?<!\p{L})(?:sua|thay)\s+(?:lan|ky|dot)\s+(?:toi|sau)(?!\p{L})");

    private static readonly Regex Charter = new(@"(?<!\p{L})dieu le(?!\p{L})");
}
