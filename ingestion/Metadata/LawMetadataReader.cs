using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>Reads number, title, issuer and dates from a parsed law.</summary>
internal static partial class LawMetadataReader
{
    public static LawMetadata Read(LawStructure law, string fileName)
    {
        var head = string.Join('\n', law.Head.Select(paragraph => paragraph.Text));
        var tail = string.Join('\n', law.Tail.Take(60).Select(paragraph => paragraph.Text));
        var warnings = new List<string>();
        var consolidated = ConsolidatedText.Find(head);
        var title = LawTitle.Find(law, consolidated);
        var issued = consolidated?.Issued ?? AdoptedOn(tail) ?? VietnameseDate.Of(PlaceAndDate().Match(head));
        var number = Number(head, fileName, consolidated, title, issued, warnings);
        var force = EntryIntoForce.Find(law, issued);
        var from = consolidated?.EffectiveFrom ?? force.From;
        if (consolidated?.EffectiveFrom is { } stated && force.From is { } own && stated != own)
        {
            warnings.Add($"Lời dẫn văn bản hợp nhất ghi hiệu lực từ {stated:dd/MM/yyyy}, điều khoản thi hành ghi {own:dd/MM/yyyy}; dùng ngày ở lời dẫn.");
        }

        var edition = consolidated is null ? null : EditionNumber().Match(head + "\n" + tail);
        WarnMissing(title.Text, issued, from, force, edition, warnings);
        return new LawMetadata
        {
            Number = number,
            Title = title.Text,
            Issuer = consolidated?.Issuer ?? LawTitle.Issuer(law),
            Issued = issued,
            EffectiveFrom = from,
            EffectiveUntil = force.Until,
            Replaces = force.Replaces.Where(replaced => replaced != number).ToList(),
            Edition = edition is { Success: true } ? edition.Groups["number"].Value : null,
            EditionDate = consolidated?.LastAmendment ?? issued,
            Warnings = warnings,
        };
    }

    private static string? Number(
        string head, string fileName, ConsolidatedText? consolidated, LawTitle title, DateOnly? issued, List<string> warnings)
    {
        var named = DocumentNumber.FromFileName(fileName);
        var number = consolidated?.Number ?? HeadNumber(head) ?? (title.IsConstitution && issued is { } day ? $"HP{day.Year}" : null);
        if (number is null)
        {
            if (named is not null)
            {
                warnings.Add($"Văn bản không ghi số hiệu ở đầu; dùng số {named} theo tên tệp, hãy kiểm tra.");
            }

            return named;
        }

        if (named is not null && named != number)
        {
            warnings.Add($"Tên tệp ghi số {named} nhưng văn bản ghi {number}; dùng số trong văn bản.");
        }

        return number;
    }

    private static string? HeadNumber(string head)
    {
        var match = StatedNumber().Match(head);
        return match.Success ? match.Groups["number"].Value : null;
    }

    private static DateOnly? AdoptedOn(string tail) => VietnameseDate.Of(Adopted().Match(tail));

    private static void WarnMissing(
        string title, DateOnly? issued, DateOnly? from, EntryIntoForce force, Match? edition, List<string> warnings)
    {
        if (title.Length == 0)
        {
            warnings.Add("Không đọc được tên văn bản.");
        }

        if (issued is null)
        {
            warnings.Add("Không đọc được ngày ban hành.");
        }

        if (from is null)
        {
            warnings.Add("Văn bản không nói ngày có hiệu lực; hãy cho biết bằng --from.");
        }

        if (force.HasExceptions)
        {
            warnings.Add("Điều khoản thi hành có ngoại lệ (\"trừ ...\"); hãy đọc lại trước khi tin ngày hiệu lực của từng điều.");
        }

        if (edition is { Success: false })
        {
            warnings.Add("Văn bản hợp nhất không ghi số (…/VBHN-…).");
        }
    }

    [GeneratedRegex(@"(?:^|\n|\|\s*)(?:Luật |Bộ luật |Pháp lệnh |Nghị quyết |Nghị định )?[Ss]ố\s*:\s*(?<number>" + DocumentNumber.Pattern + ")")]
    private static partial Regex StatedNumber();

    [GeneratedRegex(@"[Ss]ố\s*:\s*(?<number>\d{1,4}/VBHN-[A-ZĐ]+)")]
    private static partial Regex EditionNumber();

    [GeneratedRegex(@"thông qua ngày\s+" + VietnameseDate.Pattern)]
    private static partial Regex Adopted();

    [GeneratedRegex(@"\p{Lu}[\p{L}\s.]{1,30},?\s+ngày\s+" + VietnameseDate.Pattern)]
    private static partial Regex PlaceAndDate();
}
