namespace CongDoan.Bot.Workers;

/// <summary>
/// A loop of the host that dies takes the host with it, with an exit code that a supervisor restarts on: .NET 10 ends
/// with 0 when a background service crashes.
/// </summary>
internal sealed partial class LoopGuard(IHostApplicationLifetime lifetime, ILogger<LoopGuard> logger)
{
    public const int ExitCode = 3;

    public async Task RunAsync(string name, Func<CancellationToken, Task> loop, CancellationToken stoppingToken)
    {
        try
        {
            // Leaves the caller at once: SQLite's asynchronous methods run synchronously.
            await Task.Run(() => loop(stoppingToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
#pragma warning disable CA1031 // Whatever it was, the process must not go on without this loop.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LoopDied(logger, name, error);
            Environment.ExitCode = ExitCode;
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The loop {Name} died; the host stops")]
        public static partial void LoopDied(ILogger logger, string name, Exception error);
    }
}
