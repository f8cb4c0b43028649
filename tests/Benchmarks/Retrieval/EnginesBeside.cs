using System.Diagnostics;
using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// One question after the other, in the same run and in turns: our whole retrieval (reading the question, spelling, both
/// layers, filters, scoring of the candidates, roll-up), our index alone, Xapian and SQLite's FTS5 over the same articles.
/// </summary>
internal static class EnginesBeside
{
    private const int Rounds = 10;
    private const int WarmUp = 4;

    public static async Task RunAsync(string data, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = LawLibrary.Open(data);
        var questions = await LawLibrary.QuestionsAsync(cancellationToken);
        var articles = LawLibrary.Articles(await LawLibrary.CardsAsync(services, cancellationToken));
        using var fts = await FtsBaseline.BuildAsync(articles, cancellationToken);
        using var xapian = await XapianEngine.StartAsync(articles, questions, cancellationToken);
        var snapshot = await services.GetRequiredService<IndexFollower>().CurrentAsync(cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{articles.Count} articles ({snapshot.Count} passages), {questions.Count} questions, {Rounds} rounds after {WarmUp} to warm up, {Environment.ProcessorCount} processors"));
        if (xapian is null)
        {
            await output.WriteLineAsync("Xapian SKIPPED: sudo apt-get install python3-xapian");
        }

        var (whole, index, beside, full) = (
            new Latencies("ours: question -> articles, best first"),
            new Latencies($"ours: index alone, {RetrievalParameters.Candidates} candidates"),
            new Latencies($"Xapian {xapian?.Version}, OR, ten best"),
            new Latencies("SQLite FTS5, OR, the best"));
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var counts = round >= 0;
            await AskAsync(questions, counts ? whole : null, Whole(services), cancellationToken);
            await AskAsync(Queries(questions, snapshot), counts ? index : null, Index(services), cancellationToken);
            await AskAsync(questions, counts ? full : null, fts.AnswerAsync, cancellationToken);
            foreach (var took in xapian is null ? [] : await xapian.AskAsync(cancellationToken))
            {
                if (counts)
                {
                    beside.Add(took);
                }
            }
        }

        await output.WriteLineAsync(Latencies.Header);
        foreach (var line in new[] { whole, index, beside, full })
        {
            await output.WriteLineAsync(line.ToString());
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"ours / Xapian at p50: {(xapian is null ? double.NaN : whole.Percentile(50) / beside.Percentile(50)):F2} (bar: at most 1); ours p99 / p50: {whole.Percentile(99) / whole.Percentile(50):F1} (bar: at most 5, or p99 under 2 ms)"));
    }

    private static Func<string, CancellationToken, Task> Whole(ServiceProvider services)
    {
        var retriever = services.GetRequiredService<Retriever>();
        var scope = new SearchScope(LawLibrary.AsOf, UnionUnit.RootId, WithStarterNotes: false);
        return (question, token) => retriever.FindAsync(question, scope, token);
    }

    private static Func<PassageQuery, CancellationToken, Task> Index(ServiceProvider services)
    {
        var index = services.GetRequiredService<IPassageIndex>();
        return index.SearchAsync;
    }

    private static List<PassageQuery> Queries(IEnumerable<string> questions, KnowledgeSnapshot snapshot)
    {
        var units = new HashSet<string>(StringComparer.Ordinal) { UnionUnit.RootId };
        return questions.Select(question =>
        {
            var terms = QueryTerms.Of(question, snapshot);
            var signs = new CongDoan.Knowledge.Retrieval.Scoring.QuestionModel(terms, snapshot.Texts, snapshot.Statistics).Signs;
            return new PassageQuery(terms.Vector(snapshot.Statistics, signs), LawLibrary.AsOf, units, false, RetrievalParameters.Candidates);
        }).ToList();
    }

    private static async Task AskAsync<T>(
        IEnumerable<T> questions, Latencies? latencies, Func<T, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(question, cancellationToken);
            latencies?.Add(Stopwatch.GetElapsedTime(start));
        }
    }
}
