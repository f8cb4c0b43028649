using System.Text;
using CongDoan.Ingestion.Reading.Plain;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>
/// Reads .doc (and .rtf) through a converter in a child process: LibreOffice, which keeps automatic numbers, turns it
/// into .docx; without it catdoc gives the bare text.
/// </summary>
internal sealed class LegacyWordReader(LegacyWordOptions options, WordReader word, TimeProvider time) : IDocumentReader
{
    private const string NoConverter =
        "Chưa cài bộ đọc tệp Word cũ (.doc); hãy chạy: apt-get install libreoffice-writer-nogui (hoặc catdoc), hoặc lưu lại thành .docx.";

    public string Name => "doc";

    public IReadOnlyList<string> Extensions { get; } = [".doc", ".rtf"];

    public long MaxFileSize => 50 * 1024 * 1024;

    public bool Recognises(FileHead head) => head.IsOle || head.IsRichText;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        var head = await FileHead.ReadAsync(file.FullPath, cancellationToken);
        if (!head.IsOle && !head.IsRichText)
        {
            throw new RefusedException($"Tệp có đuôi {file.Extension} nhưng nội dung không phải văn bản Word.");
        }

        if (head.IsOle)
        {
            await CheckContainerAsync(file, cancellationToken);
        }

        if (ToolPath.Find("soffice", options.SearchPath) is { } office)
        {
            return await ConvertAsync(office, file, progress, cancellationToken);
        }

        var catdoc = ToolPath.Find("catdoc", options.SearchPath) ?? throw new RefusedException(NoConverter);
        return await ExtractAsync(catdoc, file, cancellationToken);
    }

    /// <summary>An OLE file without a Word stream is a spreadsheet, an installer or an encrypted Office file.</summary>
    private async Task CheckContainerAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var bytes = await RegularFile.ReadAsync(file.FullPath, MaxFileSize, cancellationToken);
        if (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0)
        {
            throw new RefusedException("Tệp Word có mật khẩu; hãy bỏ mật khẩu rồi thử lại.");
        }

        if (bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("WordDocument")) < 0)
        {
            throw new RefusedException("Tệp có mật khẩu hoặc không phải văn bản Word cũ (.doc) đọc được; hãy bỏ mật khẩu hoặc lưu lại thành .docx.");
        }
    }

    private async Task<SourceText> ConvertAsync(string office, SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        // A fixed name: the converter would otherwise derive one from the caller's.
        var input = scratch.File(file.Extension == ".rtf" ? "in.rtf" : "in.doc");
        await RegularFile.CopyAsync(file.FullPath, input, MaxFileSize, cancellationToken);
        var result = await ChildProcess.RunAsync(
            office,
            [
                $"-env:UserInstallation=file://{scratch.File("profile")}", "--headless", "--norestore", "--nolockcheck", "--nologo",
                "--convert-to", "docx:MS Word 2007 XML", "--outdir", scratch.Path, input,
            ],
            options.Office, time, cancellationToken);
        var output = scratch.File("in.docx");
        if (result.End == ChildEnd.TimedOut)
        {
            throw new RefusedException($"Chuyển tệp Word cũ quá {options.Office.Time.TotalSeconds:0} giây nên đã dừng; hãy lưu lại thành .docx.");
        }

        if (result.ExitCode != 0 || !File.Exists(output))
        {
            throw new RefusedException("Không chuyển được tệp Word cũ (.doc): tệp hỏng hoặc có mật khẩu.");
        }

        var text = await word.ReadAsync(SourceFile.At(output), progress, cancellationToken);
        return text with { Format = Name };
    }

    private async Task<SourceText> ExtractAsync(string catdoc, SourceFile file, CancellationToken cancellationToken)
    {
        // -w: one line a paragraph.
        var result = await ChildProcess.RunAsync(catdoc, ["-w", "-d", "utf-8", file.FullPath], options.Catdoc, time, cancellationToken);
        if (result.End != ChildEnd.Exited || result.ExitCode != 0)
        {
            throw new RefusedException("Không đọc được tệp Word cũ (.doc): tệp hỏng, có mật khẩu hoặc được dựng để gây hại.");
        }

        var decoded = TextDecoder.Decode(result.Output);
        var blocks = decoded.Text.Split('\n', '\f')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .Select(line => new SourceBlock(line))
            .ToList();
        if (blocks.Count == 0)
        {
            throw new RefusedException("Tệp Word cũ không có chữ nào.");
        }

        return SourceText.OfBlocks(blocks, Name) with
        {
            Warnings =
            [
                .. PlainTextReader.Warnings(decoded),
                "Đọc bằng catdoc nên số thứ tự do Word tự đánh có thể bị mất; hãy xem lại, hoặc lưu tệp thành .docx.",
            ],
        };
    }
}

/// <summary>Bounds of reading a .doc.</summary>
internal sealed record LegacyWordOptions
{
    public ChildLimits Catdoc { get; init; } = new(TimeSpan.FromSeconds(30), 20 * 1024 * 1024);

    /// <summary>LibreOffice reserves far more address space than it uses.</summary>
    public ChildLimits Office { get; init; } = new(TimeSpan.FromSeconds(120), 100 * 1024 * 1024) { AddressSpace = 8L << 30, OpenFiles = 1024 };

    /// <summary>Where the converters are looked for.</summary>
    public string SearchPath { get; init; } = ToolPath.System;
}
