using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval.Compiled;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Retrieval.Spelling;
using CongDoan.Knowledge.Storage;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Brings the index and the snapshot up to the library's version; the only writer of an index, so there is no second truth.
/// </summary>
internal sealed class IndexFollower(
    LibraryFile library, SqliteDataVersion changes, IPassageIndex index, CompiledIndex compiled, DenseVectors dense) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly VectorMemory _vectors = new();

    // Only what the process itself searches is kept in a file; a cluster is given the vectors.
    private readonly InProcessIndex? _own = index as InProcessIndex;
    private volatile KnowledgeSnapshot? _current;
    private volatile Seen? _seen;
    private volatile Func<bool>? _unsaved;

    /// <summary>Whether a snapshot is at hand.</summary>
    internal bool IsReady => _current is not null;

    /// <summary>How many passages had no dense vector when they were loaded.</summary>
    internal int Unembedded { get; private set; }

    /// <summary>Gives the snapshot of the library's present version, loading it when another process published.</summary>
    internal async Task<KnowledgeSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        // Asked before the version is read: what is written in between is noticed the next time.
        var changed = changes.Read();
        if (changed is not null && _seen is { } seen && seen.Changes == changed && seen.Snapshot == _current)
        {
            return seen.Snapshot;
        }

        var version = library.Version();
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

    /// <summary>Keeps the index that is current in a file, if it was made anew; false when that cannot be done now.</summary>
    internal bool Save()
    {
        var save = _unsaved;
        if (save is null)
        {
            return true;
        }

        var isSaved = save();
        // Once only: a folder that cannot be written will not get better by trying, and the next release tries again.
        Interlocked.CompareExchange(ref _unsaved, null, save);
        return isSaved;
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
        var (version, cards) = CardReader.Read(library);
        var meanings = await dense.OfAsync(cards, cancellationToken);
        Unembedded = meanings.Count(meaning => meaning is null);
        var passages = cards.Select((card, i) => Passage(card, SparseVector.Empty, meanings[i])).ToList();
        var key = _own is null ? default : CompiledIndex.KeyOf(cards);
        if (_own is not null && compiled.Load(key, cards, passages) is { } ready)
        {
            _own.Replace(version, passages, ready.Postings);
            _unsaved = null;
            return _current = new KnowledgeSnapshot(version, cards, ready.Statistics, ready.Texts, new(ready.Lexicon), NoteQuestions.Of(cards, ready.Statistics));
        }

        var vectors = _vectors.Of(cards, cancellationToken);
        for (var i = 0; i < passages.Count; i++)
        {
            passages[i] = passages[i] with { Vector = vectors[i] };
        }

        var reading = Task.Run(
            () =>
            {
                var statistics = CorpusStatistics.Of(vectors);
                return (Statistics: statistics, Texts: PassageTexts.Of(cards, statistics));
            },
            cancellationToken);
        await index.ReplaceAsync(version, passages, cancellationToken);
        var (counted, texts) = await reading;
        var lexicon = new Lazy<Lexicon>(() => LexiconSources.Of(texts));
        _unsaved = _own is null ? null : () => compiled.Save(key, new CompiledParts(_own.Postings, counted, texts, lexicon.Value));
        return _current = new KnowledgeSnapshot(version, cards, counted, texts, lexicon, NoteQuestions.Of(cards, counted));
    }

    private static IndexedPassage Passage(PassageCard card, SparseVector vector, float[]? meaning) =>
        new(card.Id, vector, card.From, Until(card.Document), card.Document.Unit, card.Document.IsStarter) { Dense = meaning };

    // An ended plan is found as well, so that the member can be told that it has ended; retrieval keeps it apart.
    private static DateOnly? Until(DocumentCard document) => document.Kind == DocumentKind.Plan ? null : document.Until;

    /// <param name="Changes">What the file said of its changes before the version was read.</param>
    /// <param name="Snapshot">What was current then.</param>
    private sealed record Seen((int Connection, long Version) Changes, KnowledgeSnapshot Snapshot);
}
