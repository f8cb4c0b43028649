using System.Globalization;
using System.Text.Json;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// What ranks for each question of some sets, as typed and without marks, scores to the last bit: two builds that rank alike print the
/// same, so that <c>diff</c> proves that a change of speed changed nothing else.
/// </summary>
internal static class Rankings
{
    private const int Shown = 10;

    public static async Task RunAsync(string data, IEnumerable<string> files, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = LawLibrary.Open(data);
        var retriever = services.GetRequiredService<Retriever>();
        var scope = new SearchScope(LawLibrary.AsOf, UnionUnit.RootId, WithStarterNotes: true);
        foreach (var question in files.SelectMany(Questions).SelectMany(question => new[] { question, Folding.Fold(question) }))
        {
            var evidence = await retriever.FindAsync(question, scope, cancellationToken);
            await output.WriteLineAsync($"{question}\n  {string.Join(' ', evidence.Terms.Rewriting.Syllables)}\n  {Exactly(evidence.Probability)}");
            foreach (var place in evidence.Places.Take(Shown))
            {
                await output.WriteLineAsync($"  {place.Best.Card.Id} {Exactly(place.Score)} {string.Join(' ', place.Best.Features.Select(feature => feature.ToString("R", CultureInfo.InvariantCulture)))}");
            }

            foreach (var note in evidence.Notes.Take(Shown))
            {
                await output.WriteLineAsync($"  {note.Card.Id} {Exactly(note.Overlap)} {Exactly(note.Score)}");
            }
        }
    }

    private static string Exactly(double score) => score.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Questions(string file)
    {
        var lines = File.ReadAllLines(file).Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        if (!Path.GetExtension(file).Equals(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            return lines.ConvertAll(line =>
            {
                using var row = JsonDocument.Parse(line);
                return row.RootElement.GetProperty("question").GetString()!;
            });
        }

        var column = Array.IndexOf(lines[0].Split('\t'), "question");
        return lines.Skip(1).Select(line => line.Split('\t')[column]);
    }
}
