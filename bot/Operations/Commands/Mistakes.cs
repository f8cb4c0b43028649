using System.CommandLine;
using CongDoan.Ingestion.Commands;

namespace CongDoan.Bot.Operations.Commands;

/// <summary>Says in Vietnamese what is wrong with the words behind a verb.</summary>
internal static class Mistakes
{
    /// <summary>Gives the sentence, or null when nothing is wrong.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // An option that does not exist is otherwise taken for the folder or the question.
        var words = command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value);
        if (words.FirstOrDefault(LooksLikeOption) is { } option)
        {
            return $"{command.Name}: không có tùy chọn “{CommandOutput.Printable(option)}”.";
        }

        if ((VietnameseHelp.Swallowing(parsed) ?? command.Options.FirstOrDefault(one => parsed.GetResult(one)?.Errors.Any() == true)) is { } wrong)
        {
            return $"{command.Name}: thiếu giá trị sau {wrong.Name}, hoặc viết {wrong.Name} nhiều lần.";
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        if (parsed.UnmatchedTokens is [var extra, ..])
        {
            var advice = command.Name == AskCommand.Name ? " Câu hỏi nhiều chữ thì đặt trong dấu ngoặc kép." : "";
            return $"{command.Name}: không hiểu “{CommandOutput.Printable(extra)}”.{advice}";
        }

        return command.Arguments.FirstOrDefault(argument => parsed.GetResult(argument) is not { Tokens.Count: > 0 }) is { } missing
            ? $"{command.Name}: thiếu {missing.Name}."
            : $"{command.Name}: lệnh viết chưa đúng.";
    }

    private static bool LooksLikeOption(string word) =>
        word.Length > 2 && word.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(word[2]) && !word.Any(char.IsWhiteSpace);
}
