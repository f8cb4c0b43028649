using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Knowledge.LanguageModels;

/// <summary>An OpenAI-compatible <c>/chat/completions</c> over real HTTP whose model says what the test puts into its mouth.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    /// <summary>Under this key of <see cref="HttpContext.Items"/> a reply finds the request's body, a <see cref="JsonNode"/>.</summary>
    public const string Body = "body";

    private readonly WebApplication _app;

    private ChatServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/chat/completions", HandleAsync);
    }

    public Uri Endpoint => new(_app.Urls.Single() + "/v1");

    public ConcurrentQueue<(string? Authorization, JsonNode Body)> Requests { get; } = new();

    /// <summary>Answers a request.</summary>
    public Func<HttpContext, Task> Reply { get; set; } = Says("KHÔNG");

    public static async Task<ChatServer> StartAsync()
    {
        var server = new ChatServer();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Says a text in pieces of a few letters, as a stream, with a comment and the usage as servers of this kind send them.</summary>
    public static Func<HttpContext, Task> Says(string text, string? finish = "stop", int tokens = 300) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": thinking\n\n" + Event(Delta("", null)));
        foreach (var piece in text.Chunk(7))
        {
            await context.Response.WriteAsync(Event(Delta(new string(piece), null)));
        }

        await context.Response.WriteAsync(
            Event(Delta(null, finish)) + Event(new JsonObject { ["choices"] = new JsonArray(), ["usage"] = Usage(tokens) }) + "data: [DONE]\n\n");
    };

    /// <summary>Says a text whole, as servers do that know no streams.</summary>
    public static Func<HttpContext, Task> SaysWhole(string text, string finish = "stop", int tokens = 300) => context => context.Response.WriteAsync(Completion(text, finish, tokens));

    /// <summary>Says a text without end, piece by piece.</summary>
    public static Func<HttpContext, Task> GoesOn(string text) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(Event(Delta(text, null)));
            await context.Response.Body.FlushAsync();
        }
    };

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync("""{"error":{"message":"no"}}""");
    };

    public static Func<HttpContext, Task> Raw(string body) => context => context.Response.WriteAsync(body);

    /// <summary>Until the asker goes away.</summary>
    public static Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(() => gone.TrySetResult());
        return gone.Task;
    }

    /// <summary>Says a text, then cuts the connection in the middle of its stream.</summary>
    public static Func<HttpContext, Task> BreaksOff(string text) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Event(Delta(text, null)));
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    /// <summary>Says a text, then nothing more until the asker goes away.</summary>
    public static Func<HttpContext, Task> FallsSilent(string text) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Event(Delta(text, null)));
        await context.Response.Body.FlushAsync();
        await HangAsync(context);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Completion(string text, string finish, int tokens) => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
            ["finish_reason"] = finish,
        }),
        ["usage"] = Usage(tokens),
    }.ToJsonString();

    private static JsonObject Usage(int tokens) => new() { ["prompt_tokens"] = tokens - 10, ["completion_tokens"] = 10, ["total_tokens"] = tokens };

    private static JsonObject Delta(string? text, string? finish) => new()
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion.chunk",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = text is null ? new JsonObject() : new JsonObject { ["content"] = text },
            ["finish_reason"] = finish,
        }),
    };

    private static string Event(JsonObject data) => $"data: {data.ToJsonString()}\n\n";

    private async Task HandleAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        context.Items[Body] = body;
        Requests.Enqueue((context.Request.Headers.Authorization, body));
        context.Response.ContentType = "application/json";
        await Reply(context);
    }
}
