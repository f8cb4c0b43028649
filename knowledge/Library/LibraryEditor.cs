using System.Data;
using CongDoan.Knowledge.Library.Releases;
using CongDoan.Knowledge.Validity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>
/// The only writer of the library: carries out one order in one transaction, recomputes what is in force from when until
/// when, and makes a release of it. Whoever is ended at any moment leaves the old release or the new one, whole.
/// </summary>
public sealed class LibraryEditor(
    IDbContextFactory<LibraryDb> contexts, ValidityRegister register, KnowledgeSettings settings, TimeProvider time)
{
    /// <summary>
    /// Publishes the documents, all or none; the result does not depend on the order of publishing. Gives one outcome per
    /// document, in their order.
    /// </summary>
    /// <param name="drafts">What was read; several drafts of one number are an <see cref="ArgumentException"/>.</param>
    /// <param name="dryRun">True computes the outcomes and stores nothing.</param>
    /// <param name="cancellationToken">Cancelled before the commit, nothing was stored.</param>
    public async Task<IReadOnlyList<PublishOutcome>> PublishAsync(
        IReadOnlyList<DocumentDraft> drafts, bool dryRun, CancellationToken cancellationToken)
    {
        var order = new LibraryOrder.Publish(drafts) { Command = "publish", DryRun = dryRun };
        return (await ApplyAsync(order, cancellationToken)).Outcomes;
    }

    /// <summary>Publishes the whole set of starter notes; see <see cref="LibraryOrder.PublishStarterNotes"/>.</summary>
    public async Task<IReadOnlyList<PublishOutcome>> PublishStarterNotesAsync(
        IReadOnlyList<DocumentDraft> notes, string hash, CancellationToken cancellationToken)
    {
        var order = new LibraryOrder.PublishStarterNotes(notes, hash) { Command = "ghi chú có sẵn" };
        return (await ApplyAsync(order, cancellationToken)).Outcomes;
    }

    /// <summary>Carries out an order, all or nothing. Two programs at once take turns.</summary>
    /// <exception cref="LibraryBusyException">Another program was publishing for longer than the settings allow.</exception>
    /// <exception cref="UnknownReleaseException">The release to go back to is not kept.</exception>
    public async Task<LibraryResult> ApplyAsync(LibraryOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        RefuseRepeatedNumbers(order);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await TakeTurnAsync((SqliteConnection)context.Database.GetDbConnection(), cancellationToken);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);

        var state = await context.States.SingleAsync(cancellationToken);
        if (order is LibraryOrder.PublishStarterNotes starter && state.StarterHash == starter.Hash)
        {
            return new LibraryResult([], new LibraryDiff([], []), null, state.Version);
        }

        var rows = await context.Documents.Include(row => row.Passages).Include(row => row.Note).ToListAsync(cancellationToken);
        var library = rows.ToDictionary(row => row.Number, StringComparer.OrdinalIgnoreCase);
        var before = HeldBefore.Of(rows);
        var now = time.GetUtcNow();
        var history = new ReleaseHistory(context, now);
        await history.BeginAsync(rows, state.Version, cancellationToken);
        var merge = new DocumentMerge(context, library, state.Version + 1, now);
        var (outcomes, also) = await CarryOutAsync(order, merge, history, library, state, cancellationToken);

        var changed = merge.Changed || state.RegisterHash != register.Hash;
        if (changed)
        {
            ValidityResolver.Apply(library.Values, register);
        }

        var diff = LibraryDiff.Between(before, library, outcomes.Concat(also));
        if (order.DryRun)
        {
            return new LibraryResult(outcomes, diff, null, state.Version);
        }

        if (changed)
        {
            order.Preview?.Invoke(diff);
            state.RegisterHash = register.Hash;
            state.Version++;
            history.Add(state.Version, order, merge, diff, library.Count);
        }

        await history.RememberFilesAsync(order, outcomes, library, cancellationToken);
        await PassageInsert.SaveAsync(context, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (changed)
        {
            await history.ForgetAsync(state.Version - settings.KeepReleases, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new LibraryResult(outcomes, diff, changed ? state.Version : null, state.Version);
    }

    private static async Task<(IReadOnlyList<PublishOutcome> Outcomes, IReadOnlyList<PublishOutcome> Also)> CarryOutAsync(
        LibraryOrder order, DocumentMerge merge, ReleaseHistory history, Dictionary<string, DocumentRow> library, LibraryState state,
        CancellationToken cancellationToken)
    {
        switch (order)
        {
            case LibraryOrder.Publish publish:
                return (publish.Drafts.Select(merge.Put).ToList(), []);
            case LibraryOrder.PublishStarterNotes starter:
                state.StarterHash = starter.Hash;
                return (starter.Notes.Select(merge.Put).ToList(), merge.RemoveStarterNotesExcept(starter.Notes));
            case LibraryOrder.Remove remove:
                return (remove.Numbers.Select(merge.Remove).ToList(), []);
            case LibraryOrder.Restore restore:
                return (await history.RestoreAsync(restore.Release ?? state.Version - 1, state.Version, library, merge, cancellationToken), []);
            default:
                throw new ArgumentOutOfRangeException(nameof(order));
        }
    }

    // A deferred transaction that reads and then writes fails when another publisher wrote in between; this one takes its
    // turn before it reads.
    private async Task<SqliteTransaction> TakeTurnAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        const int Busy = 5;
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == Busy)
            {
                if (time.GetElapsedTime(start) >= settings.PublishPatience)
                {
                    throw new LibraryBusyException(error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
        }
    }

    private static void RefuseRepeatedNumbers(LibraryOrder order)
    {
        var numbers = order switch
        {
            LibraryOrder.Publish publish => publish.Drafts.Select(draft => draft.Number),
            LibraryOrder.PublishStarterNotes starter => starter.Notes.Select(note => note.Number),
            _ => [],
        };
        if (numbers.GroupBy(number => number, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw new ArgumentException($"The number {repeated.Key} stands twice in one publish.", nameof(order));
        }
    }
}
