using System.Text;

namespace CongDoan.Ingestion.Reading;

/// <summary>Reads Markdown notes: UTF-8 text, at most 256 KB.</summary>
internal sealed class MarkdownReader : IDocumentReader
{
    public const int MaxLength = 256 * 1024;

    public string Name => "markdown";

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public async Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            var length = new FileInfo(file.FullPath).Length;
            if (length == 0)
            {
                throw new RefusedException("Tệp rỗng (0 byte).");
            }

            if (length > MaxLength)
            {
                throw new RefusedException("Ghi chú lớn hơn 256 KB; một ghi chú chỉ trả lời một câu hỏi, hãy tách ra.");
            }

            var bytes = await File.ReadAllBytesAsync(file.FullPath, cancellationToken);
            return new SourceText([new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes)], Name);
        }
        catch (DecoderFallbackException e)
        {
            throw new RefusedException("Tệp không phải UTF-8 (có thể là TCVN3 hoặc VNI); hãy lưu lại dạng UTF-8.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException("Không mở được tệp: thiếu quyền đọc hoặc đĩa lỗi.", e);
        }
    }
}
