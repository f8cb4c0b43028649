using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>
/// The used part of Qdrant's REST interface over real HTTP, in memory, from its documentation; shares no code with the product.
/// Requests and its own replies are held against Qdrant's OpenAPI file where that is at hand.
/// </summary>
internal sealed class QdrantServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredCollection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    private QdrantServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 32 << 20);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public string? ApiKey { get; init; }

    /// <summary>Method, path and body of every request that was let in.</summary>
    public ConcurrentQueue<(string Call, JsonNode? Body)> Requests { get; } = new();

    /// <summary>What of requests or replies breaks the OpenAPI file.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Runs before a request is carried out; true means that it has answered itself.</summary>
    public Func<HttpContext, Task<bool>>? Before { get; set; }

    public IReadOnlyDictionary<string, string> Aliases
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, string>(_aliases);
            }
        }
    }

    public IReadOnlyDictionary<string, StoredCollection> Collections
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<string, StoredCollection>(_collections);
            }
        }
    }

    public static async Task<QdrantServer> StartAsync(string? apiKey = null)
    {
        var server = new QdrantServer { ApiKey = apiKey };
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Fails the next requests whose call contains the words, with a status.</summary>
    public void Fail(string words, int times, int status, string? retryAfter = null)
    {
        var left = times;
        Before = async context =>
        {
            if (!Call(context).Contains(words, StringComparison.Ordinal) || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await WriteAsync(context, status, Error("Service internal error: as the test wants it"));
            return true;
        };
    }

    /// <summary>Never answers requests whose call contains the words.</summary>
    public void Hang(string words) => Before = async context =>
    {
        if (!Call(context).Contains(words, StringComparison.Ordinal))
        {
            return false;
        }

        var gone = new TaskCompletionSource();
        await using (context.RequestAborted.Register(gone.SetResult))
        {
            await gone.Task;
        }

        return true;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Call(HttpContext context) => $"{context.Request.Method} {context.Request.Path}";

    private async Task HandleAsync(HttpContext context)
    {
        if (ApiKey is not null && context.Request.Headers["api-key"] != ApiKey)
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsync("Invalid API key or JWT");
            return;
        }

        JsonNode? body = null;
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }

        if (Before is { } before && await before(context))
        {
            return;
        }

        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        Requests.Enqueue(($"{method} {path}", body));
        try
        {
            if (OpenApiFile.Qdrant?.Request(method, path, context.Request.Query.Keys, body) is { Count: > 0 } wrong)
            {
                wrong.ToList().ForEach(Violations.Enqueue);
                throw new RefusedRequestException(422, $"Validation error in JSON body: {string.Join("; ", wrong)}");
            }

            JsonNode? result;
            lock (_gate)
            {
                result = Dispatch(method, path.Trim('/').Split('/'), body as JsonObject);
            }

            var reply = new JsonObject { ["result"] = result, ["status"] = "ok", ["time"] = 0.001 };
            OpenApiFile.Qdrant?.Reply(method, path, reply).ToList().ForEach(Violations.Enqueue);
            await WriteAsync(context, 200, reply);
        }
        catch (RefusedRequestException refused)
        {
            await WriteAsync(context, refused.Status, Error(refused.Message));
        }
#pragma warning disable CA1031 // A fault of this server must show in the test that met it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Violations.Enqueue(error.ToString());
            await WriteAsync(context, 500, Error($"Service internal error: {error}"));
        }
    }

    private JsonNode? Dispatch(string method, string[] path, JsonObject? body) => (method, path) switch
    {
        ("GET", ["aliases"]) => new JsonObject { ["aliases"] = new JsonArray(_aliases.Select(alias => (JsonNode)Alias(alias.Key, alias.Value)).ToArray()) },
        ("POST", ["collections", "aliases"]) => ChangeAliases(body!["actions"]!.AsArray()),
        ("GET", ["collections"]) => new JsonObject
        {
            ["collections"] = new JsonArray(_collections.Keys.Select(name => (JsonNode)new JsonObject { ["name"] = name }).ToArray()),
        },
        ("PUT", ["collections", var name]) => Create(name, body!),
        ("DELETE", ["collections", var name]) => Delete(name),
        ("PUT", ["collections", var name, "index"]) => Updated(() => Find(name).AddIndex(body!)),
        ("PUT", ["collections", var name, "points"]) => Updated(() => Find(name).Upsert(body!)),
        ("POST", ["collections", var name, "points", "count"]) => new JsonObject { ["count"] = Find(name).Count },
        ("POST", ["collections", var name, "points", "query", "batch"]) => new JsonArray(
            body!["searches"]!.AsArray().Select(search => (JsonNode)new JsonObject { ["points"] = Find(name).Query(search!.AsObject()) }).ToArray()),
        _ => throw new RefusedRequestException(404, "Not found: this server does not have it"),
    };

    private StoredCollection Find(string name) =>
        _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name))
        ?? throw new RefusedRequestException(404, $"Not found: Collection `{name}` doesn't exist!");

    private JsonValue Create(string name, JsonObject body)
    {
        StoredCollection.Require(!_collections.ContainsKey(name), 409, $"Wrong input: Collection `{name}` already exists!");
        StoredCollection.Require(!_aliases.ContainsKey(name), 400, $"Wrong input: Can't create collection with name {name}. Alias with the same name already exists");
        _collections[name] = new StoredCollection(body);
        return JsonValue.Create(true);
    }

    private JsonValue Delete(string name)
    {
        var existed = _collections.Remove(name);
        _aliases.Where(alias => alias.Value == name).Select(alias => alias.Key).ToList().ForEach(alias => _aliases.Remove(alias));
        return JsonValue.Create(existed);
    }

    private JsonValue ChangeAliases(JsonArray actions)
    {
        var changed = new Dictionary<string, string>(_aliases, StringComparer.Ordinal);
        foreach (var action in actions)
        {
            if (action!["delete_alias"] is { } gone)
            {
                changed.Remove((string)gone["alias_name"]!);
                continue;
            }

            var (collection, alias) = ((string)action["create_alias"]!["collection_name"]!, (string)action["create_alias"]!["alias_name"]!);
            StoredCollection.Require(_collections.ContainsKey(collection), 404, $"Not found: Collection `{collection}` doesn't exist!");
            StoredCollection.Require(!_collections.ContainsKey(alias), 409, $"Wrong input: Collection `{alias}` already exists!");
            changed[alias] = collection;
        }

        _aliases.Clear();
        changed.ToList().ForEach(alias => _aliases.Add(alias.Key, alias.Value));
        return JsonValue.Create(true);
    }

    private static JsonObject Updated(Action change)
    {
        change();
        return new JsonObject { ["operation_id"] = 0, ["status"] = "completed" };
    }

    private static JsonObject Alias(string name, string collection) => new() { ["alias_name"] = name, ["collection_name"] = collection };

    private static JsonObject Error(string error) => new() { ["status"] = new JsonObject { ["error"] = error }, ["time"] = 0.0 };

    private static async Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }
}
