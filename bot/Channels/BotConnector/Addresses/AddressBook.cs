using System.Collections.Concurrent;
using CongDoan.Bot.Channels.BotConnector.Activities;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.BotConnector.Addresses;

/// <summary>
/// Where each conversation is answered. What is known is kept in memory as well, so that an activity that changes
/// nothing costs no write, and one that the database did not take in time is still answered by this process.
/// </summary>
internal sealed partial class AddressBook(IDbContextFactory<BotDb> databases, ILogger<AddressBook> logger)
{
    /// <summary>More than this are looked up again.</summary>
    private const int MostInMemory = 20_000;

    private readonly ConcurrentDictionary<(string Account, string Key), (ConversationAddress Address, bool IsStored)> _known = new();

    /// <summary>Keeps where the sender of a proved activity, and whoever joined with it, is answered.</summary>
    public async Task KeepAsync(ConnectorBot bot, Activity one, CancellationToken cancellationToken)
    {
        foreach (var who in one.MembersAdded.Append(one.From!).DistinctBy(who => who.Id).Where(who => who.Id != one.Recipient!.Id))
        {
            await KeepAsync(
                new ConversationAddress
                {
                    Account = bot.Account,
                    Key = ActivityInbound.Key(one, who.Id),
                    ChannelId = one.ChannelId!,
                    ServiceUrl = one.ServiceUrl!,
                    ConversationId = one.ConversationId!,
                    IsGroup = one.IsGroup,
                    BotId = one.Recipient!.Id,
                    BotName = one.Recipient.Name,
                    MemberId = who.Id,
                    MemberName = who.Name,
                    TenantId = one.TenantId,
                },
                cancellationToken);
        }
    }

    /// <summary>Gives where a conversation is answered, or null when nobody wrote in it since this was kept.</summary>
    public async Task<ConversationAddress?> FindAsync(string account, string key, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((account, key), out var known))
        {
            if (!known.IsStored)
            {
                await KeepAsync(known.Address, cancellationToken);
            }

            return known.Address;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<ConversationAddress>().AsNoTracking().SingleOrDefaultAsync(one => one.Account == account && one.Key == key, cancellationToken);
        if (stored is not null)
        {
            Remember(stored, isStored: true);
        }

        return stored;
    }

    /// <summary>Keeps the chat with one member of a group.</summary>
    public Task KeepPrivateAsync(ConversationAddress address, string privateId) => KeepAsync(address with { PrivateId = privateId }, CancellationToken.None);

    private async Task KeepAsync(ConversationAddress fresh, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((fresh.Account, fresh.Key), out var known))
        {
            fresh = fresh with { PrivateId = fresh.PrivateId ?? known.Address.PrivateId };
            if (known.IsStored && known.Address == fresh)
            {
                return;
            }
        }

        Remember(fresh, isStored: false);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
            var rows = db.Set<ConversationAddress>().Where(one => one.Account == fresh.Account && one.Key == fresh.Key);
            var before = await rows.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            fresh = fresh with { PrivateId = fresh.PrivateId ?? before?.PrivateId };
            if (before != fresh)
            {
                await rows.ExecuteDeleteAsync(cancellationToken);
                db.Add(fresh);
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            Remember(fresh, isStored: true);
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            // Kept in memory, and written with the next activity or the reply.
            Log.NotStored(logger, error);
        }
    }

    private void Remember(ConversationAddress address, bool isStored)
    {
        if (_known.Count >= MostInMemory)
        {
            foreach (var (key, _) in _known.Where(one => one.Value.IsStored).Take(MostInMemory / 2))
            {
                _known.TryRemove(key, out _);
            }
        }

        _known[(address.Account, address.Key)] = (address, isStored);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Where a conversation is answered could not be stored yet")]
        public static partial void NotStored(ILogger logger, Exception error);
    }
}
