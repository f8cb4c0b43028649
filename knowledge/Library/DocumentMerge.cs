namespace CongDoan.Knowledge.Library;

/// <summary>Brings drafts into the library's rows within one publish, touching only what differs.</summary>
internal sealed class DocumentMerge(LibraryDb context, Dictionary<string, DocumentRow> library, long revision, DateTimeOffset now)
{
    /// <summary>Whether anything differs from what the library held.</summary>
    internal bool Changed { get; private set; }

    internal PublishOutcome Put(DocumentDraft draft)
    {
        var hash = ContentHash.Of(draft);
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

        if (draft.IsStarter && !row.IsStarter)
        {
            return new(draft.Number, PublishChange.EditedByPeople, 0, 0, row.Passages.Count);
        }

        return IsOlder(draft, row)
            ? new(draft.Number, PublishChange.OlderEdition, 0, 0, row.Passages.Count)
            : Write(row, draft, hash, PublishChange.Changed);
    }

    internal void RemoveStarterNotesExcept(IReadOnlyList<DocumentDraft> notes)
    {
        var kept = notes.Select(note => note.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var row in library.Values.Where(row => row.IsStarter && !kept.Contains(row.Number)).ToList())
        {
            context.Documents.Remove(row);
            library.Remove(row.Number);
            Changed = true;
        }
    }

    // Of two editions of one law the later state of the law stays, whichever is published last.
    private static bool IsOlder(DocumentDraft draft, DocumentRow row) =>
        draft.EditionDate is { } offered && row.EditionDate is { } held && offered < held;

    private PublishOutcome Write(DocumentRow row, DocumentDraft draft, string hash, PublishChange change)
    {
        Changed = true;
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
        var kept = 0;
        for (var i = 0; i < ids.Count; i++)
        {
            var passage = draft.Passages[i];
            var hash = ContentHash.Of(passage);
            if (held.Remove(ids[i], out var old))
            {
                kept += old.ContentHash == hash ? 1 : 0;
                Fill(old, passage, i, hash);
                continue;
            }

            row.Passages.Add(NewPassage(row.Number, ids[i], passage, i, hash));
        }

        foreach (var gone in held.Values)
        {
            row.Passages.Remove(gone);
        }

        return new(row.Number, change, ids.Count - kept, held.Count, kept);
    }

    private static void Fill(PassageRow row, PassageDraft draft, int ordinal, string hash)
    {
        row.Ordinal = ordinal;
        row.Heading = draft.Heading;
        row.Chapter = draft.Chapter;
        row.Lead = draft.Lead;
        row.Text = draft.Text;
        row.IncludesAmendmentBy = draft.IncludesAmendmentBy;
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
        IncludesAmendmentBy = draft.IncludesAmendmentBy,
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
