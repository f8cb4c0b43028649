using System.Diagnostics;
using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>What a question costs in our retrieval, stage by stage, warm: the median over the questions, so that what the machine did meanwhile counts little.</summary>
internal static class QuestionStages
{
    private const int Rounds = 12;
    private const int WarmUp = 6;

    public static async Task RunAsync(string data, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = LawLibrary.Open(data);
        var questions = await LawLibrary.QuestionsAsync(cancellationToken);
        var snapshot = await services.GetRequiredService<IndexFollower>().CurrentAsync(cancellationToken);
        var follower = services.GetRequiredService<IndexFollower>();
        var index = services.GetRequiredService<IPassageIndex>();
        var units = new HashSet<string>(StringComparer.Ordinal) { UnionUnit.RootId };
        string[] names = ["look whether the library changed", "reading, spelling, rewriting", "question model", "vector", "index", $"comparison of {RetrievalParameters.Candidates}", "weights and roll-up", "notes"];
        var spent = Array.ConvertAll(names, _ => new List<double>(Rounds * questions.Count));
        for (var round = -WarmUp; round < Rounds; round++)
        {
            foreach (var question in questions)
            {
                var stage = 0;
                var start = Stopwatch.GetTimestamp();
                void Done()
                {
                    var now = Stopwatch.GetTimestamp();
                    if (round >= 0)
                    {
                        spent[stage].Add((now - start) * 1e6 / Stopwatch.Frequency);
                    }

                    stage++;
                    start = Stopwatch.GetTimestamp();
                }

                await follower.CurrentAsync(cancellationToken);
                Done();
                var terms = QueryTerms.Of(question, snapshot);
                Done();
                var model = new QuestionModel(terms, snapshot.Texts, snapshot.Statistics);
                Done();
                var vector = terms.Vector(snapshot.Statistics, model.Signs);
                Done();
                var hits = await index.SearchAsync(new PassageQuery(vector, LawLibrary.AsOf, units, false, RetrievalParameters.Candidates), cancellationToken);
                Done();
                var places = snapshot.Places(hits!);
                var candidates = new Candidates(snapshot, terms, places, PassageComparer.Compare(model, snapshot, hits!, places));
                Done();
                Retriever.RollUp(candidates.Ranked(RankingWeights.Shipped).ToList().Where(hit => hit.Card.IsInForce(LawLibrary.AsOf)));
                Done();
                snapshot.Notes.Match(terms, _ => true);
                Done();
            }
        }

        for (var stage = 0; stage < names.Length; stage++)
        {
            spent[stage].Sort();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{names[stage],-32} {spent[stage][spent[stage].Count / 2],8:F1} us"));
        }
    }
}
