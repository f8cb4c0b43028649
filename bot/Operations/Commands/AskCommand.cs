using System.CommandLine;
using CongDoan.Ingestion.Commands;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>ask QUESTION</c>: the answer that a member would get, without a member. Starter notes aside it writes nothing.</summary>
internal static class AskCommand
{
    public const string Name = "ask";

    public static Command Create(CommandOutput output)
    {
        var question = new Argument<string>("CÂU_HỎI");
        var data = CommandLine.DataOption();
        var asOf = new Option<string?>("--as-of");
        var unit = new Option<string>("--unit") { DefaultValueFactory = _ => UnionUnit.RootId };
        var noStarter = new Option<bool>("--no-starter");
        var json = new Option<bool>("--json");
        var command = new Command(Name) { question, data, asOf, unit, noStarter, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var time = TimeProvider.System;
            var asked = new Question(parsed.GetValue(question)!, CommonOptions.Date(parsed, asOf) ?? VietnamTime.Day(time.GetUtcNow()))
            {
                Unit = parsed.GetValue(unit)!,
                WithStarterNotes = !parsed.GetValue(noStarter),
            };
            await RunAsync(CommandLine.Folder(parsed.GetValue(data)), asked, parsed.GetValue(json), output.Out, time, cancellationToken);
        });
        return command;
    }

    public static async Task RunAsync(
        string folder, Question question, bool json, TextWriter output, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!UnionUnits.Shipped.Knows(question.Unit))
        {
            await Console.Error.WriteLineAsync($"Không có đơn vị công đoàn nào mang mã \"{question.Unit}\": trả lời như cho đơn vị \"{UnionUnit.RootId}\". Hãy xem lại --unit.");
        }

        await using var library = await LibrarySession.OpenAsync(folder, question.WithStarterNotes, cancellationToken);
        await library.Answerer.FollowLibraryAsync(cancellationToken);
        var started = time.GetTimestamp();
        var answer = await library.Answerer.AnswerAsync(question, cancellationToken);
        if (library.Upkeep.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync($"Trả lời bằng chỉ mục trong chương trình, theo từ ngữ ({problem}).");
        }

        await output.WriteLineAsync(json
            ? AnswerJson.Write(null, question.Text, answer, time.GetElapsedTime(started))
            : string.Join("\n• ", answer.Options.Prepend(Conversations.AnswerFormatter.PlainText(Conversations.AnswerFormatter.Content(answer)))));
    }
}
