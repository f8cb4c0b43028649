using System.Security.Cryptography;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat.Uploads;

/// <summary>Keeps files in the database, so that a backup and another host have them, and never so many that the disk fills up.</summary>
internal sealed class UploadStore(IDbContextFactory<BotDb> databases, IOptions<WebChatOptions> options, TimeProvider time)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Stores files; gives their ids, or null when there is no place left, or the database is busy.</summary>
    public async Task<IReadOnlyList<string>?> KeepAsync(string conversationId, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken cancellationToken)
    {
        var fresh = files.Select(file => new UploadedFile
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
            var ofConversation = await db.Set<UploadedFile>().Where(file => file.ConversationId == conversationId).SumAsync(file => file.Size, cancellationToken);
            var ofAll = await db.Set<UploadedFile>().SumAsync(file => file.Size, cancellationToken);
            if (ofConversation + coming > options.Value.UploadsPerMemberMegabytes * Megabyte || ofAll + coming > options.Value.UploadsTotalMegabytes * Megabyte)
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
            await db.Set<UploadedFile>().Where(file => ids.Contains(file.Id)).ExecuteDeleteAsync();
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            // It stays, and counts, and nobody knows its address.
        }
    }

    public async Task<UploadedFile?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<UploadedFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken);
    }
}
