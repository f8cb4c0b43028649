using System.IO.Compression;
using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>
/// An open .docx. Parts are read in place, never unpacked to disk, so names such as <c>../../x</c> lead nowhere; their
/// declared sizes are bounded (the runtime cuts a part there) and DTDs are prohibited.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private const string OfficeDocument = "/officeDocument";
    private readonly ZipArchive archive;
    private readonly WordLimits limits;
    private readonly string folder;
    private readonly string main;

    private WordPackage(ZipArchive archive, WordLimits limits, string main)
    {
        this.archive = archive;
        this.limits = limits;
        this.main = main;
        folder = main[..(main.LastIndexOf('/') + 1)];
    }

    /// <summary>Opens a package and finds its main part, or throws <see cref="RefusedException"/>.</summary>
    public static WordPackage Open(Stream stream, WordLimits limits)
    {
        var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        try
        {
            if (archive.Entries.Count > limits.Parts)
            {
                throw new RefusedException($"Tệp Word có hơn {limits.Parts} thành phần bên trong; không phải một văn bản bình thường.");
            }

            if (archive.Entries.Sum(entry => Math.Max(0L, entry.Length)) > limits.Unpacked)
            {
                throw new RefusedException("Tệp Word phình ra quá lớn khi mở; tệp được dựng để gây hại hoặc chứa quá nhiều hình, hãy tách nhỏ.");
            }

            if (archive.Entries.Any(entry => entry.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)) || HasMacroType(archive, limits))
            {
                throw new RefusedException("Tệp Word có macro; hãy lưu lại thành .docx không macro rồi thử lại.");
            }

            return new WordPackage(archive, limits, MainPart(archive, limits)
                ?? throw new RefusedException("Tệp không phải văn bản Word (.docx): bên trong không có phần văn bản."));
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public XmlReader OpenMain() => Read(archive.GetEntry(main)!, limits);

    /// <summary>Opens a part beside the main one, such as <c>styles.xml</c>, or gives null.</summary>
    public XmlReader? Open(string name) => archive.GetEntry(folder + name) is { } entry ? Read(entry, limits) : null;

    public void Dispose() => archive.Dispose();

    private static string? MainPart(ZipArchive archive, WordLimits limits)
    {
        if (archive.GetEntry("_rels/.rels") is not { } relations)
        {
            return null;
        }

        using var reader = Read(relations, limits);
        while (reader.Read())
        {
            if (reader.LocalName == "Relationship" && reader.GetAttribute("Type")?.EndsWith(OfficeDocument, StringComparison.Ordinal) == true)
            {
                var target = reader.GetAttribute("Target")?.TrimStart('/');
                // A spreadsheet or a presentation has a main part too.
                return target is not null && target.StartsWith("word/", StringComparison.Ordinal) && archive.GetEntry(target) is not null ? target : null;
            }
        }

        return null;
    }

    private static bool HasMacroType(ZipArchive archive, WordLimits limits)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } types)
        {
            return false;
        }

        using var reader = Read(types, limits);
        while (reader.Read())
        {
            if (reader.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static XmlReader Read(ZipArchiveEntry entry, WordLimits limits)
    {
        if (entry.Length > limits.PartSize)
        {
            throw new RefusedException($"Một phần của tệp Word lớn hơn {limits.PartSize / (1024 * 1024)} MB khi mở; đã dừng đọc.");
        }

        return XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.PartSize,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }
}

/// <summary>Bounds of reading a .docx.</summary>
internal sealed record WordLimits
{
    public int Parts { get; init; } = 2000;

    /// <summary>Bytes of one XML part; a law of 500 pages needs about 8 MB.</summary>
    public long PartSize { get; init; } = 24 * 1024 * 1024;

    /// <summary>Bytes of all parts, pictures included.</summary>
    public long Unpacked { get; init; } = 300L * 1024 * 1024;

    /// <summary>Levels of nested elements.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Paragraphs and rows.</summary>
    public int Blocks { get; init; } = 100_000;
}
