using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace CongDoan.PlatformSimulator.Meta;

/// <summary>
/// Sends events to the bot's webhook: letters escaped as Meta does, signed, several in one body. What is not taken within
/// five seconds comes again, at once and then more and more seldom; after an hour the webhook is switched off.
/// </summary>
internal sealed class MetaWebhooks(BotAddress bot, MetaBehaviour behaviour, IHttpClientFactory clients, TimeProvider time) : BackgroundService
{
    public const string Path = "/webhooks/meta/demo";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(39),
    ];

    private readonly Channel<JsonObject> _entries = Channel.CreateUnbounded<JsonObject>();
    private int _open;

    /// <summary>False once an event was given up: nothing is sent any more, until somebody switches it on again.</summary>
    public bool IsSubscribed { get; set; } = true;

    /// <summary>Statuses that the bot answered with, how often.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = new();

    /// <summary>Events not yet taken.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Raises an event of Messenger from a person; the part says what it is.</summary>
    public void Raise(string user, JsonObject part, string list = "messaging", bool isFromPage = false)
    {
        part["sender"] = new JsonObject { ["id"] = isFromPage ? MetaPlatform.PageId : user };
        part["recipient"] = new JsonObject { ["id"] = isFromPage ? user : MetaPlatform.PageId };
        part["timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds();
        Enter(list, part, time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    public void Echo(string id, string user, string text, string appId, string? metadata, string list = "messaging")
    {
        var message = new JsonObject { ["is_echo"] = true, ["app_id"] = long.Parse(appId, CultureInfo.InvariantCulture), ["mid"] = id, ["text"] = text };
        if (metadata is not null)
        {
            message["metadata"] = metadata;
        }

        Raise(user, new JsonObject { ["message"] = message }, list, isFromPage: true);
    }

    /// <summary>Raises an event below a post; times are seconds there.</summary>
    public void Feed(string id, string? parent, string from, string name, string verb, string? text)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var value = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = from, ["name"] = name }, ["item"] = "comment", ["comment_id"] = id, ["post_id"] = MetaPlatform.PostId,
            ["verb"] = verb, ["parent_id"] = parent ?? MetaPlatform.PostId, ["created_time"] = now,
        };
        if (text is not null)
        {
            value["message"] = text;
        }

        Enter("changes", new JsonObject { ["field"] = "feed", ["value"] = value }, now);
    }

    /// <summary>Written anew here, so that a mistake of the bot's is not repeated.</summary>
    public static string Sign(byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(MetaPlatform.AppSecret), body));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sending = new List<Task>();
        try
        {
            while (await _entries.Reader.WaitToReadAsync(stoppingToken))
            {
                var batch = new List<JsonObject>();
                while (batch.Count < behaviour.Batch && _entries.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                sending.RemoveAll(task => task.IsCompleted);
                var body = Body(batch);
                sending.Add(SendAsync(body, batch.Count, stoppingToken));
                if (RandomNumberGenerator.GetInt32(100) < behaviour.DuplicatePercent)
                {
                    sending.Add(SendAsync(body, 0, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The simulator stops.
        }

        await Task.WhenAll(sending);
    }

    private void Enter(string list, JsonObject part, long at)
    {
        if (!IsSubscribed)
        {
            return;
        }

        Interlocked.Increment(ref _open);
        _entries.Writer.TryWrite(new JsonObject { ["id"] = MetaPlatform.PageId, ["time"] = at, [list] = new JsonArray(part) });
    }

    /// <summary>Letters beyond ASCII as lower-case escapes: over these bytes Meta signs.</summary>
    private static byte[] Body(List<JsonObject> entries)
    {
        var text = new JsonObject { ["object"] = "page", ["entry"] = new JsonArray([.. entries]) }.ToJsonString();
        return Encoding.UTF8.GetBytes(Regex.Replace(text, @"\\u[0-9A-F]{4}", match => match.Value.ToLowerInvariant()));
    }

    private async Task SendAsync(byte[] body, int count, CancellationToken stopping)
    {
        try
        {
            if (behaviour.Reordering > TimeSpan.Zero)
            {
                await Task.Delay(behaviour.Reordering * (RandomNumberGenerator.GetInt32(1000) / 1000.0), time, stopping);
            }

            for (var retry = 0; IsSubscribed; retry++)
            {
                if (await TryAsync(body, stopping))
                {
                    return;
                }

                if (retry == Pauses.Count)
                {
                    IsSubscribed = false;
                    return;
                }

                await Task.Delay(Pauses[retry], time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator stops.
        }
        finally
        {
            Interlocked.Add(ref _open, -count);
        }
    }

    private async Task<bool> TryAsync(byte[] body, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Url, Path)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", Sign(body));
            using var client = clients.CreateClient();
            using var response = await client.SendAsync(request, limit.Token);
            Answers.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }
}
