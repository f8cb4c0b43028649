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

    public static Func<HttpContext, Task> Says(string text, string finish = "stop", int tokens = 300) => context => context.Response.WriteAsync(Completion(text, finish, tokens));

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

    /// <summary>Sends the first half of a reply, then cuts the connection.</summary>
    public static Func<HttpContext, Task> BreaksOff(string text) => async context =>
    {
        var body = Completion(text, "stop", 300);
        context.Response.ContentLength = body.Length * 4;
        await context.Response.WriteAsync(body[..(body.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
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
        ["usage"] = new JsonObject { ["prompt_tokens"] = tokens - 10, ["completion_tokens"] = 10, ["total_tokens"] = tokens },
    }.ToJsonString();

    private async Task HandleAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Requests.Enqueue((context.Request.Headers.Authorization, body));
        context.Response.ContentType = "application/json";
        await Reply(context);
    }
}
