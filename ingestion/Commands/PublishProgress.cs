using Spectre.Console;

namespace CongDoan.Ingestion.Commands;

/// <summary>Shows on standard error which file is being read: a bar on a terminal, plain lines elsewhere.</summary>
internal static class PublishProgress
{
    public static async Task ShowAsync(IAsyncEnumerable<IngestStep> steps, int total, CommandOutput output, Action<IngestStep> take)
    {
        if (!output.IsTerminal)
        {
            await foreach (var step in steps)
            {
                if (step is IngestStep.Started started)
                {
                    output.Say($"[{started.Position}/{started.Total}] {CommandOutput.Printable(started.File.Name)}");
                }

                take(step);
            }

            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output.Error) });
        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            var bar = context.AddTask("Đọc tệp", maxValue: total);
            await foreach (var step in steps)
            {
                if (step is IngestStep.Started)
                {
                    bar.Description = Markup.Escape(CommandOutput.Printable(step.File.Name));
                }
                else
                {
                    bar.Increment(1);
                }

                take(step);
            }
        });
    }
}
