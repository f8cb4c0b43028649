using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Plain;

/// <summary>Reads .txt in Unicode or a Vietnamese encoding of old, with wrapped lines or one paragraph a line.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    /// <summary>Lines as long as this are not wrapped to a width: each is a paragraph.</summary>
    private const int LongLine = 160;

    public string Name => "text";

    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    public long MaxFileSize => 10 * 1024 * 1024;

    public bool Recognises(FileHead head) => false;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(await RegularFile.ReadAsync(file.FullPath, MaxFileSize, cancellationToken));
        var text = decoded.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException("Tệp không có chữ nào.");
        }

        var lines = text.Split('\n', '\f').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var source = lines.Any(line => line.Length > LongLine)
            ? SourceText.OfBlocks(lines.Select(line => new SourceBlock(TextCleaner.CleanLine(line))).ToList(), Name)
            : new SourceText(text.TrimEnd('\n', '\f').Split('\f'), Name);
        return source with { Warnings = Warnings(decoded).ToList() };
    }

    /// <summary>What a person should check of a text that was turned from an encoding of old.</summary>
    internal static IEnumerable<string> Warnings(DecodedText decoded)
    {
        if (decoded.Legacy is not null)
        {
            yield return $"Tệp dùng bảng mã cũ {decoded.Legacy}; đã chuyển sang Unicode, hãy xem lại chữ hoa có dấu.";
        }
    }
}
