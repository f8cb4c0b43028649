using System.Security.Cryptography;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Files;

/// <summary>Keeps files in the database, so that a backup and another host have them, and never so many that the disk fills up.</summary>
internal sealed class FileStore(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    /// <summary>Stores files; gives their ids, or null when there is no place left, or the database is busy.</summary>
    /// <param name="conversationId">Whose they are.</param>
    /// <param name="files">Names and bytes.</param>
    /// <param name="most">How many bytes all files of the conversation, and all files, may have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<string>?> KeepAsync(
        string conversationId, IReadOnlyList<(string Name, byte[] Bytes)> files, (long OfConversation, long InAll) most, CancellationToken cancellationToken)
    {
        var fresh = files.Select(file => new StoredFile
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            ConversationId = conversationId,
            Name = file.Name,
            Size = file.Bytes.Length,
            Bytes = file.Bytes,
            UploadedAt = time.GetUtcNow(),
        }).ToList();
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
            var coming = fresh.Sum(file => file.Size);
            var ofConversation = await db.Set<StoredFile>().Where(file => file.ConversationId == conversationId).SumAsync(file => file.Size, cancellationToken);
            var ofAll = await db.Set<StoredFile>().SumAsync(file => file.Size, cancellationToken);
            if (ofConversation + coming > most.OfConversation || ofAll + coming > most.InAll)
            {
                return null;
            }

            db.AddRange(fresh);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return fresh.ConvertAll(file => file.Id);
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            return null;
        }
    }

    /// <summary>Takes back what belongs to a message that was there already, or was not stored.</summary>
    public async Task DropAsync(IReadOnlyList<string> ids)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            await db.Set<StoredFile>().Where(file => ids.Contains(file.Id)).ExecuteDeleteAsync();
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            // It stays, and counts, and nobody knows its address.
        }
    }

    public async Task<StoredFile?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken);
    }
}
