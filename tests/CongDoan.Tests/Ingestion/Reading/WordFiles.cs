using System.IO.Compression;
using System.Text;

namespace CongDoan.Tests.Ingestion.Reading;

/// <summary>Word files made by the tests, so that every part of them can be wrong on purpose.</summary>
internal static class WordFiles
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private const string Relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static string Numbered(string text, int list, int level = 0) =>
        Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>Writes a file with this body; further parts are named from the root of the package.</summary>
    public static void Write(string path, string body, params (string Name, string Content)[] parts) =>
        WriteRaw(path, Document(body), parts.Select(part => (part.Name, part.Content.Replace("{w}", Namespace, StringComparison.Ordinal))).ToArray());

    public static string Document(string body) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {Namespace}><w:body>{body}</w:body></w:document>";

    public static void WriteRaw(string path, string document, params (string Name, string Content)[] parts)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, "_rels/.rels", Relations);
        Add(archive, "word/document.xml", document);
        foreach (var (name, content) in parts)
        {
            Add(archive, name, content);
        }
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
