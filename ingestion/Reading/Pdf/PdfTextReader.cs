using System.Text;

namespace CongDoan.Ingestion.Reading.Pdf;

/// <summary>Reads the text layer of a PDF, page by page, through poppler's <c>pdftotext</c> in a child process with hard limits.</summary>
internal sealed class PdfTextReader(PdfTextOptions options, TimeProvider time)
{
    private const string Tool = "pdftotext";

    /// <summary>Gives the text of each page with its indentation, or throws <see cref="RefusedException"/>.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var tool = ToolPath.Find(Tool, options.SearchPath)
            ?? throw new RefusedException("Chưa cài poppler-utils nên chưa đọc được PDF; hãy chạy: apt-get install poppler-utils.");

        // -layout keeps the indentation that tells a new paragraph from a wrapped line; the path is absolute, so it is never an option.
        var result = await ChildProcess.RunAsync(
            tool, ["-layout", "-enc", "UTF-8", "-eol", "unix", file.FullPath, "-"], options.Limits, time, cancellationToken);
        return Pages(result);
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

        return pages.Count <= options.MaxPages
            ? pages
            : throw new RefusedException($"PDF có hơn {options.MaxPages} trang; hãy tách thành nhiều tệp.");
    }
}

/// <summary>Bounds of reading a PDF.</summary>
internal sealed record PdfTextOptions
{
    public ChildLimits Limits { get; init; } = new(TimeSpan.FromSeconds(60), 20 * 1024 * 1024);

    public long MaxFileSize { get; init; } = 100L * 1024 * 1024;

    public int MaxPages { get; init; } = 3000;

    /// <summary>Where the programs of poppler are looked for.</summary>
    public string SearchPath { get; init; } = ToolPath.System;
}
