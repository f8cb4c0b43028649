using System.Diagnostics;

namespace CongDoan.Tests.Architecture;

/// <summary>Whoever asks a script what it does is told so, and nothing is built, installed or run.</summary>
public sealed class ScriptHelpTests
{
    [Theory]
    [InlineData("bench.sh", "bash infra/bench.sh retrieval")]
    [InlineData("soak.sh", "bash infra/soak.sh kills [N]")]
    [InlineData("test.sh", "bash infra/test.sh Journeys")]
    public async Task A_script_says_how_it_is_used(string script, string usage)
    {
        foreach (var option in new[] { "-h", "--help" })
        {
            using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine("infra", script), option])
            {
                WorkingDirectory = SourceTree.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.Equal(0, process.ExitCode);
            Assert.Contains(usage, said, StringComparison.Ordinal);
            Assert.DoesNotContain("== ", said, StringComparison.Ordinal);
            Assert.DoesNotContain("set -", said, StringComparison.Ordinal);
        }
    }
}
