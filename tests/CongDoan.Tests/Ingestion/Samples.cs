using System.Runtime.CompilerServices;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion;

/// <summary>Small documents of our own.</summary>
internal static class Samples
{
    public const string Law = "luat-vuon-chung-7-2031-QH18.pdf";
    public const string Scan = "ban-quet.pdf";

    /// <summary>Its password is <c>mat-khau</c>.</summary>
    public const string Locked = "co-mat-khau.pdf";

    public static string File(string name) => Path.Combine(Folder(), "Samples", name);

    public static SourceFile Source(string name) => SourceFile.At(File(name));

    /// <summary>Reads pages of printed lines as a law.</summary>
    public static LawStructure Parse(params string[] pages)
    {
        // A wrapped paragraph shows where the margins are, as the legal grounds of a real law do.
        const string Margins =
            "     Căn cứ vào nhu cầu thử phần mềm đọc văn bản, người viết đặt ra vườn chung của khu nhà trọ và các\n"
            + "quy định sau đây;\n";
        var clean = PageFurniture.Separate(new SourceText([.. pages.Take(1).Select(page => Insert(page, Margins)), .. pages.Skip(1)], "pdf"));
        return LawParser.Parse(clean);
    }

    /// <summary>Puts the lines before the first article or chapter.</summary>
    private static string Insert(string page, string lines)
    {
        var rows = page.Split('\n').ToList();
        var at = rows.FindIndex(row => LawGrammar.IsMarker(row.Trim()) && !row.TrimStart().StartsWith('1'));
        return string.Join('\n', rows.Take(Math.Max(at, 0))) + "\n" + lines + string.Join('\n', rows.Skip(Math.Max(at, 0)));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
