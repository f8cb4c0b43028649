using System.CommandLine;
using CongDoan.Evaluation.Degrading;
using CongDoan.Evaluation.Tuning;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Evaluation;

/// <summary>Runs a set of questions through the answering as it is and prints what was right.</summary>
internal static class EvaluationCli
{
    private static async Task<int> Main(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "data folder (default: the setting Data:Directory)" };
        var questions = new Option<FileInfo[]>("--questions")
        {
            Description = "question sets, .jsonl or .tsv; several are counted together", Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "day whose law counts, 2026-11-22 (default: today in Vietnam)", CustomParser = Day };
        var unit = new Option<string?>("--unit") { Description = "union unit of the member" };
        var noStarter = new Option<bool>("--no-starter") { Description = "publish no starter notes and ignore those in the folder" };
        var degrade = new Option<string>("--degrade") { Description = "how the questions are damaged first", DefaultValueFactory = _ => Degrader.None };
        degrade.AcceptOnlyFromAmong(Degrader.Kinds);
        var ownReplies = new Option<bool>("--own-replies") { Description = "the turns of a dialogue (D07.1, D07.2 …) go on from what the program itself said, not from the set's replies" };
        var output = new Option<FileInfo?>("--out") { Description = "file for one line of JSON a question" };
        var command = new RootCommand("Evaluates retrieval and answers on a set of questions. Writes nothing into the library but the starter notes.")
        {
            data, questions, asOf, unit, noStarter, degrade, ownReplies, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Run(
                DataFolder.FromArgument(parsed.GetValue(data), Environment.GetEnvironmentVariable("Data__Directory")),
                parsed.GetRequiredValue(questions),
                parsed.GetValue(asOf) ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()),
                parsed.GetValue(unit) ?? UnionUnit.RootId,
                !parsed.GetValue(noStarter),
                parsed.GetRequiredValue(degrade),
                parsed.GetValue(ownReplies),
                parsed.GetValue(output)),
            cancellationToken));
        command.Subcommands.Add(Tune());
        command.Subcommands.Add(TuneNotes());
        return await command.Parse(args).InvokeAsync();
    }

    private static Command Tune()
    {
        var data = new Option<string?>("--data") { Description = "data folder (default: the setting Data:Directory)" };
        var questions = new Option<FileInfo[]>("--questions") { Description = "question sets with golds", Required = true, AllowMultipleArgumentsPerToken = true };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "day whose law counts", CustomParser = Day };
        var penalty = new Option<double>("--penalty") { Description = "of the squared weights", DefaultValueFactory = _ => 0.0003 };
        var notes = new Option<double>("--notes") { Description = "what the notes' own questions count beside the sets", DefaultValueFactory = _ => 0.5 };
        var ablation = new Option<bool>("--ablation") { Description = "print what each part adds" };
        var misses = new Option<bool>("--misses") { Description = "print what stands above a right article that is not first" };
        var write = new Option<DirectoryInfo?>("--write") { Description = "folder for ranking.tsv and evidence.tsv (knowledge/Retrieval/Data)" };
        var command = new Command("tune", "Chooses the weights of ranking on question sets and prints cross-validated figures.")
        {
            data, questions, asOf, penalty, notes, ablation, misses, write,
        };
        command.SetAction((parsed, cancellationToken) => new TuneCommand(Console.Out).RunAsync(
            new TuneCommand.Settings(
                DataFolder.FromArgument(parsed.GetValue(data), Environment.GetEnvironmentVariable("Data__Directory")),
                parsed.GetRequiredValue(questions),
                parsed.GetValue(asOf) ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()),
                parsed.GetValue(penalty),
                parsed.GetValue(notes),
                parsed.GetValue(ablation),
                parsed.GetValue(misses),
                parsed.GetValue(write)),
            cancellationToken));
        return command;
    }

    private static Command TuneNotes()
    {
        var data = new Option<string?>("--data") { Description = "data folder (default: the setting Data:Directory)" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "day whose law counts", CustomParser = Day };
        var write = new Option<DirectoryInfo?>("--write") { Description = "folder for note-evidence.tsv (knowledge/Answering/Data)" };
        var command = new Command("tune-notes", "Fits how likely the nearest note answers, on the notes' own questions, and prints how far that can be trusted.") { data, asOf, write };
        command.SetAction((parsed, cancellationToken) => new TuneNotesCommand(Console.Out).RunAsync(
            DataFolder.FromArgument(parsed.GetValue(data), Environment.GetEnvironmentVariable("Data__Directory")),
            parsed.GetValue(asOf) ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()),
            parsed.GetValue(write),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Run run, CancellationToken cancellationToken)
    {
        if (Array.Find(run.Questions, file => !file.Exists) is { } missing)
        {
            await Console.Error.WriteLineAsync($"No such file: {missing.FullName}");
            return 2;
        }

        await Console.Error.WriteLineAsync($"data folder: {run.DataFolder}");
        await using var library = await LibrarySession.OpenAsync(run.DataFolder, run.WithStarterNotes, cancellationToken);
        var answerer = library.Answerer;
        var scorecard = new Scorecard();
        var clean = new Scorecard();
        var set = run.Questions.SelectMany(file => QuestionFile.Read(file.FullName)).ToList();
        var dialogues = new Dictionary<string, IReadOnlyList<Turn>>(StringComparer.Ordinal);
        await using var output = run.Output is null ? null : new StreamWriter(run.Output.FullName);
        // The first question loads the index; that is start-up, not an answer's latency.
        await answerer.AnswerAsync(new Question("khởi động", run.AsOf), cancellationToken);
        foreach (var item in set)
        {
            var text = Degrader.Apply(run.Degrade, item.Id, item.Text);
            var question = new Question(text, item.AsOf ?? run.AsOf)
            {
                History = run.OwnReplies ? dialogues.GetValueOrDefault(item.Dialogue, []) : item.History, Unit = item.Unit ?? run.Unit, WithStarterNotes = run.WithStarterNotes,
            };
            if (run.Degrade != Degrader.None)
            {
                clean.Add(item, await answerer.AnswerAsync(question with { Text = item.Text }, cancellationToken), TimeSpan.Zero);
            }

            var start = TimeProvider.System.GetTimestamp();
            var answer = await answerer.AnswerAsync(question, cancellationToken);
            var latency = TimeProvider.System.GetElapsedTime(start);
            scorecard.Add(item, answer, latency);
            dialogues[item.Dialogue] = [.. question.History, new Turn(true, text), new Turn(false, answer.Text)];
            if (output is not null)
            {
                await output.WriteLineAsync(AnswerJson.Write(item.Id, text, answer, latency));
            }
        }

        if ((library.Upkeep.Problem ?? (library.Upkeep.IsBehind ? "qdrant: does not hold this release; start a host once" : null)) is { } problem)
        {
            await Console.Error.WriteLineAsync($"not everything was searched as the settings say: {problem}");
        }

        scorecard.Print(Console.Out);
        if (run.Degrade != Degrader.None)
        {
            scorecard.PrintLosses(clean, Console.Out);
        }

        if (run.Degrade == "teencode")
        {
            var (all, unknown) = Teencode.Count();
            Console.WriteLine($"teencode forms      {all}, of which {unknown} stand in no table of the product");
        }

        return 0;
    }

    private static DateOnly? Day(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (VietnameseDate.TryParse(result.Tokens[0].Value, out var day))
        {
            return day;
        }

        result.AddError($"{result.Tokens[0].Value} is not a day; write 2026-11-22 or 22/11/2026.");
        return null;
    }

    private sealed record Run(
        string DataFolder, FileInfo[] Questions, DateOnly AsOf, string Unit, bool WithStarterNotes, string Degrade, bool OwnReplies, FileInfo? Output);
}
