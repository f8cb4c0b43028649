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
                else if (step is IngestStep.Advanced { Done: > 0 } page)
                {
                    output.Say($"  nhận dạng trang {page.Done}/{page.Total}");
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
                var name = Markup.Escape(CommandOutput.Printable(step.File.Name));
                if (step is IngestStep.Started started)
                {
                    bar.Value = started.Position - 1;
                    bar.Description = name;
                }
                else if (step is IngestStep.Advanced page)
                {
                    bar.Description = $"{name}: nhận dạng trang {page.Done}/{page.Total}";
                }

                take(step);
            }
        });
    }
}
