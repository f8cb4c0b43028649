using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>Prints what a person wants to check about one file.</summary>
internal static class DocumentTable
{
    public static void Print(SourceFile file, FileSummary draft, PublishOutcome? outcome, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine(CommandOutput.Printable(file.Name));
        Row(writer, "Số hiệu", draft.Number);
        Row(writer, "Tên", draft.Title);
        if (draft.Articles is { } articles)
        {
            Row(writer, "Cơ quan ban hành", draft.Issuer ?? "không rõ");
            Row(writer, "Ngày ban hành", Day(draft.Issued) ?? "không rõ");
            Row(writer, "Đã nhận ra", $"{articles} điều, {draft.Clauses} khoản, {draft.Sections} mục và phụ lục");
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
            Row(writer, "Kết quả", $"{ChangeWords.Vietnamese(outcome.Change)} (đoạn: thêm {outcome.PassagesAdded}, bỏ {outcome.PassagesRemoved}, giữ {outcome.PassagesKept})");
        }

        foreach (var warning in draft.Warnings)
        {
            Row(writer, "Lưu ý", warning);
        }
    }

    private static string? Day(DateOnly? date) => date?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static void Row(TextWriter writer, string name, string value) => writer.WriteLine($"  {name,-18} {value}");
}
