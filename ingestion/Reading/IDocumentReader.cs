namespace CongDoan.Ingestion.Reading;

/// <summary>Turns one file format into text. A new format is a new implementation, added in <c>IngestionServices</c>.</summary>
internal interface IDocumentReader
{
    /// <summary>Name of the format, such as <c>pdf</c>.</summary>
    string Name { get; }

    /// <summary>Lower-case extensions with their dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Files above this many bytes are refused unread.</summary>
    long MaxFileSize { get; }

    /// <summary>Says whether the first bytes are this format's beyond doubt, whatever the file is called; plain text has no such bytes.</summary>
    bool Recognises(FileHead head);

    /// <summary>Reads the text, or throws <see cref="RefusedException"/> with the reason in Vietnamese.</summary>
    Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken);
}

/// <summary>How far a slow reader is.</summary>
/// <param name="Done">Pages finished.</param>
/// <param name="Total">Pages to do.</param>
internal sealed record PageProgress(int Done, int Total)
{
    /// <summary>For callers that show no progress.</summary>
    public static IProgress<PageProgress> Ignored { get; } = new Silence();

    private sealed class Silence : IProgress<PageProgress>
    {
        public void Report(PageProgress value)
        {
            // Nobody looks.
        }
    }
}
