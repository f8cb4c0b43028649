using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>
/// Sends events to the bot's webhook, signed, and again at 30 s, 5 min, 15 min, 30 min and 1 h when it does not take them
/// within two seconds, each time with <c>num_retry</c>. After the last try the app is unsubscribed.
/// </summary>
internal sealed class ZaloWebhooks(BotAddress bot, ZaloBehaviour behaviour, IHttpClientFactory clients, TimeProvider time) : BackgroundService
{
    public const string Path = "/webhooks/zalo/demo";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly Channel<byte[]> _events = Channel.CreateUnbounded<byte[]>();
    private int _open;

    /// <summary>False once an event was given up: nothing is sent any more, until somebody subscribes again.</summary>
    public bool IsSubscribed { get; set; } = true;

    /// <summary>Statuses that the bot answered with, how often.</summary>
    public ConcurrentDictionary<int, int> Answers { get; } = new();

    /// <summary>Events not yet taken.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Adds what every event carries, and sends it.</summary>
    public void Raise(JsonObject one)
    {
        one["app_id"] = ZaloPlatform.AppId;
        one["timestamp"] = ZaloPlatform.Text(time.GetUtcNow().ToUnixTimeMilliseconds());
        Interlocked.Increment(ref _open);
        _events.Writer.TryWrite(Encoding.UTF8.GetBytes(one.ToJsonString()));
    }

    public void OaSent(string id, string user, string? group, string text, string? adminId, string? conversation = null, string kind = "text")
    {
        var sender = new JsonObject { ["id"] = ZaloPlatform.OaId };
        if (adminId is not null)
        {
            sender["admin_id"] = adminId;
        }

        var message = new JsonObject { ["text"] = text, ["msg_id"] = id };
        if (conversation is not null)
        {
            message["conversation_id"] = conversation;
        }

        var one = new JsonObject
        {
            ["event_name"] = (group is not null ? "oa_send_group_" : conversation is not null ? "oa_send_anonymous_" : "oa_send_") + kind,
            ["sender"] = sender,
            ["recipient"] = new JsonObject { ["id"] = group ?? user },
            ["message"] = message,
        };
        if (group is not null)
        {
            one["oa_id"] = ZaloPlatform.OaId;
        }

        Raise(one);
    }

    /// <summary>SHA-256 over app id, body, timestamp and key: written anew here, so that a mistake of the bot's is not repeated.</summary>
    public static string Sign(byte[] body)
    {
        var timestamp = JsonNode.Parse(body)!["timestamp"]!.GetValue<string>();
        byte[] all = [.. Encoding.UTF8.GetBytes(ZaloPlatform.AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp), .. Encoding.UTF8.GetBytes(ZaloPlatform.OaSecretKey)];
        return Convert.ToHexStringLower(SHA256.HashData(all));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sending = new List<Task>();
        try
        {
            await foreach (var body in _events.Reader.ReadAllAsync(stoppingToken))
            {
                sending.RemoveAll(task => task.IsCompleted);
                sending.Add(SendAsync(body, stoppingToken));
                if (RandomNumberGenerator.GetInt32(100) < behaviour.DuplicatePercent)
                {
                    Interlocked.Increment(ref _open);
                    sending.Add(SendAsync(body, stoppingToken));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The simulator stops.
        }

        await Task.WhenAll(sending);
    }

    private async Task SendAsync(byte[] body, CancellationToken stopping)
    {
        try
        {
            if (behaviour.Reordering > TimeSpan.Zero)
            {
                await Task.Delay(behaviour.Reordering * (RandomNumberGenerator.GetInt32(1000) / 1000.0), time, stopping);
            }

            for (var retry = 0; IsSubscribed; retry++)
            {
                if (await TryAsync(body, retry, stopping))
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
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task<bool> TryAsync(byte[] body, int retry, CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Url, Path)) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", (behaviour.BareSignature ? "" : "mac=") + Sign(body));
            if (retry > 0)
            {
                request.Headers.TryAddWithoutValidation("num_retry", retry.ToString(CultureInfo.InvariantCulture));
            }

            using var client = clients.CreateClient();
            using var response = await client.SendAsync(request, limit.Token);
            Answers.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
            return response.IsSuccessStatusCode || !behaviour.RetriesBadStatus;
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return false;
        }
    }
}
