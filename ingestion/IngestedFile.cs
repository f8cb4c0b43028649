using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion;

/// <summary>A file that was read and understood.</summary>
/// <param name="File">Where it came from.</param>
/// <param name="Draft">What will be published.</param>
/// <param name="Law">Its structure; null for a note.</param>
/// <param name="Furniture">What was left out of the text: page numbers, headers, signatures, footnotes, appendices.</param>
/// <param name="Warnings">What a person should look at, in Vietnamese.</param>
internal sealed record IngestedFile(
    SourceFile File,
    DocumentDraft Draft,
    LawStructure? Law,
    IReadOnlyList<string> Furniture,
    IReadOnlyList<string> Warnings);

/// <summary>One step of reading many files, for progress and for the report.</summary>
internal abstract record IngestStep(SourceFile File)
{
    /// <summary>Work on a file begins.</summary>
    internal sealed record Started(SourceFile File, int Position, int Total) : IngestStep(File);

    /// <summary>A slow reader has finished some of its pages.</summary>
    internal sealed record Advanced(SourceFile File, int Done, int Total) : IngestStep(File);

    /// <summary>A page on the web is the same as when it was published.</summary>
    internal sealed record Unchanged(SourceFile File) : IngestStep(File);

    /// <summary>A file became a draft; a file with several documents gives several of these.</summary>
    internal sealed record Understood(SourceFile File, IngestedFile Result) : IngestStep(File);

    /// <summary>A file was read, but its text lost its marks: it is understood once every other file was.</summary>
    internal sealed record Illegible(SourceFile File, Reading.SourceText Source) : IngestStep(File);

    /// <summary>A file was refused; the others go on.</summary>
    internal sealed record Refused(SourceFile File, string Reason) : IngestStep(File);
}
