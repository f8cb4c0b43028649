using System.Text;

namespace CongDoan.Ingestion.Reading;

/// <summary>The first bytes of a file, from which its format is told: a name can lie.</summary>
/// <param name="Bytes">At most <see cref="Length"/> bytes.</param>
internal sealed record FileHead(ReadOnlyMemory<byte> Bytes)
{
    public const int Length = 4096;

    /// <summary>A ZIP container, as Word files since 2007 are.</summary>
    public bool IsZip => StartsWith("PK\u0003\u0004"u8);

    /// <summary>An OLE container: Word before 2007, or an encrypted Office file.</summary>
    public bool IsOle => StartsWith([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public bool IsRichText => StartsWith(@"{\rtf"u8);

    /// <summary>PDF allows other bytes before its mark.</summary>
    public bool IsPdf => Bytes.Span[..Math.Min(1024, Bytes.Length)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>An HTML page: its first tag is one that only a page begins with.</summary>
    public bool IsHtml
    {
        get
        {
            var text = Text().TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            string[] beginnings = ["<!doctype html", "<html", "<head", "<body"];
            return beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                || (text.StartsWith("<!--", StringComparison.Ordinal) && text.Contains("<html", StringComparison.OrdinalIgnoreCase));
        }
    }

    public static async Task<FileHead> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = RegularFile.Open(path);
        var head = new byte[Length];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return new FileHead(head.AsMemory(0, read));
    }

    private bool StartsWith(ReadOnlySpan<byte> mark) => Bytes.Span.StartsWith(mark);

    private string Text() => Bytes.Span switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(Bytes.Span),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(Bytes.Span),
        _ => Encoding.Latin1.GetString(Bytes.Span).Replace("\u00EF\u00BB\u00BF", "", StringComparison.Ordinal),
    };
}
