using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Knowledge.Embeddings;

/// <summary>
/// An OpenAI-compatible <c>/embeddings</c> over real HTTP. Its model knows two meanings: texts about the moon, and all others.
/// </summary>
internal sealed class EmbeddingServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmbeddingServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/embeddings", HandleAsync);
    }

    public Uri Endpoint => new(_app.Urls.Single() + "/v1");

    /// <summary>Every text that was sent, in the order of the requests.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    public ConcurrentQueue<(string? Authorization, JsonNode Body)> Requests { get; } = new();

    /// <summary>Runs before a request is answered; true means that it has answered itself.</summary>
    public Func<HttpContext, IReadOnlyList<string>, Task<bool>>? Before { get; set; }

    public static async Task<EmbeddingServer> StartAsync()
    {
        var server = new EmbeddingServer();
        await server._app.StartAsync();
        return server;
    }

    public static Task<bool> HangAsync(HttpContext context, IReadOnlyList<string> texts)
    {
        var gone = new TaskCompletionSource<bool>();
        context.RequestAborted.Register(() => gone.TrySetResult(true));
        return gone.Task;
    }

    public static Func<HttpContext, IReadOnlyList<string>, Task<bool>> Status(int status) => (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.FromResult(true);
    };

    public static Func<HttpContext, IReadOnlyList<string>, Task<bool>> Says(string body) => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
        return true;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        Requests.Enqueue((context.Request.Headers.Authorization, body));
        var texts = body["input"]!.AsArray().Select(text => (string)text!).ToList();
        if (Before is { } before && await before(context, texts))
        {
            return;
        }

        texts.ForEach(Texts.Enqueue);
        // In another order than asked: the index tells which is which.
        var data = texts.Select((text, i) => (JsonNode)new JsonObject
        {
            ["object"] = "embedding",
            ["index"] = i,
            ["embedding"] = text.Contains("nguyệt", StringComparison.Ordinal) || text.Contains("trăng", StringComparison.Ordinal) ? new JsonArray(4, 0.4) : new JsonArray(0, 3),
        }).Reverse();
        await context.Response.WriteAsJsonAsync(new JsonObject { ["object"] = "list", ["data"] = new JsonArray(data.ToArray()), ["model"] = body["model"]!.DeepClone() });
    }
}
