using System.Text;

namespace CongDoan.Ingestion.Reading;

/// <summary>Reads PDF files that carry text, through poppler's <c>pdftotext</c> in a child process with hard limits.</summary>
internal sealed class PdfTextReader(PdfTextOptions options, TimeProvider time) : IDocumentReader
{
    private const string Tool = "pdftotext";

    /// <summary>A scanned page may carry a stamp or a signature as text, but never as many letters as this.</summary>
    private const int LettersOfAnEmptyPage = 25;

    public string Name => "pdf";

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public async Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        await CheckFileAsync(file, cancellationToken);
        var tool = ToolPath.Find(Tool, options.SearchPath)
            ?? throw new RefusedException("Chưa cài poppler-utils nên chưa đọc được PDF; hãy chạy: apt-get install poppler-utils.");

        // -layout keeps the indentation that tells a new paragraph from a wrapped line; the path is absolute, so it is never an option.
        var result = await ChildProcess.RunAsync(
            tool, ["-layout", "-enc", "UTF-8", "-eol", "unix", file.FullPath, "-"], options.Limits, time, cancellationToken);
        return new SourceText(Pages(result), Name);
    }

    private async Task CheckFileAsync(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            var length = new FileInfo(file.FullPath).Length;
            if (length == 0)
            {
                throw new RefusedException("Tệp rỗng (0 byte).");
            }

            if (length > options.MaxFileSize)
            {
                throw new RefusedException($"Tệp lớn hơn {options.MaxFileSize / (1024 * 1024)} MB; hãy tách hoặc nén lại.");
            }

            await using var stream = File.OpenRead(file.FullPath);
            var head = new byte[1024];
            var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            if (head.AsSpan(0, read).IndexOf("%PDF-"u8) < 0)
            {
                throw new RefusedException("Tệp có đuôi .pdf nhưng nội dung không phải PDF.");
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException("Không mở được tệp: thiếu quyền đọc hoặc đĩa lỗi.", e);
        }
    }

    private List<string> Pages(ChildResult result)
    {
        if (result.End == ChildEnd.TimedOut)
        {
            throw new RefusedException($"Đọc PDF quá {options.Limits.Time.TotalSeconds:0} giây nên đã dừng; tệp hỏng hoặc được dựng để gây hại.");
        }

        if (result.End == ChildEnd.TooMuchOutput)
        {
            throw new RefusedException("PDF cho ra quá nhiều chữ so với một văn bản; đã dừng đọc.");
        }

        if (result.Errors.Contains("Incorrect password", StringComparison.Ordinal))
        {
            throw new RefusedException("PDF có mật khẩu; hãy bỏ mật khẩu rồi thử lại.");
        }

        if (result.Errors.Contains("Copying of text from this document is not allowed", StringComparison.Ordinal))
        {
            throw new RefusedException("PDF cấm sao chép chữ; hãy xin bản không khóa.");
        }

        if (result.ExitCode != 0)
        {
            throw new RefusedException("PDF hỏng: không đọc được cấu trúc tệp.");
        }

        var pages = Encoding.UTF8.GetString(result.Output).Split('\f').ToList();
        if (pages.Count > 1 && string.IsNullOrWhiteSpace(pages[^1]))
        {
            pages.RemoveAt(pages.Count - 1);
        }

        CheckTextLayer(pages);
        return pages;
    }

    private static void CheckTextLayer(List<string> pages)
    {
        var letters = pages.Sum(page => page.Count(char.IsLetter));
        if (letters == 0 || (pages.Count > 1 && letters < pages.Count * LettersOfAnEmptyPage))
        {
            throw new RefusedException("PDF không có lớp chữ (bản quét ảnh). Bản quét cần nhận dạng chữ (OCR), tính năng này chưa có; hãy dùng bản PDF có chữ.");
        }
    }
}

/// <summary>Bounds of reading a PDF.</summary>
internal sealed record PdfTextOptions
{
    public ChildLimits Limits { get; init; } = new(TimeSpan.FromSeconds(60), 20 * 1024 * 1024);

    public long MaxFileSize { get; init; } = 100L * 1024 * 1024;

    /// <summary>Where <c>pdftotext</c> is looked for.</summary>
    public string SearchPath { get; init; } = ToolPath.System;
}
