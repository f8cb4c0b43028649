using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Validity;

namespace CongDoan.Ingestion.Metadata;

/// <summary>Reads number, title, issuer and dates from a parsed law.</summary>
internal static class LawMetadataReader
{
    public static LawMetadata Read(LawStructure law, string fileName)
    {
        var head = string.Join('\n', law.Head.Select(paragraph => paragraph.Text));
        var tail = string.Join('\n', law.Tail.Take(60).Select(paragraph => paragraph.Text));
        var warnings = new List<string>();
        var consolidated = ConsolidatedText.Find(head);
        var title = LawTitle.Find(law, consolidated);
        var issued = consolidated?.Issued ?? AdoptedOn(tail) ?? VietnameseDate.Of(PlaceAndDate.Match(head));
        var number = Number(law, fileName, consolidated, title, issued, warnings);
        var force = law.Articles.Count > 0 ? EntryIntoForce.Find(law, issued) : EntryIntoForce.Find(law.Head, issued);
        var from = From(consolidated, force, number, warnings);
        var partial = PartialForce.Find(law);
        var amendments = Amendments(law, partial, consolidated, number, warnings);
        var edition = consolidated is null ? null : EditionNumber.Match(head + "\n" + tail);
        warnings.AddRange(partial.Parts.Where(part => part.From != from).Distinct().Select(part => part.IsKept
            ? $"{char.ToUpperInvariant(part.Name[0])}{part.Name[1..]} có hiệu lực từ {part.From:dd/MM/yyyy}, khác ngày của cả văn bản; chỉ được trích từ ngày đó."
            : $"{char.ToUpperInvariant(part.Name[0])}{part.Name[1..]} có hiệu lực từ {part.From:dd/MM/yyyy}, khác ngày của cả văn bản; kho không giữ ngày riêng cho phần này, nên có thể trích khi chưa đến ngày đó."));
        WarnMissing(title.Text, issued, from, force, edition, warnings);
        var issuer = consolidated?.Issuer ?? LawTitle.Issuer(law);
        return new LawMetadata
        {
            Number = number,
            Title = title.Text,
            Issuer = issuer,
            Issued = issued,
            EffectiveFrom = from,
            EffectiveUntil = force.Until ?? Period(head, title)?.Until,
            Replaces = force.Replaces.Where(replaced => replaced != number).ToList(),
            Amends = amendments,
            Partial = partial,
            Unit = UnionUnits.Shipped.All.FirstOrDefault(unit => string.Equals(unit.Name, issuer, StringComparison.OrdinalIgnoreCase))?.Id,
            Edition = edition is { Success: true } ? edition.Groups["number"].Value : null,
            EditionDate = consolidated?.LastAmendment ?? issued,
            Warnings = warnings,
        };
    }

    private static DateOnly? From(ConsolidatedText? consolidated, EntryIntoForce force, string? number, List<string> warnings)
    {
        if (consolidated?.EffectiveFrom is { } stated)
        {
            if (force.From is { } own && stated != own)
            {
                warnings.Add($"Lời dẫn văn bản hợp nhất ghi hiệu lực từ {stated:dd/MM/yyyy}, điều khoản thi hành ghi {own:dd/MM/yyyy}; dùng ngày ở lời dẫn.");
            }

            return stated;
        }

        if (force.From is null && number is not null && ValidityRegister.Current.Document(number)?.From is { } known)
        {
            warnings.Add($"Văn bản không nói ngày có hiệu lực; dùng ngày {known:dd/MM/yyyy} theo sổ hiệu lực.");
            return known;
        }

        return force.From;
    }

