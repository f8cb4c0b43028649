using CongDoan.Bot.Operations;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The doctor beside a running host: with its settings, but for those that a test changes.</summary>
internal static class DoctorRun
{
    public static async Task<(int Status, string Output)> BesideAsync(
        RunningHost host, Dictionary<string, string?>? changed = null, TimeSpan ahead = default, Uri? url = null)
    {
        // Ready only with its index; a doctor who comes before is told to wait.
        await host.App.Services.GetRequiredService<Preparation>().IndexLoaded;
        await using var output = new StringWriter();
        var status = await DoctorCommand.RunAsync(
            url ?? host.Address,
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(host.App.Configuration.AsEnumerable());
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["PublicUrl"] = host.Address.AbsoluteUri });
                builder.Configuration.AddInMemoryCollection(changed ?? []);
                builder.Services.AddSingleton<TimeProvider>(new Ahead(ahead));
            },
            output,
            CancellationToken.None);
        return (status, output.ToString());
    }

    /// <summary>The lines that say this, without their marks.</summary>
    public static IEnumerable<string> Lines(string output, string mark) =>
        output.Split('\n').Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..].Trim());

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
