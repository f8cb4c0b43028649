using System.Data.Common;
using System.Globalization;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.LanguageModels;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Conversations;

/// <summary>What the language model cost each member today, in the host's database: a restart or a second process gives nobody a new day.</summary>
internal sealed partial class TokenLedger(IDbContextFactory<BotDb> databases, ILogger<TokenLedger> logger) : ITokenLedger
{
    /// <inheritdoc />
    public async Task<bool> TryTakeAsync(string member, DateOnly day, long tokens, long most, CancellationToken cancellationToken) =>
        tokens <= most && await ChangeAsync(
            db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO model_tokens (Day, Member, Tokens) VALUES ({Key(day)}, {member}, {tokens})
                ON CONFLICT (Day, Member) DO UPDATE SET Tokens = model_tokens.Tokens + excluded.Tokens WHERE model_tokens.Tokens + excluded.Tokens <= {most}
                """,
                cancellationToken),
            day,
            cancellationToken) == 1;

    /// <inheritdoc />
    public Task CorrectAsync(string member, DateOnly day, long difference, CancellationToken cancellationToken) => ChangeAsync(
        db => db.Database.ExecuteSqlAsync(
            $"UPDATE model_tokens SET Tokens = CASE WHEN Tokens + {difference} > 0 THEN Tokens + {difference} ELSE 0 END WHERE Day = {Key(day)} AND Member = {member}",
            cancellationToken),
        day,
        cancellationToken);

    // Sorts as a date does. Days before yesterday are of no use to anybody.
    private async Task<int> ChangeAsync(Func<BotDb, Task<int>> change, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
            await db.Database.ExecuteSqlAsync($"DELETE FROM model_tokens WHERE Day < {Key(day.AddDays(-1))}", cancellationToken);
            var changed = await change(db);
            await transaction.CommitAsync(cancellationToken);
            return changed;
        }
        catch (DbException error)
        {
            // What cannot be counted is not spent; the law's own words go.
            Log.NotCounted(logger, error);
            return 0;
        }
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Tokens of the language model could not be written down")]
        public static partial void NotCounted(ILogger logger, Exception error);
    }
}
