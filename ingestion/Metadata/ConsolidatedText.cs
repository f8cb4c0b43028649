using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Metadata;

/// <summary>
/// The opening sentence of a consolidated text (văn bản hợp nhất): "Bộ luật Lao động số 45/2019/QH14 ngày … của Quốc
/// hội, có hiệu lực kể từ ngày …, được sửa đổi, bổ sung bởi: …".
/// </summary>
/// <param name="Number">Number of the law that is consolidated.</param>
/// <param name="Title">Its title.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Issued">Its day of issue.</param>
/// <param name="EffectiveFrom">Its first day in force.</param>
/// <param name="LastAmendment">Latest day on which an amendment worked in took effect.</param>
internal sealed record ConsolidatedText(
    string Number, string Title, string Issuer, DateOnly? Issued, DateOnly? EffectiveFrom, DateOnly? LastAmendment)
{
    /// <summary>Reads the sentence from the words before the first article, or gives null for an original text.</summary>
    public static ConsolidatedText? Find(string head)
    {
        var match = Opening.Match(head);
        if (!match.Success)
        {
            return null;
        }

        var amendments = head[(match.Index + match.Length)..];
        var end = amendments.IndexOf("Căn cứ ", StringComparison.Ordinal);
        var dates = InForce.Matches(end < 0 ? amendments : amendments[..end]).Select(VietnameseDate.Of).Where(date => date is not null).ToList();
        return new ConsolidatedText(
            match.Groups["number"].Value,
            match.Groups["title"].Value.Trim(),
            match.Groups["issuer"].Value.Trim(),
            VietnameseDate.Of(IssueDate.Match(match.Value)),
            VietnameseDate.Of(InForce.Match(match.Value)),
            dates.Count == 0 ? null : dates.Max());
    }

    private static readonly Regex Opening = new(
        @"(?<title>(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)[^\n]{0,300}?)\s+số\s+(?<number>" + DocumentNumber.Pattern
        + @")\s+ngày\s+\d[^\n]{0,40}?\s+của\s+(?<issuer>[^,\n]{3,80}),[^\n]{0,200}?được sửa đổi, bổ sung(?: một số điều)? bởi\s*:?");

    private static readonly Regex IssueDate = new(@"ngày\s+" + VietnameseDate.Pattern + @"\s+của");

    private static readonly Regex InForce = new(@"có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+" + VietnameseDate.Pattern);
}
