using System.Globalization;
using CongDoan.Benchmarks.Retrieval;
using CongDoan.Benchmarks.Webhooks;

namespace CongDoan.Benchmarks;

/// <summary>Runs one benchmark or soak by its name; <c>infra/bench.sh</c> and <c>infra/soak.sh</c> call it.</summary>
internal static class BenchmarkCli
{
    private const int DefaultKills = 100;
    private const int DefaultEvents = 5_000;
    private const int WrongUse = 2;

    public static async Task<int> Main(string[] args)
    {
        using var ended = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The hosts that were started have to be ended too.
            press.Cancel = true;
            ended.Cancel();
        };

        switch (args)
        {
            case ["answer-latency", var program]:
                await AnswerLatency.RunAsync(program, Console.Out, ended.Token);
                return 0;
            case ["model"]:
                await ModelLatency.RunAsync(Console.Out, ended.Token);
                return 0;
            case ["startup"]:
                await StartUp.RunAsync(Console.Out, ended.Token);
                return 0;
            case ["webhook"]:
                return await WebhookBenchmark.RunAsync(isBlastAlone: false, Console.Out, ended.Token);
            case ["webhook-blast"]:
                return await WebhookBenchmark.RunAsync(isBlastAlone: true, Console.Out, ended.Token);
            case ["replies"]:
                return await ReplySpeed.RunAsync(Console.Out, ended.Token);
            case ["webhook-bare", var port]:
                await BareEndpoint.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), ended.Token);
                return 0;
            case ["webhook-load", var port, var rate, var seconds, var kind]:
                await WebhookLoad.RunAsync(
                    int.Parse(port, CultureInfo.InvariantCulture), int.Parse(rate, CultureInfo.InvariantCulture), int.Parse(seconds, CultureInfo.InvariantCulture),
                    kind == "receipt", Console.Out, ended.Token);
                return 0;
            case ["structure"]:
                await StructureFigures.RunAsync(Console.Out, ended.Token);
                return 0;
            case ["scans", var folder] when Directory.Exists(Path.Combine(folder, "scans")):
                await ScanAccuracy.RunAsync(folder, Console.Out, ended.Token);
                return 0;
            case ["legibility"]:
                await LegibilityReport.RunAsync(Console.Out, ended.Token);
                return 0;
            case ["retrieval", var program]:
                await RetrievalBenchmark.RunAsync(program, Console.Out, ended.Token);
                return 0;
            case ["compile", var data]:
                await FirstHit.CompileAsync(data, ended.Token);
                return 0;
            case ["first-hit", var data, var question]:
                await FirstHit.RunAsync(data, question, Console.Out, ended.Token);
                return 0;
            case ["stages", var data]:
                await QuestionStages.RunAsync(data, Console.Out, ended.Token);
                return 0;
            case ["rankings", var data, .. var sets]:
                await Rankings.RunAsync(data, sets, Console.Out, ended.Token);
                return 0;
            case ["index-at-size", var data, var articles]:
                await IndexAtSize.RunAsync(data, int.Parse(articles, CultureInfo.InvariantCulture), Console.Out, ended.Token);
                return 0;
            case ["kills"]:
                return await KillSoak.RunAsync(DefaultKills, Console.Out, ended.Token);
            case ["kills", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var kills) && kills > 0:
                return await KillSoak.RunAsync(kills, Console.Out, ended.Token);
            case ["publish", var program]:
                return await PublishSpeed.RunAsync(program, PublishSpeed.SharedFolder, Console.Out, ended.Token);
            case ["publish", var program, var folder]:
                return await PublishSpeed.RunAsync(program, folder, Console.Out, ended.Token);
            case ["webhooks"]:
                return await WebhookSoak.RunAsync(DefaultEvents, Console.Out, ended.Token);
            case ["webhooks", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events > 3:
                return await WebhookSoak.RunAsync(events, Console.Out, ended.Token);
            case ["publish-kills"]:
                return await PublishKillSoak.RunAsync(DefaultKills, Console.Out, ended.Token);
            case ["publish-kills", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var ends) && ends > 0:
                return await PublishKillSoak.RunAsync(ends, Console.Out, ended.Token);
            default:
                await Console.Error.WriteLineAsync("Usage: answer-latency PROGRAM | model | startup | webhook | webhook-blast | replies | retrieval PROGRAM | stages DATA | rankings DATA FILE... | structure | legibility | scans FOLDER | publish PROGRAM [FOLDER] | kills [N] | publish-kills [N] | webhooks [N]");
                return WrongUse;
        }
    }
}
