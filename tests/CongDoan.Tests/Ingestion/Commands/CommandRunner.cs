using System.Text.Json;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Commands;

namespace CongDoan.Tests.Ingestion.Commands;

/// <summary>Runs the command line in this process and keeps what it wrote.</summary>
internal sealed record CommandRunner(int Status, string Out, string Error)
{
    /// <summary>The line of JSON with which standard output ends.</summary>
    public JsonElement Json => JsonDocument.Parse(Out.TrimEnd('\n').Split('\n')[^1]).RootElement;

    public static async Task<CommandRunner> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var status = await IngestCli.RunAsync(arguments, new CommandOutput(output, error, IsTerminal: false), CancellationToken.None);
        return new CommandRunner(status, output.ToString(), error.ToString());
    }
}
