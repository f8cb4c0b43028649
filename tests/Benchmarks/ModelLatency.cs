using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using CongDoan.Tests.Journeys.Hosting;
using CongDoan.Tests.Knowledge.LanguageModels;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks;

/// <summary>
/// How long a member waits when the host has a language model, as it is set by default (bubbles gathered, notes sent to the model too, so that every answer asks it):
/// from the message to the answer on the socket, with no model, one that hangs, falls silent in the middle, fails, lies, and one that is honest.
/// </summary>
internal static class ModelLatency
{
    private const int Asked = 60;
    private const int WarmUp = 12;
    private const int AtOnce = 4;

    /// <summary>A number that no law knows, by which a lie is recognised in a reply.</summary>
    private const string Mark = "7731";

    /// <summary>A model takes its time, even for a short reply.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(300);

    private static readonly Regex Number = new(@"\d+");

    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{Asked} questions each, {AtOnce} at once, after {WarmUp} to warm up; {Environment.ProcessorCount} processors. Message sent -> answer on the member's socket");
        await output.WriteLineAsync(Latencies.Header + $" {"asked",6} {"lies told",10}");
        await MeasureAsync(output, "no model", null, cancellationToken);
        await MeasureAsync(output, "hanging", _ => ChatServer.HangAsync, cancellationToken);
        await MeasureAsync(output, "silent after its first words", ChatServer.FallsSilent, cancellationToken);
        await MeasureAsync(output, "failing (500)", _ => ChatServer.Status(500), cancellationToken);
        await MeasureAsync(output, "lying (another number, or one more)", evidence => Later(ChatServer.Says(Lie(evidence))), cancellationToken);
        await MeasureAsync(output, "honest, 300 ms", evidence => Later(ChatServer.Says(evidence)), cancellationToken);
    }

    private static async Task MeasureAsync(TextWriter output, string name, Func<string, Func<HttpContext, Task>>? model, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync();
        using var data = new DataFolderOnDisk();
        var settings = new Dictionary<string, string>
        {
            ["Channels:DirectLine:MessagesPerMinute"] = "10000",
            ["Channels:DirectLine:SessionsPerMinute"] = "100000",
            ["Logging:LogLevel:Default"] = "Error",
        };
        if (model is not null)
        {
            (settings["LanguageModel:Endpoint"], settings["LanguageModel:Model"], settings["LanguageModel:RephraseNotes"]) = (server.Endpoint.ToString(), "scripted", "true");
        }

        await using var host = await HostProcess.StartAsync(data.Path, settings, 0, cancellationToken);
        await using var services = new ServiceCollection().AddKnowledge(new KnowledgeSettings(data.Path)).BuildServiceProvider();
        await using var library = await services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContextAsync(cancellationToken);
        var questions = await QuestionSet.ReadAsync(library, [], Asked + WarmUp, cancellationToken);
        var waited = new Latencies(name);
        var replies = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        // Warmed up with a model that answers, so that the first failures are among what is measured.
        await Parallel.ForEachAsync(questions.Take(WarmUp), options, async (question, token) => await AskAsync(host, question, token));
        var before = server.Requests.Count;
        server.Reply = context => model!(Evidence(context))(context);
        await Parallel.ForEachAsync(questions.Skip(WarmUp), options, async (question, token) =>
        {
            var (wait, text) = await AskAsync(host, question, token);
            waited.Add(wait);
            replies.Add(text);
        });
        var lies = replies.Count(reply => reply.Contains(Mark, StringComparison.Ordinal));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{waited} {server.Requests.Count - before,6} {lies,10}"));
    }

    private static async Task<(TimeSpan Wait, string Text)> AskAsync(HostProcess host, string question, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var member = await MemberClient.OpenAsync(http, cancellationToken);
        using var stream = await ReplyStream.OpenAsync(member.Stream, cancellationToken);
        var sent = Stopwatch.GetTimestamp();
        await member.PostUntilKeptAsync(question, "question", cancellationToken);
        var replied = await stream.FirstReplyAsync();
        return (Stopwatch.GetElapsedTime(sent, replied), stream.Text);
    }

    private static string Lie(string evidence) => Number.IsMatch(evidence) ? Number.Replace(evidence, Mark, 1) : $"{evidence} Tối đa {Mark} ngày.";

    private static Func<HttpContext, Task> Later(Func<HttpContext, Task> reply) => async context =>
    {
        await Task.Delay(Thinking, context.RequestAborted);
        await reply(context);
    };

    private static string Evidence(HttpContext context) =>
        (string)JsonNode.Parse((string)((JsonNode)context.Items[ChatServer.Body]!)["messages"]![1]!["content"]!)!["evidence"]!;
}
