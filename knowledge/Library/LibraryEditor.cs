using System.Data;
using CongDoan.Knowledge.Validity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>The only writer of the library: publishes documents in one transaction and raises the library's version.</summary>
public sealed class LibraryEditor(IDbContextFactory<LibraryDb> contexts, ValidityRegister register, TimeProvider time)
{
    /// <summary>
    /// Publishes the documents, all or none, and recomputes what is in force from when until when; the result does not
    /// depend on the order of publishing. Gives one outcome per document, in their order.
    /// </summary>
    /// <param name="drafts">What was read; several drafts of one number are an <see cref="ArgumentException"/>.</param>
    /// <param name="dryRun">True computes the outcomes and stores nothing.</param>
    /// <param name="cancellationToken">Cancelled before the commit, nothing was stored.</param>
    public Task<IReadOnlyList<PublishOutcome>> PublishAsync(
        IReadOnlyList<DocumentDraft> drafts, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(drafts, starterHash: null, dryRun, cancellationToken);

    /// <summary>
    /// Publishes the whole set of starter notes: adds and updates them, takes away those that the set no longer has, and
    /// leaves alone what people edited. <paramref name="hash"/> is remembered as the set that the library holds.
    /// </summary>
    public Task<IReadOnlyList<PublishOutcome>> PublishStarterNotesAsync(
        IReadOnlyList<DocumentDraft> notes, string hash, CancellationToken cancellationToken) =>
        WriteAsync(notes, hash, dryRun: false, cancellationToken);

    private async Task<IReadOnlyList<PublishOutcome>> WriteAsync(
        IReadOnlyList<DocumentDraft> drafts, string? starterHash, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        RefuseRepeatedNumbers(drafts);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        // A deferred transaction that reads and then writes fails when another publisher wrote in between; this one
        // takes its turn before it reads.
        await using var transaction = ((SqliteConnection)context.Database.GetDbConnection())
            .BeginTransaction(IsolationLevel.Serializable, deferred: false);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);

        var state = await context.States.SingleAsync(cancellationToken);
        if (starterHash is not null && state.StarterHash == starterHash)
        {
            return [];
        }

        var all = await context.Documents.Include(row => row.Passages).Include(row => row.Note).ToListAsync(cancellationToken);
        var library = all.ToDictionary(row => row.Number, StringComparer.OrdinalIgnoreCase);
        var merge = new DocumentMerge(context, library, state.Version + 1, time.GetUtcNow());
        var outcomes = drafts.Select(merge.Put).ToList();
        if (starterHash is not null)
        {
            merge.RemoveStarterNotesExcept(drafts);
            state.StarterHash = starterHash;
        }

        var changed = merge.Changed || state.RegisterHash != register.Hash;
        if (dryRun || (!changed && starterHash is null))
        {
            return outcomes;
        }

        ValidityResolver.Apply(library.Values, register);
        state.RegisterHash = register.Hash;
        state.Version += changed ? 1 : 0;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }

    private static void RefuseRepeatedNumbers(IReadOnlyList<DocumentDraft> drafts)
    {
        var repeated = drafts.GroupBy(draft => draft.Number, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw new ArgumentException($"The number {repeated.Key} stands twice in one publish.", nameof(drafts));
        }
    }
}
