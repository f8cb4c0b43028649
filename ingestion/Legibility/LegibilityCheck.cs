using System.Globalization;
using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Legibility;

/// <summary>Looks whether a text can be read, and restores its marks from what the library knows when it lost them.</summary>
/// <param name="libraryTexts">Texts whose marks are whole; asked for once, when a text lost its own.</param>
internal sealed class LegibilityCheck(Func<CancellationToken, Task<IReadOnlyList<string>>> libraryTexts)
{
    private SyllableLanguage? language;
    private MarkRestorer? restorer;

    /// <summary>Gives the text as it stands when its marks are whole, or null when it lost them.</summary>
    public static LegibleText? Whole(SourceText source)
    {
        var grade = LegibilityGrade.Of(TextOf(source), null);
        return grade.LostMarks
            ? null
            : new LegibleText(source, grade.Code) { Warnings = grade.Code == LegibilityGrade.Clean ? [] : [Unreadable(grade)] };
    }

    /// <summary>Restores a text that lost its marks; one in another language is left as it is.</summary>
    /// <exception cref="RefusedException">The text is longer than any document whose marks can be restored in good time.</exception>
    public async Task<LegibleText> RestoreAsync(SourceText source, CancellationToken cancellationToken)
    {
        language ??= LibraryLanguage.Learn(await libraryTexts(cancellationToken));
        restorer ??= new MarkRestorer(language);
        var grade = LegibilityGrade.Of(TextOf(source), language);
        return grade.IsVietnamese
            ? Restore(source, grade, restorer, cancellationToken)
            : new LegibleText(source, grade.Code)
            {
                Warnings = [$"Chỉ {Percent(grade.MarkedShare)} chữ cái có dấu tiếng Việt và phần lớn từ không phải tiếng Việt; không khôi phục dấu, hãy xem lại tệp."],
            };
    }

    private static string TextOf(SourceText source) => TextCleaner.Clean(string.Join('\n', source.Pages));

    private static LegibleText Restore(SourceText source, LegibilityGrade grade, MarkRestorer restorer, CancellationToken cancellationToken)
    {
        // Paragraphs that the format states are one page, each a line.
        var pages = source.Blocks.Count > 0
            ? [source.Blocks.Select(block => TextCleaner.CleanLine(block.Text)).ToArray()]
            : source.Pages.Select(page => TextCleaner.Clean(page).Split('\n')).ToList();
        var restored = restorer.Restore(pages.SelectMany(page => page).ToList(), cancellationToken);
        var lines = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in restored)
        {
            lines.TryAdd(LegibleText.OneSpace(line.Text), line.Confidence);
        }

        var at = 0;
        var texts = pages.Select(page =>
        {
            var text = string.Join('\n', restored.Skip(at).Take(page.Length).Select(line => line.Text));
            at += page.Length;
            return text;
        }).ToList();
        var blocks = source.Blocks.Zip(restored, (block, line) => block with { Text = line.Text }).ToList();
        var result = new LegibleText(source with { Pages = texts, Blocks = blocks }, LegibilityGrade.Restored) { Lines = lines };
        return result with
        {
            Warnings =
            [
                $"Văn bản mất dấu (chỉ {Percent(grade.MarkedShare)} chữ cái có dấu, bình thường 25–32 %); đã khôi phục dấu theo kho, độ tin cậy "
                + $"{Percent(result.Confidence ?? 0)}. Số và số hiệu giữ nguyên như bản quét; nếu có bản gốc, hãy quét lại.",
            ],
        };
    }

    private static string Unreadable(LegibilityGrade grade) =>
        $"Văn bản có nhiều ký tự không đọc được ({Percent(grade.ReplacementShare)}); hãy xem lại bản gốc.";

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.GetCultureInfo("vi-VN")) + " %";
}
