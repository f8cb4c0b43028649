using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CongDoan.Ingestion.Commands;

/// <summary>Prints the help and the mistakes of the command line in Vietnamese.</summary>
internal static class VietnameseHelp
{
    /// <summary>Replaces the help of the command and drops options that say nothing to the content team.</summary>
    public static void Install(RootCommand root, CommandOutput output)
    {
        foreach (var option in root.Options.OfType<VersionOption>().ToList())
        {
            root.Options.Remove(option);
        }

        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Description = "Xem hướng dẫn.";
            option.Action = new HelpAction(output);
        }

        root.SetAction(parsed => new HelpAction(output).Invoke(parsed));
    }

    /// <summary>Says what is wrong with a command line.</summary>
    public static string Explain(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return $"Không hiểu \"{CommandOutput.Printable(parsed.UnmatchedTokens[0])}\".";
        }

        var option = Swallowing(parsed) ?? parsed.CommandResult.Command.Options.FirstOrDefault(
            option => parsed.GetResult(option) is { } result && result.Errors.Any());
        return option is null ? "Lệnh viết chưa đúng." : $"Thiếu giá trị sau {option.Name}, hoặc viết {option.Name} nhiều lần.";
    }

    /// <summary>Gives the option that took the next option for its value, as in "--data --json", or null.</summary>
    public static Option? Swallowing(ParseResult parsed)
    {
        var options = parsed.CommandResult.Command.Options;
        return options.FirstOrDefault(option => parsed.GetResult(option) is { } result
            && result.Tokens.Any(token => options.Any(other => other.Name == token.Value)));
    }

    private sealed class HelpAction(CommandOutput output) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Write(parseResult.CommandResult.Command);
            return ExitStatus.Done;
        }

        private void Write(Command command)
        {
            output.Out.WriteLine(command.Description);
            output.Out.WriteLine();
            output.Out.WriteLine("Cách dùng:");
            if (command.Subcommands.Count > 0)
            {
                output.Out.WriteLine("  dotnet run --project ingestion -- LỆNH [tùy chọn]");
                Rows("Các lệnh", command.Subcommands.Select(sub => ($"{sub.Name} {Arguments(sub)}".Trim(), sub.Description ?? "")));
                return;
            }

            output.Out.WriteLine($"  dotnet run --project ingestion -- {command.Name} {Arguments(command)} [tùy chọn]");
            Rows("Đối số", command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
            Rows("Tùy chọn", command.Options.Where(option => option is not HelpOption).Select(option => (Label(option), option.Description ?? "")));
        }

        private static string Arguments(Command command) => string.Join(' ', command.Arguments.Select(argument => argument.Name));

        private static string Label(Option option) => option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";

        private void Rows(string title, IEnumerable<(string Name, string Meaning)> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
            {
                return;
            }

            output.Out.WriteLine();
            output.Out.WriteLine($"{title}:");
            var width = all.Max(row => row.Name.Length) + 2;
            foreach (var (name, meaning) in all)
            {
                output.Out.WriteLine($"  {name.PadRight(width)}{meaning}");
            }
        }
    }
}
