using CongDoan.Bot.Operations;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Bot.Operations;

public sealed class LoopGuardTests
{
    [Fact]
    public async Task A_loop_that_dies_stops_the_host_with_an_exit_code_that_a_supervisor_sees()
    {
        var before = Environment.ExitCode;
        try
        {
            await using var app = WebApplication.CreateBuilder().Build();
            var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
            await new LoopGuard(lifetime, NullLogger<LoopGuard>.Instance)
                .RunAsync("test", _ => throw new InvalidOperationException("dead"), CancellationToken.None);
            Assert.True(lifetime.ApplicationStopping.IsCancellationRequested);
            Assert.Equal(LoopGuard.ExitCode, Environment.ExitCode);
        }
        finally
        {
            // The test run itself did not fail.
            Environment.ExitCode = before;
        }
    }

    [Fact]
    public async Task A_loop_that_is_stopped_is_no_death()
    {
        await using var app = WebApplication.CreateBuilder().Build();
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stop = new CancellationTokenSource();
        var loop = new LoopGuard(lifetime, NullLogger<LoopGuard>.Instance)
            .RunAsync("test", stopping => Task.Delay(Timeout.InfiniteTimeSpan, stopping), stop.Token);
        await stop.CancelAsync();
        await loop;
        Assert.False(lifetime.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public void A_runtime_that_accepts_forged_cookies_is_refused()
    {
        StartChecks.Run(Environment.Version);
        var refusal = Assert.Throws<StartRefusedException>(() => StartChecks.Run(new Version(10, 0, 6)));
        Assert.Contains("10.0.7", refusal.Message, StringComparison.Ordinal);
    }
}
