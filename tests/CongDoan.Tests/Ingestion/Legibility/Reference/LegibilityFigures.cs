using CongDoan.Ingestion;
using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Ingestion.Legibility.Reference;

/// <summary>How well the plan that lost its marks is restored, measured on the sentences it shares with two clean plans.</summary>
/// <param name="Sentences">Shared sentences.</param>
/// <param name="Words">Words compared.</param>
/// <param name="Before">Share of them that the damaged text has right.</param>
/// <param name="After">Share that the restored text has right.</param>
/// <param name="Confidence">What the restoring thinks of itself.</param>
/// <param name="NumbersKept">Numbers that stand unchanged, of <paramref name="Numbers"/>.</param>
/// <param name="Numbers">Numbers of the damaged text.</param>
/// <param name="Wrong">Words that are wrong, with what was read and what is true.</param>
internal sealed record LegibilityFigures(
    int Sentences, int Words, double Before, double After, double Confidence, int NumbersKept, int Numbers, IReadOnlyList<(string Damaged, string Restored, string True)> Wrong)
{
    private static readonly string[] Sharing = ["001_", "003_"];
    private static readonly string[] Others = ["000_", "002_"];
    private const string Damaged = "004_";

    /// <summary>Reads the library, restores the plan and compares.</summary>
    public static async Task<LegibilityFigures> MeasureAsync(string shared, bool withSharing, bool withLaws, CancellationToken cancellationToken)
    {
        var ingestor = IngestionServices.CreateIngestor(TimeProvider.System);
        var library = new List<string>();
        foreach (var name in withSharing ? Others.Concat(Sharing) : Others)
        {
            library.AddRange(await PassagesAsync(ingestor, Plan(shared, name), cancellationToken));
        }

        foreach (var file in withLaws ? Directory.GetFiles(Path.Combine(shared, "laws", "pdf"), "*.pdf").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            library.AddRange((await ingestor.ReadAsync(SourceFile.At(file), new PublishOptions(), cancellationToken)).Draft.Passages.Select(passage => passage.Text));
        }

        var damaged = TextCleaner.Clean(await File.ReadAllTextAsync(Plan(shared, Damaged), cancellationToken));
        var clean = await Task.WhenAll(Sharing.Select(name => File.ReadAllTextAsync(Plan(shared, name), cancellationToken)));
        var check = new LegibilityCheck(_ => Task.FromResult<IReadOnlyList<string>>(library));
        var legible = await check.RestoreAsync(new SourceText([damaged], "text"), cancellationToken);
        var restored = legible.Source.Pages[0];
        var sentences = new SharedSentences(damaged, clean);
        var (kept, numbers) = SharedSentences.Numbers(damaged, restored);
        return new LegibilityFigures(
            sentences.Count,
            sentences.Words,
            sentences.Accuracy(damaged),
            sentences.Accuracy(restored),
            legible.Confidence ?? 1,
            kept,
            numbers,
            sentences.Wrong(restored).ToList());
    }

    private static async Task<IEnumerable<string>> PassagesAsync(Ingestor ingestor, string path, CancellationToken cancellationToken)
    {
        var source = new SourceText([await File.ReadAllTextAsync(path, cancellationToken)], "text");
        return (await ingestor.UnderstandAsync(SourceFile.At(path), source, new PublishOptions(), cancellationToken)).Draft.Passages.Select(passage => passage.Text);
    }

    private static string Plan(string shared, string prefix) => Directory.GetFiles(Path.Combine(shared, "plans"), prefix + "*.txt").Single();
}
