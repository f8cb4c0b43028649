using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>Writes down, within the transaction of an order, what each release held, and brings it back.</summary>
internal sealed class ReleaseHistory(LibraryDb context, DateTimeOffset now)
{
    /// <summary>A library that is older than releases begins with one that holds what it has.</summary>
    internal async Task BeginAsync(IReadOnlyList<DocumentRow> rows, long version, CancellationToken cancellationToken)
    {
        if (rows.Count == 0 || await context.Releases.AnyAsync(cancellationToken))
        {
            return;
        }

        context.Releases.Add(new ReleaseRow
        {
            Number = version,
            At = rows.Max(row => row.PublishedAt),
            Command = "trước khi kho ghi lại các bản phát hành",
            By = "",
            Documents = rows.Count,
        });
        foreach (var row in rows)
        {
            context.Versions.Add(DocumentVersionRow.Of(row.ContentHash, PublishedDraft.Of(row)));
            context.ReleaseDocuments.Add(new() { Number = row.Number, FirstRelease = version, ContentHash = row.ContentHash });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    internal void Add(long release, LibraryOrder order, DocumentMerge merge, LibraryDiff diff, int documents)
    {
        context.Releases.Add(new ReleaseRow
        {
            Number = release,
            At = now,
            Command = order.Command,
            By = order.By,
            Note = order.Note,
            Documents = documents,
            Added = diff.Count(PublishChange.Added),
            Changed = diff.Count(PublishChange.Changed),
            Removed = diff.Count(PublishChange.Removed),
            Ended = diff.Ended.Count(),
            PassagesAdded = diff.Documents.Sum(document => document.Outcome.PassagesAdded),
            PassagesRemoved = diff.Documents.Sum(document => document.Outcome.PassagesRemoved),
        });
        var replaced = merge.Replaced.ToHashSet(StringComparer.Ordinal);
        foreach (var span in context.ReleaseDocuments.Where(span => span.LastRelease == null).AsEnumerable().Where(span => replaced.Contains(span.Number)))
        {
            span.LastRelease = release - 1;
        }

        var known = context.Versions.Select(version => version.ContentHash).ToHashSet(StringComparer.Ordinal);
        foreach (var (number, hash, draft) in merge.Written)
        {
            if (known.Add(hash))
            {
                context.Versions.Add(DocumentVersionRow.Of(hash, draft));
            }

            context.ReleaseDocuments.Add(new() { Number = number, FirstRelease = release, ContentHash = hash });
        }
    }

    /// <summary>Brings every document back to what the release held.</summary>
    internal async Task<IReadOnlyList<PublishOutcome>> RestoreAsync(
        long release, long present, Dictionary<string, DocumentRow> library, DocumentMerge merge, CancellationToken cancellationToken)
    {
        if (release > present || !await context.Releases.AnyAsync(row => row.Number == release, cancellationToken))
        {
            var oldest = await context.Releases.Select(row => (long?)row.Number).MinAsync(cancellationToken);
            throw new UnknownReleaseException(release, oldest ?? 0, present);
        }

        var held = await context.ReleaseDocuments.AsNoTracking()
            .Where(span => span.FirstRelease <= release && (span.LastRelease == null || span.LastRelease >= release))
            .ToListAsync(cancellationToken);
        var kept = held.Select(span => span.Number).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var outcomes = library.Keys.Where(number => !kept.Contains(number)).ToList().ConvertAll(merge.Remove);
        foreach (var span in held)
        {
            if (library.TryGetValue(span.Number, out var row) && row.ContentHash == span.ContentHash)
            {
                outcomes.Add(new(row.Number, PublishChange.Unchanged, 0, 0, row.Passages.Count));
                continue;
            }

            var version = await context.Versions.AsNoTracking().SingleAsync(one => one.ContentHash == span.ContentHash, cancellationToken);
            outcomes.Add(merge.Restore(version.Read(), span.ContentHash));
        }

        return outcomes;
    }

    internal async Task RememberFilesAsync(
        LibraryOrder order, IReadOnlyList<PublishOutcome> outcomes, Dictionary<string, DocumentRow> library, CancellationToken cancellationToken)
    {
        if (order is not LibraryOrder.Publish { Files.Count: > 0 } publish)
        {
            return;
        }

        var rows = await context.Files.ToDictionaryAsync(row => row.Number, StringComparer.OrdinalIgnoreCase, cancellationToken);
        foreach (var outcome in outcomes.Where(outcome => outcome.Change is PublishChange.Added or PublishChange.Changed or PublishChange.Unchanged))
        {
            if (!publish.Files.TryGetValue(outcome.Number, out var file))
            {
                continue;
            }

            var document = library[outcome.Number];
            if (!rows.TryGetValue(document.Number, out var row))
            {
                context.Files.Add(new() { Number = document.Number, Key = file.Key, ContentHash = document.ContentHash, Summary = file.Summary });
                continue;
            }

            (row.Key, row.ContentHash, row.Summary) = (file.Key, document.ContentHash, file.Summary);
        }
    }

    /// <summary>Forgets the releases up to a number, and every content that no later one holds.</summary>
    internal async Task ForgetAsync(long upTo, CancellationToken cancellationToken)
    {
        if (await context.Releases.Where(row => row.Number <= upTo).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return;
        }

        await context.ReleaseDocuments.Where(span => span.LastRelease <= upTo).ExecuteDeleteAsync(cancellationToken);
        await context.Versions
            .Where(version => !context.ReleaseDocuments.Any(span => span.ContentHash == version.ContentHash))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
