namespace CongDoan.Ingestion.Reading;

/// <summary>Turns one file format into text. A new format is a new implementation, listed in <see cref="ReaderSet"/>.</summary>
internal interface IDocumentReader
{
    /// <summary>Name of the format, such as <c>pdf</c>.</summary>
    string Name { get; }

    /// <summary>Lower-case extensions with their dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads the text, or throws <see cref="RefusedException"/> with the reason in Vietnamese.</summary>
    Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken);
}
