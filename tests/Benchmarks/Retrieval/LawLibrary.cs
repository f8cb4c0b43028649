using System.Diagnostics;
using System.Text.Json;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>The official laws and the questions beside the clone, which are no part of the project, as the benchmarks need them.</summary>
internal static class LawLibrary
{
    /// <summary>The day as of which the questions' golds were drawn up.</summary>
    public static readonly DateOnly AsOf = new(2026, 8, 1);

    private static readonly string[] QuestionFiles = ["labour-dev.jsonl", "advice-dev.jsonl"];

    private static string Shared => Environment.GetEnvironmentVariable("CONGDOAN_SHARED") ?? Path.Combine("..", "shared");

    private static string LawFolder => Path.Combine(Shared, "laws", "pdf");

    public static bool IsAtHand => Directory.Exists(LawFolder) && QuestionFiles.All(file => File.Exists(Path.Combine(Shared, "eval", file)));

    public static string Missing => $"SKIPPED: no {LawFolder} or no eval/{string.Join(", eval/", QuestionFiles)} beside it (CONGDOAN_SHARED)";

    public static async Task<IReadOnlyList<string>> QuestionsAsync(CancellationToken cancellationToken)
    {
        var questions = new List<string>();
        foreach (var file in QuestionFiles)
        {
            foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Shared, "eval", file), cancellationToken))
            {
                if (line.Length > 0)
                {
                    using var row = JsonDocument.Parse(line);
                    questions.Add(row.RootElement.GetProperty("question").GetString()!);
                }
            }
        }

        return questions;
    }

    /// <summary>Publishes every PDF into a data folder with the ingestion program, with our own notes or without.</summary>
    public static async Task PublishAsync(string program, string data, bool withStarter, CancellationToken cancellationToken)
    {
        string[] arguments = [program, "publish", LawFolder, "--data", data, "--json"];
        var start = new ProcessStartInfo("dotnet", withStarter ? arguments : [.. arguments, "--no-starter"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The laws could not be published: {string.Join('\n', said)}");
        }
    }

    public static ServiceProvider Open(string data) => new ServiceCollection().AddLogging().AddKnowledge(new KnowledgeSettings(data)).BuildServiceProvider();

    /// <summary>Gives the passages of a library as indexes see them, by id.</summary>
    public static async Task<IReadOnlyList<PassageCard>> CardsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var library = await services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContextAsync(cancellationToken);
        var documents = (await library.Documents.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(
            row => row.Number,
            row => new DocumentCard
            {
                Number = row.Number,
                Kind = row.Kind,
                Title = row.Title,
                Unit = row.Unit,
                Legibility = row.Legibility,
                From = row.EffectiveFrom,
                Until = row.EffectiveUntil,
            },
            StringComparer.Ordinal);
        var rows = await library.Passages.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new PassageCard
        {
            Id = row.Id,
            Ordinal = row.Ordinal,
            Document = documents[row.DocumentNumber],
            Article = row.Article,
            Clause = row.Clause,
            Section = row.Section,
            Heading = row.Heading,
            Chapter = row.Chapter,
            Lead = row.Lead,
            Text = row.Text,
        });
    }

    /// <summary>Gives the articles whole, as an engine would get them that knows no clauses.</summary>
    public static IReadOnlyList<string> Articles(IEnumerable<PassageCard> cards) => cards
        .GroupBy(card => card.Place, StringComparer.Ordinal)
        .Select(article => article.OrderBy(card => card.Ordinal).ToList())
        .Select(article => string.Join('\n', new[] { article[0].Chapter, article[0].Heading, article[0].Lead }.Concat(article.Select(card => card.Text))))
        .ToList();
}
