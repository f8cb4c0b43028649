using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>Prints what a person wants to check about one file.</summary>
internal static class DocumentTable
{
    public static void Print(IngestedFile file, PublishOutcome? outcome, TextWriter writer)
    {
        var draft = file.Draft;
        writer.WriteLine();
        writer.WriteLine(CommandOutput.Printable(file.File.Name));
        Row(writer, "Số hiệu", draft.Number);
        Row(writer, "Tên", draft.Title);
        if (file.Law is { } law)
        {
            Row(writer, "Cơ quan ban hành", draft.Issuer ?? "không rõ");
            Row(writer, "Ngày ban hành", Day(draft.Issued) ?? "không rõ");
            Row(writer, "Đã nhận ra", $"{law.Articles.Count} điều, {law.Articles.Sum(article => article.Clauses.Count)} khoản, {draft.Passages.Count(passage => passage.Section is not null)} mục và phụ lục");
        }

        Row(writer, "Có hiệu lực từ", Day(draft.EffectiveFrom) ?? "không rõ");
        Row(writer, "Đến hết", Day(draft.EffectiveUntil) ?? "chưa có ngày kết thúc");
        if (draft.Replaces.Count > 0)
        {
            Row(writer, "Thay thế", string.Join(", ", draft.Replaces));
        }

        if (draft.Amends.Count > 0)
        {
            Row(writer, "Sửa đổi, bãi bỏ", string.Join(", ", draft.Amends.GroupBy(amendment => amendment.Document).Select(group => $"{group.Key} ({group.Count()} chỗ)")));
        }

        if (draft.Edition is not null)
        {
            Row(writer, "Văn bản hợp nhất", draft.Edition);
        }

        if (outcome is not null)
        {
            Row(writer, "Kết quả", $"{Change(outcome.Change)} (đoạn: thêm {outcome.PassagesAdded}, bỏ {outcome.PassagesRemoved}, giữ {outcome.PassagesKept})");
        }

        foreach (var warning in file.Warnings)
        {
            Row(writer, "Lưu ý", warning);
        }
    }

    private static string Change(PublishChange change) => change switch
    {
        PublishChange.Added => "mới thêm",
        PublishChange.Changed => "đã thay nội dung",
        PublishChange.Unchanged => "không đổi",
        PublishChange.OlderEdition => "kho đã có bản mới hơn, giữ bản trong kho",
        PublishChange.EditedByPeople => "ghi chú đã có người sửa, giữ bản trong kho",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static string? Day(DateOnly? date) => date?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static void Row(TextWriter writer, string name, string value) => writer.WriteLine($"  {name,-18} {value}");
}
