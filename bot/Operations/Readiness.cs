using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CongDoan.Bot.Operations;

/// <summary>Ready once the databases are prepared, and while the bot's own can be read.</summary>
internal sealed class Readiness(IServiceProvider services) : IHealthCheck
{
    public const string Tag = "ready";
    private volatile bool _isPrepared;

    public void SetPrepared() => _isPrepared = true;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!_isPrepared)
        {
            return HealthCheckResult.Unhealthy();
        }

        await using var scope = services.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetRequiredService<Storage.BotDb>();
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
