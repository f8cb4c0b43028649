namespace CongDoan.Knowledge.Library;

/// <summary>Brings drafts into the library's rows within one publish, touching only what differs.</summary>
internal sealed class DocumentMerge(LibraryDb context, Dictionary<string, DocumentRow> library, long revision, DateTimeOffset now)
{
    private readonly List<(string Number, string Hash, DocumentDraft Draft)> _written = [];
    private readonly List<string> _replaced = [];

    /// <summary>Whether anything differs from what the library held.</summary>
    internal bool Changed => _written.Count > 0 || _replaced.Count > 0;

    /// <summary>Contents that the library did not hold before.</summary>
    internal IReadOnlyList<(string Number, string Hash, DocumentDraft Draft)> Written => _written;

    /// <summary>Numbers whose former content is gone, replaced or taken out.</summary>
    internal IReadOnlyList<string> Replaced => _replaced;

    internal PublishOutcome Put(DocumentDraft draft) => Put(draft, ContentHash.Of(draft), asItWas: false);

    /// <summary>Puts back what was published once, whatever stands there now; the hash is the one it was kept under.</summary>
    internal PublishOutcome Restore(DocumentDraft draft, string hash) => Put(draft, hash, asItWas: true);

    internal PublishOutcome Remove(string number)
    {
        if (!library.Remove(number, out var row))
        {
            return new(number, PublishChange.Absent, 0, 0, 0);
        }

        context.Documents.Remove(row);
        _replaced.Add(row.Number);
        var passages = row.Passages.OrderBy(passage => passage.Ordinal).Select(passage => passage.Id).ToList();
        return new(row.Number, PublishChange.Removed, 0, passages.Count, 0) { Passages = new([], [], passages) };
    }

    private PublishOutcome Put(DocumentDraft draft, string hash, bool asItWas)
    {
        if (!library.TryGetValue(draft.Number, out var row))
        {
            row = New(draft, hash);
            context.Documents.Add(row);
            library.Add(row.Number, row);
            return Write(row, draft, hash, PublishChange.Added);
        }

        if (row.ContentHash == hash)
        {
            return new(draft.Number, PublishChange.Unchanged, 0, 0, row.Passages.Count);
        }

        if (!asItWas && draft.IsStarter && !row.IsStarter)
        {
            return new(draft.Number, PublishChange.EditedByPeople, 0, 0, row.Passages.Count);
        }

        return !asItWas && IsOlder(draft, row)
            ? new(draft.Number, PublishChange.OlderEdition, 0, 0, row.Passages.Count)
            : Write(row, draft, hash, PublishChange.Changed);
    }

    internal IReadOnlyList<PublishOutcome> RemoveStarterNotesExcept(IReadOnlyList<DocumentDraft> notes)
    {
        var kept = notes.Select(note => note.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return library.Values.Where(row => row.IsStarter && !kept.Contains(row.Number)).Select(row => row.Number).ToList().ConvertAll(Remove);
    }

    // Of two editions of one law the later state of the law stays, whichever is published last.
    private static bool IsOlder(DocumentDraft draft, DocumentRow row) =>
        draft.EditionDate is { } offered && row.EditionDate is { } held && offered < held;

    private PublishOutcome Write(DocumentRow row, DocumentDraft draft, string hash, PublishChange change)
    {
        _written.Add((row.Number, hash, draft));
        if (change == PublishChange.Changed)
        {
            _replaced.Add(row.Number);
        }

        row.Kind = draft.Kind;
        row.Title = draft.Title;
        row.Issuer = draft.Issuer;
        row.Issued = draft.Issued;
        row.DeclaredFrom = draft.EffectiveFrom;
        row.DeclaredUntil = draft.EffectiveUntil;
        row.Replaces = string.Join('\n', draft.Replaces);
        row.Amends = draft.Amends;
        row.Unit = draft.Unit;
        row.Edition = draft.Edition;
        row.EditionDate = draft.EditionDate;
        row.Legibility = draft.Legibility;
        row.SourceName = draft.SourceName;
        row.SourceUrl = draft.SourceUrl;
        row.IsStarter = draft.IsStarter;
        row.ContentHash = hash;
        row.Revision = revision;
        row.PublishedAt = now;
        WriteNote(row, draft);
        return WritePassages(row, draft, change);
    }

    private void WriteNote(DocumentRow row, DocumentDraft draft)
    {
        switch (row.Note, draft.Note)
        {
            case ({ } held, null):
                context.Notes.Remove(held);
                row.Note = null;
                break;
            case ({ } held, { } offered):
                held.Fill(offered);
                break;
            case (null, { } offered):
                row.Note = NoteRow.From(row.Number, offered);
                break;
        }
    }

    private static PublishOutcome WritePassages(DocumentRow row, DocumentDraft draft, PublishChange change)
    {
        var held = row.Passages.ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        var ids = PassageId.For(draft);
        var (added, changed) = (new List<string>(), new List<string>());
        for (var i = 0; i < ids.Count; i++)
        {
            var passage = draft.Passages[i];
            var hash = ContentHash.Of(passage);
            if (!held.Remove(ids[i], out var old))
            {
                added.Add(ids[i]);
                row.Passages.Add(NewPassage(row.Number, ids[i], passage, i, hash));
                continue;
            }

            if (old.ContentHash != hash)
            {
                changed.Add(ids[i]);
            }

            Fill(old, passage, i, hash);
        }

        var gone = held.Values.OrderBy(passage => passage.Ordinal).ToList();
        gone.ForEach(passage => row.Passages.Remove(passage));
        return new(row.Number, change, added.Count + changed.Count, gone.Count, ids.Count - added.Count - changed.Count)
        {
            Passages = new(added, changed, gone.ConvertAll(passage => passage.Id)),
        };
    }

    private static void Fill(PassageRow row, PassageDraft draft, int ordinal, string hash)
    {
        row.Ordinal = ordinal;
        row.Heading = draft.Heading;
        row.Chapter = draft.Chapter;
        row.Lead = draft.Lead;
        row.Text = draft.Text;
        row.EffectiveFrom = draft.EffectiveFrom;
        row.IncludesAmendmentBy = draft.IncludesAmendmentBy;
        row.RestoredConfidence = draft.RestoredConfidence;
        row.ContentHash = hash;
    }

    private static PassageRow NewPassage(string number, string id, PassageDraft draft, int ordinal, string hash) => new()
    {
        Id = id,
        DocumentNumber = number,
        Ordinal = ordinal,
        Article = draft.Article,
        Clause = draft.Clause,
        Section = draft.Section,
        Heading = draft.Heading,
        Chapter = draft.Chapter,
        Lead = draft.Lead,
        Text = draft.Text,
        EffectiveFrom = draft.EffectiveFrom,
        IncludesAmendmentBy = draft.IncludesAmendmentBy,
        RestoredConfidence = draft.RestoredConfidence,
        ContentHash = hash,
    };

    private static DocumentRow New(DocumentDraft draft, string hash) => new()
    {
        Number = draft.Number,
        Kind = draft.Kind,
        Title = draft.Title,
        Unit = draft.Unit,
        Legibility = draft.Legibility,
        ContentHash = hash,
    };
}
