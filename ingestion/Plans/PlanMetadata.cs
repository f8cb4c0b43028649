using System.Globalization;
using System.Text.RegularExpressions;
using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Plans;

/// <summary>What a plan says about itself. What it does not say is null and a warning, never a guess.</summary>
internal sealed record PlanMetadata
{
    /// <summary>How a plan without a printed number is kept.</summary>
    public const string Unnumbered = PlanNumbers.Unnumbered;

    private const int OpeningParagraphs = 6, MaxSlug = 60;

    public required string Number { get; init; }

    public required string Title { get; init; }

    public PlanIssuer? Issuer { get; init; }

    public DateOnly? Issued { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public static PlanMetadata Read(PlanStructure plan, bool isRestored)
    {
        var warnings = new List<string>();
        var opening = plan.Pieces.Take(OpeningParagraphs).Select(piece => piece.Text).ToList();
        var number = PlanNumber.Find(plan.Head, opening);
        var issuer = PlanIssuer.Find(plan.Head, opening);
        var issued = number?.Issued ?? plan.Head.Select(line => VietnameseDate.Of(PlaceAndDate.Match(line))).FirstOrDefault(date => date is not null);
        var period = Period(plan.Title);
        var text = number?.Text;
        if (isRestored && number?.Repaired() is { } repaired)
        {
            warnings.Add($"Bản quét in số hiệu là \"{number.Text}\"; hiểu là {repaired}, hãy kiểm tra.");
            text = repaired;
        }

        Warn(plan, text, issuer, issued, period, warnings);
        return new PlanMetadata
        {
            Number = text ?? Unnumbered + Slug($"{issuer?.Name} {plan.Title}"),
            Title = InFull(plan.Title),
            Issuer = issuer,
            Issued = issued,
            From = period.From ?? issued,
            Until = period.Until,
            Warnings = warnings,
        };
    }

    /// <summary>A plan for one year says "năm 2020"; longer ones name their stage.</summary>
    private static (DateOnly? From, DateOnly? Until) Period(string title)
    {
        if (TitlePeriod.Find(title) is { } period)
        {
            return (period.From, period.Until);
        }

        var year = OneYear.Match(title);
        if (!year.Success)
        {
            return (null, null);
        }

        var value = int.Parse(year.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return (new DateOnly(value, 1, 1), new DateOnly(value, 12, 31));
    }

    /// <summary>"Truyền thông Công đoàn năm 2020" is cited as "Kế hoạch truyền thông Công đoàn năm 2020".</summary>
    private static string InFull(string title)
    {
        if (title.Length == 0 || StartsWithKind.IsMatch(title))
        {
            return title.Length == 0 ? "Kế hoạch" : title;
        }

        var isName = title.Length > 1 && (char.IsUpper(title[1]) || title.StartsWith("Công đoàn", StringComparison.Ordinal) || title.StartsWith("Liên đoàn", StringComparison.Ordinal));
        return $"Kế hoạch {(isName ? title[0] : char.ToLowerInvariant(title[0]))}{title[1..]}";
    }

    private static void Warn(PlanStructure plan, string? number, PlanIssuer? issuer, DateOnly? issued, (DateOnly? From, DateOnly? Until) period, List<string> warnings)
    {
        if (number is null)
        {
            warnings.Add("Kế hoạch không ghi số hiệu; tạm giữ theo tên cơ quan và tên kế hoạch, có thể ghi --number.");
        }

        if (issuer is null)
        {
            warnings.Add("Không đọc được cơ quan ban hành.");
        }

        if (issuer?.Unit is null)
        {
            warnings.Add($"Chưa nhận ra đơn vị công đoàn của kế hoạch{(issuer is null ? "" : $" ({issuer.Name})")}; hãy ghi --unit, nếu không kế hoạch sẽ phục vụ mọi đơn vị.");
        }

        if (issued is null)
        {
            warnings.Add("Không đọc được ngày ban hành.");
        }

        if (period.Until is null)
        {
            warnings.Add("Tên kế hoạch không nói giai đoạn; hãy cho biết bằng --from và --until.");
        }
        else if (period.From is null && issued is null)
        {
            warnings.Add("Kế hoạch không nói ngày bắt đầu; hãy cho biết bằng --from.");
        }

        if (plan.Pieces.Any(piece => Comrade.IsMatch(piece.Text)))
        {
            warnings.Add("Kế hoạch nêu tên người được giao việc trong nội dung; hãy xem có nên đưa vào kho không.");
        }
    }

    private static string Slug(string text)
    {
        var slug = string.Join('-', Syllables.Of(text).Select(Folding.Fold));
        return slug.Length <= MaxSlug ? slug : slug[..MaxSlug].TrimEnd('-');
    }

    private static readonly Regex PlaceAndDate = new(@"\p{Lu}[\p{L}\s.]{1,30},?\s+ngày\s+" + VietnameseDate.Pattern);

    private static readonly Regex OneYear = new(@"(?<!\p{L})[Nn]ăm\s+(?<year>20\d{2})(?!\d)");

    private static readonly Regex StartsWithKind = new(@"^(?:Kế hoạch|Chương trình)\s", RegexOptions.IgnoreCase);

    private static readonly Regex Comrade = new(@"đồng chí\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+");
}
