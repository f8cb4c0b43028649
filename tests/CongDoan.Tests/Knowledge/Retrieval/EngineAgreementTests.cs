using System.Text.Json.Nodes;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Qdrant;
using CongDoan.Tests.Knowledge.Retrieval.Qdrant;
using CsvHelper;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>Real laws and the development questions: both engines find the same, in the same order.</summary>
public sealed class EngineAgreementTests
{
    private const int Dimensions = 64;
    private static readonly HashSet<string> Units = ["vn"];
    private static readonly string[] Sets = ["labour-dev.jsonl", "advice-dev.jsonl", "member-dev.tsv"];

    [SharedFact]
    public async Task Both_engines_rank_every_development_question_alike_by_words_and_by_meaning()
    {
        var cards = Cards();
        var vectors = PassageVectorizer.Vectors(cards, CancellationToken.None);
        var statistics = CorpusStatistics.Of(vectors);
        var passages = cards.Zip(vectors, (card, vector) =>
            new IndexedPassage(card.Id, vector, card.Document.From, card.Document.Until, card.Document.Unit, card.Document.IsStarter)
            {
                Dense = Meaning(card.Text),
            }).ToList();
        await using var server = await QdrantServer.StartAsync();
        using var cluster = new QdrantIndex(
            new QdrantOptions(server.Address) { SearchBudget = TimeSpan.FromMinutes(1), WriteBudget = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        var local = new InProcessIndex();
        await local.ReplaceAsync(1, passages, CancellationToken.None);
        await cluster.ReplaceAsync(1, passages, CancellationToken.None);

        var questions = Questions().ToList();
        Assert.True(questions.Count > 250, $"{questions.Count} questions");
        foreach (var question in questions)
        {
            var byWords = new PassageQuery(QueryTerms.Of(question).Vector(statistics, []), Day("2026-08-01"), Units, false, RetrievalParameters.Candidates);
            foreach (var query in new[] { byWords, byWords with { Dense = Meaning(question) } })
            {
                AssertAlike(question, (await local.SearchAsync(query, CancellationToken.None))!, (await cluster.SearchAsync(query, CancellationToken.None))!);
            }
        }

        Assert.Empty(server.Violations);
    }

    private static void AssertAlike(string question, IReadOnlyList<PassageHit> embedded, IReadOnlyList<PassageHit> cluster)
    {
        Assert.True(embedded.Count == cluster.Count, $"{question}: {embedded.Count} and {cluster.Count} hits");
        Assert.True(embedded.Count == 0 || embedded[0].Id == cluster[0].Id, question);
        Assert.Equal(embedded.Take(10).Select(hit => hit.Id).Order(StringComparer.Ordinal), cluster.Take(10).Select(hit => hit.Id).Order(StringComparer.Ordinal));
        Assert.All(embedded.Zip(cluster), pair =>
        {
            Assert.Equal(pair.First.Order, pair.Second.Order, 1e-4);
            Assert.Equal(pair.First.Score, cluster.FirstOrDefault(hit => hit.Id == pair.First.Id, pair.First).Score, 1e-4);
        });
    }

    private static List<PassageCard> Cards()
    {
        using var csv = CsvReader.FromText(File.ReadAllText(SharedData.File("laws", "provisions.csv")), new CsvReaderOptions { HasHeader = true, MaxRecordSize = 1 << 20 });
        var cards = new List<PassageCard>();
        while (csv.Read())
        {
            string? Cell(string name) => csv.GetString(Array.IndexOf([.. csv.Headers!], name)) is { Length: > 0 } cell ? cell : null;
            DateOnly? Date(string name) => Cell(name) is { } day ? Day(day) : null;
            cards.Add(new PassageCard
            {
                Id = Cell("provision_id")!,
                Ordinal = cards.Count,
                Article = Cell("dieu"),
                Clause = Cell("khoan"),
                Heading = Cell("tieu_de_dieu") ?? "",
                Chapter = Cell("chuong") ?? "",
                Lead = "",
                Text = Cell("noi_dung")!,
                Document = new DocumentCard
                {
                    Number = Cell("doc_code")!,
                    Kind = DocumentKind.Law,
                    Title = Cell("van_ban")!,
                    Unit = "vn",
                    Legibility = "clean",
                    From = Date("ngay_hieu_luc"),
                    Until = Date("ngay_het_hieu_luc") ?? (Cell("hieu_luc") == "het_hieu_luc" ? Day("2020-12-31") : null),
                },
            });
        }

        return cards;
    }

    private static IEnumerable<string> Questions()
    {
        foreach (var set in Sets)
        {
            var lines = File.ReadAllLines(SharedData.File("eval", set)).Where(line => line.Length > 0);
            foreach (var line in set.EndsWith(".tsv", StringComparison.Ordinal) ? lines.Skip(1) : lines)
            {
                yield return set.EndsWith(".tsv", StringComparison.Ordinal) ? line.Split('\t')[1] : (string)JsonNode.Parse(line)!["question"]!;
            }
        }
    }

    /// <summary>No model: words thrown at random, but always alike, onto a few numbers.</summary>
    private static float[] Meaning(string text)
    {
        var meaning = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = word.Aggregate(17u, (sum, letter) => (sum * 31) + letter) * 2_654_435_761;
            meaning[hash % Dimensions] += (hash & 0x10000) == 0 ? 1 : -1;
        }

        meaning[0] += 0.001f;
        return meaning;
    }
}
