using System.Runtime.InteropServices;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Units;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Finds what a question is about: candidates from the index, rolled up from clauses to articles by the best clause. Knows
/// nothing of answers.
/// </summary>
internal sealed class Retriever(IndexFollower follower, IPassageIndex index, DenseVectors dense, UnionUnits units)
{
    internal Task<Evidence> FindAsync(string question, SearchScope asked, CancellationToken cancellationToken) =>
        FindAsync(question, question, [], asked, cancellationToken);

    /// <summary>Finds what a question is about that leaves out what was asked before.</summary>
    /// <param name="question">The question, with which notes are compared.</param>
    /// <param name="whole">The question with what it leaves out, by which the law is searched.</param>
    /// <param name="earlier">What was asked before, newest first.</param>
    /// <param name="asked">Where is searched.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<Evidence> FindAsync(string question, string whole, IReadOnlyList<string> earlier, SearchScope asked, CancellationToken cancellationToken)
    {
        var scope = units.ScopeOf(asked.Unit);
        var candidates = await CandidatesAsync(whole, asked, cancellationToken);
        var (snapshot, terms) = (candidates.Snapshot, candidates.Terms);
        var ranked = candidates.Ranked(RankingWeights.Shipped).ToList();
        var own = ReferenceEquals(question, whole) ? terms : QueryTerms.Of(question, snapshot);
        var before = earlier.Count == 0 ? EarlierWords.None : EarlierWords.Of(earlier.Select(text => QueryTerms.Of(text, snapshot)).ToList());
        bool Admits(PassageCard card) =>
            (asked.WithStarterNotes || !card.Document.IsStarter) && card.IsInForce(asked.AsOf) && scope.Contains(card.Document.Unit);
        var notes = snapshot.Notes.Match(own, before, Admits);
        var places = RollUp(ranked.Where(hit => hit.Card.IsInForce(asked.AsOf)));
        return new Evidence(snapshot, terms, places, notes, scope)
        {
            Probability = places.Count == 0
                ? 0
                : EvidenceModel.Shipped.Probability(EvidenceModel.Read(places.ConvertAll(place => place.Score), places[0].Best.Features)),
            Answered = snapshot.Notes.Answered(before, Admits),
            EndedPlans = RollUp(ranked.Where(hit => hit.Card.Document.Kind == DocumentKind.Plan && hit.Card.Document.Until < asked.AsOf)),
        };
    }

    /// <summary>Gives what the engine found with what speaks for each of it.</summary>
    internal async Task<Candidates> CandidatesAsync(string text, SearchScope asked, CancellationToken cancellationToken)
    {
        var meaning = await dense.OfQueryAsync(text, cancellationToken);
        // Snapshot and index have to be of one release, or the answer would be made of two.
        while (true)
        {
            var snapshot = await follower.CurrentAsync(cancellationToken);
            var terms = QueryTerms.Of(text, snapshot);
            var question = new QuestionModel(terms, snapshot.Texts, snapshot.Statistics);
            var query = new PassageQuery(
                terms.Vector(snapshot.Statistics, question.Signs), asked.AsOf, units.ScopeOf(asked.Unit), asked.WithStarterNotes, RetrievalParameters.Candidates)
            {
                Version = snapshot.Version,
                Dense = meaning,
            };
            if (await index.SearchAsync(query, cancellationToken) is { } hits)
            {
                // The library is the truth: only what its snapshot knows is real.
                var places = snapshot.Places(hits);
                return new Candidates(snapshot, terms, places, PassageComparer.Compare(question, snapshot, hits, places))
                {
                    Meanings = RankFusion.SemanticShares(hits),
                };
            }
        }
    }

    // The best clause stands for its article; summing would favour long articles.
    internal static List<RankedPlace> RollUp(IEnumerable<RankedPassage> passages)
    {
        var byPlace = new Dictionary<int, List<RankedPassage>>(RetrievalParameters.Candidates);
        foreach (var passage in passages)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byPlace, passage.PlaceNumber, out _) ??= new(1)).Add(passage);
        }

        var places = new List<RankedPlace>(byPlace.Count);
        foreach (var same in byPlace.Values)
        {
            same.Sort(Better);
            places.Add(new RankedPlace(same));
        }

        places.Sort(Better);
        return places;
    }

    private static int Better(RankedPassage one, RankedPassage other) =>
        one.Score.CompareTo(other.Score) is not 0 and var order ? -order : one.Card.Ordinal.CompareTo(other.Card.Ordinal);

    private static int Better(RankedPlace one, RankedPlace other) =>
        one.Score.CompareTo(other.Score) is not 0 and var order ? -order : string.CompareOrdinal(one.Best.Card.Id, other.Best.Card.Id);
}

/// <summary>What was found for a question.</summary>
/// <param name="Snapshot">The library version that was searched.</param>
/// <param name="Terms">The question's terms.</param>
/// <param name="Places">Articles and plan sections, best first.</param>
/// <param name="Notes">Curated notes, best first.</param>
/// <param name="Units">The union units whose documents serve the member.</param>
internal sealed record Evidence(
    KnowledgeSnapshot Snapshot, QueryTerms Terms, IReadOnlyList<RankedPlace> Places, IReadOnlyList<NoteMatch> Notes, IReadOnlySet<string> Units)
{
    /// <summary>How likely the first place answers the question, 0 to 1, calibrated on question sets.</summary>
    internal double Probability { get; init; }

    /// <summary>What answered each question before, newest first; null where nothing came near.</summary>
    internal IReadOnlyList<NoteMatch?> Answered { get; init; } = [];

    /// <summary>Sections of plans whose period had ended by the day asked about, best first; never quoted as what holds.</summary>
    internal IReadOnlyList<RankedPlace> EndedPlans { get; init; } = [];
}

/// <summary>What an engine found, best first: where it stands among the snapshot's cards (-1 for what it does not hold), and its features (null for what is not ranked, such as a note).</summary>
internal sealed record Candidates(KnowledgeSnapshot Snapshot, QueryTerms Terms, int[] Places, IReadOnlyList<float[]?> Features)
{
    /// <summary>What each gains by its place among the nearest in meaning, see <see cref="RankFusion.SemanticShares"/>; null without dense vectors.</summary>
    internal IReadOnlyList<double>? Meanings { get; init; }

    internal IEnumerable<RankedPassage> Ranked(RankingWeights weights)
    {
        for (var i = 0; i < Places.Length; i++)
        {
            if (Features[i] is { } features)
            {
                yield return new RankedPassage(Snapshot.Cards[Places[i]], weights.Score(features) + (Meanings?[i] ?? 0), features) { PlaceNumber = Snapshot.PlaceNumbers[Places[i]] };
            }
        }
    }
}

/// <summary>A passage with its score and what the score is made of.</summary>
internal sealed record RankedPassage(PassageCard Card, double Score, float[] Features)
{
    /// <summary>See <see cref="KnowledgeSnapshot.PlaceNumbers"/>.</summary>
    internal int PlaceNumber { get; init; }
}

/// <summary>An article or a plan section with its passages, best first.</summary>
internal sealed record RankedPlace(IReadOnlyList<RankedPassage> Passages)
{
    internal RankedPassage Best => Passages[0];

    internal double Score => Best.Score;
}

/// <summary>Within which part of the library is searched.</summary>
/// <param name="AsOf">Only what is in force on this day.</param>
/// <param name="Unit">Only what serves the members of this union unit.</param>
/// <param name="WithStarterNotes">False leaves the program's own notes out.</param>
internal sealed record SearchScope(DateOnly AsOf, string Unit, bool WithStarterNotes);
