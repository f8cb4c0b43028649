using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Brings the index and the snapshot up to the library's version; the only writer of an index, so there is no second truth.
/// </summary>
internal sealed class IndexFollower(
    IDbContextFactory<LibraryDb> contexts, LibraryReader library, IPassageIndex index, DenseVectors dense) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile KnowledgeSnapshot? _current;
    private volatile Seen? _seen;

    /// <summary>Vectors of more weights than this are not kept: in a large library they would be most of the memory (8 bytes each).</summary>
    private const int MostKeptWeights = 8_000_000;

    // Vectors by content: a publish that touches one document computes the vectors of that document only.
    private Dictionary<string, SparseVector> _vectors = new(StringComparer.Ordinal);

    /// <summary>Whether a snapshot is at hand.</summary>
    internal bool IsReady => _current is not null;

    /// <summary>How many passages had no dense vector when they were loaded.</summary>
    internal int Unembedded { get; private set; }

    /// <summary>Gives the snapshot of the library's present version, loading it when another process published.</summary>
    internal async Task<KnowledgeSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        // Asked before the version is read: what is written in between is noticed the next time.
        var changed = library.ChangeMark();
        if (changed is not null && _seen is { } seen && seen.Changes == changed && seen.Snapshot == _current)
        {
            return seen.Snapshot;
        }

        var version = await library.VersionAsync(cancellationToken);
        if (_current is { } current && current.Version == version)
        {
            return See(current, changed);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_current is { } loaded && loaded.Version >= version)
            {
                return See(loaded, changed);
            }

            return See(await LoadAsync(cancellationToken), changed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Loads the library again, because what belongs to it beside its version (dense vectors) has changed.</summary>
    internal async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await LoadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private KnowledgeSnapshot See(KnowledgeSnapshot snapshot, (int Connection, long Version)? changed)
    {
        _seen = changed is { } at ? new Seen(at, snapshot) : null;
        return snapshot;
    }

    private async Task<KnowledgeSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        var (version, cards) = await ReadAsync(cancellationToken);
        var vectors = Vectors(cards, cancellationToken);
        var meanings = await dense.OfAsync(cards.ConvertAll(pair => pair.Card), cancellationToken);
        Unembedded = meanings.Count(meaning => meaning is null);
        var indexed = cards
            .Select((pair, i) => new IndexedPassage(
                pair.Card.Id, vectors[pair.Hash], pair.Card.From, Until(pair.Card.Document), pair.Card.Document.Unit, pair.Card.Document.IsStarter)
            {
                Dense = meanings[i],
            })
            .ToList();
        var counting = Task.Run(() => CorpusStatistics.Of(indexed.ConvertAll(passage => passage.Vector)), cancellationToken);
        var all = cards.ConvertAll(pair => pair.Card);
        var reading = Task.Run(() => PassageTexts.Of(all), cancellationToken);
        await index.ReplaceAsync(version, indexed, cancellationToken);
        var statistics = await counting;
        var texts = (await reading).Weigh(statistics);
        _vectors = vectors.Values.Sum(vector => (long)vector.Indices.Length) <= MostKeptWeights ? vectors : [];
        return _current = new KnowledgeSnapshot(version, all, statistics, texts, NoteQuestions.Of(all, statistics));
    }

    private Dictionary<string, SparseVector> Vectors(List<(PassageCard Card, string Hash)> cards, CancellationToken cancellationToken)
    {
        var vectors = new Dictionary<string, SparseVector>(cards.Count, StringComparer.Ordinal);
        var missing = new List<(PassageCard Card, string Hash)>();
        foreach (var pair in cards)
        {
            if (_vectors.TryGetValue(pair.Hash, out var known))
            {
                vectors[pair.Hash] = known;
            }
            else if (vectors.TryAdd(pair.Hash, SparseVector.Empty))
            {
                missing.Add(pair);
            }
        }

        var computed = PassageVectorizer.Vectors(missing.ConvertAll(pair => pair.Card), cancellationToken);
        for (var i = 0; i < computed.Length; i++)
        {
            vectors[missing[i].Hash] = computed[i];
        }

        return vectors;
    }

    private async Task<(long Version, List<(PassageCard Card, string Hash)> Cards)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // One transaction, so that the version and the passages are of one publish.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var version = await context.States.Select(state => state.Version).SingleAsync(cancellationToken);
        var documents = await context.Documents.AsNoTracking().Include(row => row.Note).ToListAsync(cancellationToken);
        var cards = documents.ToDictionary(row => row.Number, Card, StringComparer.Ordinal);
        var rows = await context.Passages.AsNoTracking().OrderBy(row => row.DocumentNumber).ThenBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        return (version, rows.Select(row => (Card(row, cards[row.DocumentNumber], known), VectorKey(row, cards[row.DocumentNumber]))).ToList());
    }

    // An ended plan is found as well, so that the member can be told that it has ended; retrieval keeps it apart.
    private static DateOnly? Until(DocumentCard document) => document.Kind == DocumentKind.Plan ? null : document.Until;

    // A vector also depends on the document: on a note's questions, on the number and title of any other.
    private static string VectorKey(PassageRow row, DocumentCard document) => document.Note is null
        ? $"{row.ContentHash} {document.Number} {PassageSigns.SetsFines(document.Title)}"
        : row.ContentHash + ContentHash.Of(document.Note.Questions);

    private static DocumentCard Card(DocumentRow row) => new()
    {
        Number = row.Number,
        Kind = row.Kind,
        Title = row.Title,
        Unit = row.Unit,
        Legibility = row.Legibility,
        SourceUrl = row.SourceUrl,
        From = row.EffectiveFrom,
        Until = row.EffectiveUntil,
        IsStarter = row.IsStarter,
        Note = row.Note,
    };

    // Headings and leads are those of many passages, and are kept once.
    private static PassageCard Card(PassageRow row, DocumentCard document, HashSet<string> known) => new()
    {
        Id = row.Id,
        Ordinal = row.Ordinal,
        Document = document,
        Article = row.Article,
        Clause = row.Clause,
        Section = row.Section,
        Heading = Once(row.Heading, known),
        Chapter = Once(row.Chapter, known),
        Lead = Once(row.Lead, known),
        Text = row.Text,
        From = row.EffectiveFrom,
        IncludesAmendmentBy = row.IncludesAmendmentBy,
        RestoredConfidence = row.RestoredConfidence,
        AmendedFrom = row.AmendedFrom,
        AmendedBy = row.AmendedBy,
    };

    private static string Once(string text, HashSet<string> known) => known.Add(text) || !known.TryGetValue(text, out var same) ? text : same;

    /// <param name="Changes">What the file said of its changes before the version was read.</param>
    /// <param name="Snapshot">What was current then.</param>
    private sealed record Seen((int Connection, long Version) Changes, KnowledgeSnapshot Snapshot);
}
