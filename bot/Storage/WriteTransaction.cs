using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CongDoan.Bot.Storage;

/// <summary>
/// A transaction of one of the loops that write all day. SQLite lets one writer in at a time and has the others look again
/// after ever longer pauses; here the writers of this process stand in line, and the next one is woken the moment the
/// last one is through. The lock itself stays SQLite's: whoever does not stand in line is only less lucky.
/// </summary>
internal sealed class WriteTransaction : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Lines = new(StringComparer.Ordinal);

    private readonly IDbContextTransaction _transaction;
    private SemaphoreSlim? _line;

    private WriteTransaction(IDbContextTransaction transaction, SemaphoreSlim? line) => (_transaction, _line) = (transaction, line);

    public static async Task<WriteTransaction> BeginAsync(BotDb db, CancellationToken cancellationToken)
    {
        var line = Lines.GetOrAdd(db.Database.GetDbConnection().DataSource, _ => new SemaphoreSlim(1, 1));
        // Whoever waited so long asks SQLite, which knows what is wrong.
        var held = await line.WaitAsync(Patience, cancellationToken) ? line : null;
        try
        {
            return new WriteTransaction(await db.Database.BeginTransactionAsync(cancellationToken), held);
        }
        catch
        {
            held?.Release();
            throw;
        }
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <summary>Undoes what was not committed, and lets the next one in.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            Interlocked.Exchange(ref _line, null)?.Release();
        }
    }
}
