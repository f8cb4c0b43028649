using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Publishing;

/// <summary>What came of publishing some files.</summary>
/// <param name="Documents">One per file that was understood, in the order of the files.</param>
/// <param name="Refused">Files that were not taken, with the reason.</param>
/// <param name="Diff">What changed, or in a dry run would change.</param>
/// <param name="Release">Number of the release that was made, or null.</param>
/// <param name="Version">Library version afterwards.</param>
internal sealed record PublishReport(
    IReadOnlyList<PublishedDocument> Documents, IReadOnlyList<IngestStep.Refused> Refused, LibraryDiff Diff, long? Release, long Version)
{
    /// <summary>Pages on the web whose server says that they did not change since they were published.</summary>
    public IReadOnlyList<SourceFile> Unchanged { get; init; } = [];
}

/// <summary>A file that was understood and what became of its document.</summary>
/// <param name="File">The file.</param>
/// <param name="Summary">What it holds.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record PublishedDocument(SourceFile File, FileSummary Summary, PublishOutcome Outcome);
