using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using CongDoan.Ingestion.Commands;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.Options;

namespace CongDoan.Ingestion;

/// <summary>The content team's command line.</summary>
internal static class IngestCli
{
    private static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        // systemd stops a watch in this way.
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        return await RunAsync(arguments, new CommandOutput(Console.Out, Console.Error, !Console.IsErrorRedirected), stop.Token);
    }

    /// <summary>Runs one command and gives its exit status.</summary>
    public static async Task<int> RunAsync(string[] arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var root = new RootCommand("Đưa văn bản và ghi chú vào kho tri thức công đoàn.")
        {
            PublishCommand.Create(output),
            InspectCommand.Create(output),
            ListCommand.Create(output),
            PublishCommand.CreateDiff(output),
            RemoveCommand.Create(output),
            RollbackCommand.Create(output),
            ReleasesCommand.Create(output),
            CheckCommand.Create(output),
            WatchCommand.Create(output),
        };
        VietnameseHelp.Install(root, output);
        try
        {
            // A file may be called @something: no response files.
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 || VietnameseHelp.Swallowing(parsed) is not null)
            {
                throw new UsageException(VietnameseHelp.Explain(parsed));
            }

            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = output.Out,
                Error = output.Error,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (UsageException e)
        {
            output.Say(e.Message);
            output.Say("Xem cách dùng: dotnet run --project ingestion -- --help");
            return Failed(e.Message, ExitStatus.Usage);
        }
        catch (Exception e) when (e is LibraryUnusableException or LibraryBusyException or UnknownReleaseException or OptionsValidationException)
        {
            output.Say(e.Message);
            return Failed(e.Message, ExitStatus.Failed);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            const string Stopped = "Đã dừng theo yêu cầu; chưa ghi gì vào kho.";
            output.Say(Stopped);
            return Failed(Stopped, ExitStatus.Failed);
        }

        catch (Exception e) when (DiskTrouble.Sentence(e) is { } sentence)
        {
            output.Say(sentence);
            return Failed(sentence, ExitStatus.Failed);
        }

        int Failed(string sentence, int status)
        {
            output.WriteErrorJson(arguments, sentence);
            return status;
        }
    }
}
