using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>
/// Reads .docx as a stream of XML with limits on size, parts and nesting. The object model of the Open XML SDK is not
/// used: a file of 2 kB overflows its stack, which ends the whole process.
/// </summary>
internal sealed class WordReader(WordLimits limits) : IDocumentReader
{
    public string Name => "docx";

    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    public long MaxFileSize => 50 * 1024 * 1024;

    public bool Recognises(FileHead head) => head.IsZip;

    public Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken) =>
        Task.Run(() => Read(file, cancellationToken), cancellationToken);

    private SourceText Read(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = RegularFile.Open(file.FullPath);
            if (stream.Length > MaxFileSize)
            {
                throw RegularFile.TooLarge(MaxFileSize);
            }

            using var package = WordPackage.Open(stream, limits);
            return Read(package, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException("Tệp Word hỏng hoặc bị cắt ngang; hãy tải lại tệp gốc.", e);
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new RefusedException("Tệp Word chứa khai báo DTD, thứ mà Word không bao giờ ghi; tệp được dựng để gây hại.", e);
        }
        catch (XmlException e)
        {
            throw new RefusedException("Tệp Word hỏng: nội dung bên trong không đọc được.", e);
        }
    }

    private SourceText Read(WordPackage package, CancellationToken cancellationToken)
    {
        var styles = WordStyles.Read(package.Open("styles.xml"), limits);
        var numbering = WordNumbering.Read(package.Open("numbering.xml"), limits);
        var notes = WordNotes.Read(package.Open("footnotes.xml"), limits, cancellationToken)
            .Concat(WordNotes.Read(package.Open("endnotes.xml"), limits, cancellationToken))
            .ToList();
        using var main = package.OpenMain();
        var body = new WordBody(main, styles, numbering, limits);
        body.Read(cancellationToken);
        if (body.Blocks.Count == 0)
        {
            throw new RefusedException("Tệp Word không có chữ nào (có thể chỉ chứa hình chụp); hãy dùng bản PDF quét để nhận dạng chữ.");
        }

        return SourceText.OfBlocks(body.Blocks, Name) with
        {
            Asides = [.. notes, .. body.Contents, .. body.Hidden.Select(text => $"chữ ẩn: {text}")],
            Notes = notes.Select((note, index) => (note, index)).ToDictionary(pair => pair.index + 1, pair => pair.note),
            Warnings = Warnings(body).ToList(),
        };
    }

    private static IEnumerable<string> Warnings(WordBody body)
    {
        if (body.Hidden.Count > 0)
        {
            yield return $"Tệp có chữ ẩn ở {body.Hidden.Count} chỗ (ẩn, trắng trên nền trắng hoặc nhỏ li ti); đã bỏ ra ngoài, hãy xem lại nguồn của tệp.";
        }

        if (body.HasTrackedChanges)
        {
            yield return "Tệp còn sửa đổi đang theo dõi (Track Changes); đã đọc như mọi sửa đổi được chấp nhận.";
        }
    }
}
