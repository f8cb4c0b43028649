using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CongDoan.Bot.Operations;

/// <summary>
/// Ready once the databases are prepared and the index is loaded, and while the bot's own can be read; degraded, and still
/// ready, while Qdrant or the embedding model is away, because answers come without them.
/// </summary>
internal sealed class Readiness(IDbContextFactory<BotDb> databases, Answerer answerer, IndexUpkeep upkeep) : IHealthCheck
{
    public const string Tag = "ready";
    private volatile bool _isPrepared;

    public void SetPrepared() => _isPrepared = true;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!_isPrepared || !answerer.IsReady)
        {
            return HealthCheckResult.Unhealthy();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy();
        }

        return upkeep.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy();
    }
}
