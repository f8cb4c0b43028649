using System.Text;

namespace CongDoan.Ingestion.Reading;

/// <summary>Reads Markdown notes: UTF-8 text, at most 256 KB.</summary>
internal sealed class MarkdownReader : IDocumentReader
{
    public string Name => "markdown";

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public long MaxFileSize => 256 * 1024;

    public bool Recognises(FileHead head) => false;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await RegularFile.ReadAsync(file.FullPath, MaxFileSize, cancellationToken);
            return new SourceText([new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes)], Name);
        }
        catch (DecoderFallbackException e)
        {
            throw new RefusedException("Tệp không phải UTF-8 (có thể là TCVN3 hoặc VNI); hãy lưu lại dạng UTF-8.", e);
        }
    }
}
