using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CongDoan.Bot.Operations;

/// <summary>Ready once the databases are prepared and the index is loaded, and while the bot's own can be read.</summary>
internal sealed class Readiness(IDbContextFactory<BotDb> databases, Answerer answerer) : IHealthCheck
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
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