    /// <summary>A consolidated text shows amendments; it makes none, and what its own law once amended is long worked in.</summary>
    private static List<AmendmentDraft> Amendments(LawStructure law, PartialForce partial, ConsolidatedText? consolidated, string? number, List<string> warnings)
    {
        var read = AmendmentReader.Read(law, partial);
        if (read.Unread.Count > 0 && consolidated is null)
        {
            var first = read.Unread[0].Length > 120 ? read.Unread[0][..120] + "…" : read.Unread[0];
            warnings.Add($"{read.Unread.Count} chỗ sửa đổi, bãi bỏ không ghi rõ điều khoản hoặc văn bản bị tác động (chỗ đầu: \"{first}\"); hãy tự kiểm tra.");
        }

        return read.Amends.Where(amendment => amendment.Document != number).ToList();
    }

    /// <summary>Laws and decrees hold until they are ended; what is made for a period says so in its title.</summary>
    private static TitlePeriod? Period(string head, LawTitle title) =>
        MadeForPeriod.IsMatch(head) ? TitlePeriod.Find(title.Text) : null;

    private static string? Number(
        LawStructure law, string fileName, ConsolidatedText? consolidated, LawTitle title, DateOnly? issued, List<string> warnings)
    {
        var head = string.Join('\n', law.Head.Select(paragraph => paragraph.Text));
        var named = DocumentNumber.FromFileName(fileName);
        var number = consolidated?.Number ?? Statutes(law) ?? HeadNumber(head) ?? (title.IsConstitution && issued is { } day ? $"HP{day.Year}" : null);
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

    /// <summary>The union's statutes are cited by the term of their congress, whatever decision issued them.</summary>
    private static string? Statutes(LawStructure law)
    {
        var titles = string.Join('\n', law.Head.Select(paragraph => paragraph.Text)
            .Concat(law.Appendices.Where(appendix => appendix.IsRegulations).Select(appendix => appendix.Title + "\n" + string.Join('\n', appendix.Attached!.Head.Take(8).Select(paragraph => paragraph.Text)))));
        var match = UnionStatutes.Match(titles);
        return match.Success ? $"Điều lệ khóa {match.Groups["term"].Value}" : null;
    }

    private static string? HeadNumber(string head)
    {
        var match = StatedNumber.Match(head);
        return match.Success ? match.Groups["number"].Value : null;
    }

    private static DateOnly? AdoptedOn(string tail) => VietnameseDate.Of(Adopted.Match(tail));

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

    private static readonly Regex StatedNumber = new(
        @"(?:^|\n|\|\s*)(?:(?:Luật |Bộ luật |Pháp lệnh |Nghị quyết |Nghị định )?[Ss]ố\s*:\s*(?<number>" + DocumentNumber.Pattern + @"|\d{1,4}-[A-ZĐ]{2,}/[A-ZĐ]{2,})"
        + @"|(?:Luật |Bộ luật |Pháp lệnh |Nghị quyết )?[Ss]ố\s+(?<number>" + DocumentNumber.Pattern + @"|\d{1,4}-[A-ZĐ]{2,}/[A-ZĐ]{2,})\s*(?:\||\n|$))");

    /// <summary>Kinds of documents that are made for a period and not until further notice.</summary>
    private static readonly Regex MadeForPeriod = new(@"(?:^|\n)(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|KẾ HOẠCH|CHƯƠNG TRÌNH|THÔNG BÁO|ĐỀ ÁN)(?!\p{L})");

    private static readonly Regex UnionStatutes = new(@"(?:^|\n)ĐIỀU LỆ\s+CÔNG ĐOÀN VIỆT NAM(?:[^\n]*\n){0,6}?[^\n]*?(?:[Kk]h[óo][aá]|KH[ÓO][AÁ]|lần thứ|LẦN THỨ)\s+(?<term>[IVX]{1,5})(?!\p{L})");

    private static readonly Regex EditionNumber = new(@"[Ss]ố\s*:\s*(?<number>\d{1,4}/VBHN-[A-ZĐ]+)");

    private static readonly Regex Adopted = new(@"thông qua ngày\s+" + VietnameseDate.Pattern);

    private static readonly Regex PlaceAndDate = new(@"\p{Lu}[\p{L}\s.]{1,30},?\s+ngày\s+" + VietnameseDate.Pattern);
}
