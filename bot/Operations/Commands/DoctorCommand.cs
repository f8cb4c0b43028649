using System.CommandLine;
using CongDoan.Bot.Operations.Checkup;
using CongDoan.Ingestion.Commands;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>doctor [--url ADDRESS] [--data DIR]</c>; looks at a host that runs, and changes nothing but a marked event that is stored.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create(CommandOutput output)
    {
        var url = new Option<string?>("--url");
        var data = CommandLine.DataOption();
        var command = new Command(Name) { url, data };
        command.SetAction((parsed, cancellationToken) =>
        {
            var folder = CommandLine.Folder(parsed.GetValue(data));
            return RunAsync(Address(parsed.GetValue(url)), builder => builder.Configuration["Data:Directory"] = folder, output.Out, cancellationToken);
        });
        return command;
    }

    /// <summary>Prints one line for each check; gives 0 when there is no fault, else 1.</summary>
    public static async Task<int> RunAsync(Uri? url, Action<WebApplicationBuilder> adjust, TextWriter output, CancellationToken cancellationToken)
    {
        var findings = await FullCheckup.RunAsync(
            () => Program.Build([], builder =>
            {
                // Its lines are what the operator is to read.
                builder.Logging.ClearProviders();
                adjust(builder);
            }),
            url,
            cancellationToken);
        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding.ToString());
        }

        var (good, warnings, faults) = (Count(Grade.Good), Count(Grade.Warning), Count(Grade.Fault));
        await output.WriteLineAsync($"Kết quả: {good} đạt, {warnings} chú ý, {faults} lỗi.");
        return faults == 0 ? 0 : 1;

        int Count(Grade grade) => findings.Count(one => one.Grade == grade);
    }

    private static Uri? Address(string? url) => url is null ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UsageException($"doctor: “{CommandOutput.Printable(url)}” không phải địa chỉ; viết như {HostRunner.DefaultAddress}.");
}
