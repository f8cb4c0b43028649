namespace CongDoan.Ingestion.Reading.Plain;

/// <summary>Reads the text of .csv; its rows become notes in <c>Notes/NoteTable.cs</c>.</summary>
internal sealed class CsvReader : IDocumentReader
{
    public string Name => "csv";

    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public long MaxFileSize => 20 * 1024 * 1024;

    public bool Recognises(FileHead head) => false;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Decode(await RegularFile.ReadAsync(file.FullPath, MaxFileSize, cancellationToken));
        return new SourceText([decoded.Text], Name) { Warnings = PlainTextReader.Warnings(decoded).ToList() };
    }
}
