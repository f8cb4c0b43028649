using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CongDoan.Ingestion.Reading.Plain;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Reads a saved or fetched web page: its text without menus and counters. Nothing it refers to is fetched or run.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    private const int MaxBlocks = 50_000;

    public string Name => "html";

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public long MaxFileSize => 10 * 1024 * 1024;

    public bool Recognises(FileHead head) => head.IsHtml;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(await RegularFile.ReadAsync(file.FullPath, MaxFileSize, cancellationToken));
        return await Task.Run(() => Read(decoded), cancellationToken);
    }

    private SourceText Read(DecodedText decoded)
    {
        // Pictures inside the page are megabytes of letters that nobody reads.
        var html = DataUri.Replace(decoded.Text, "");
        HtmlGuard.Check(html);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var hidden = new List<string>();
        var blocks = HtmlContent.Find(document, hidden) is { } content ? HtmlBlocks.Of(content) : [];
        if (blocks.Count == 0)
        {
            throw new RefusedException("Trang web không có nội dung chữ (có thể trang chỉ hiện chữ khi chạy trong trình duyệt).");
        }

        if (blocks.Count > MaxBlocks)
        {
            throw new RefusedException($"Trang web có hơn {MaxBlocks} đoạn; không phải một văn bản.");
        }

        return SourceText.OfBlocks(blocks, Name) with
        {
            Asides = hidden.Select(text => $"chữ ẩn: {text}").ToList(),
            Warnings =
            [
                .. PlainTextReader.Warnings(decoded),
                .. hidden.Count > 0 ? new[] { $"Trang có chữ ẩn ở {hidden.Count} chỗ; đã bỏ ra ngoài, hãy xem lại nguồn của trang." } : [],
            ],
        };
    }

    private static readonly Regex DataUri = new(@"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=\s]+", RegexOptions.IgnoreCase);
}
