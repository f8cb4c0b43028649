using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>Calls Graph for a Page. Knows addresses, tokens and answers, nothing of conversations.</summary>
internal sealed class MetaApi(IHttpClientFactory clients, MetaPace pace)
{
    public const string ClientName = "meta";
    private const string UsageHeader = "X-Business-Use-Case-Usage";

    public Task<MetaReply> PostAsync(MetaAccount account, string path, JsonNode body, CancellationToken cancellationToken) =>
        CallAsync(account, HttpMethod.Post, path, body, [], cancellationToken);

    public Task<MetaReply> GetAsync(MetaAccount account, string path, IEnumerable<KeyValuePair<string, string?>> query, CancellationToken cancellationToken) =>
        CallAsync(account, HttpMethod.Get, path, null, query, cancellationToken);

    /// <summary>Lower-case digits of HMAC-SHA256 over the token: a token that was stolen is of no use without the app's secret.</summary>
    public static string Proof(MetaAccount account) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.App.Options.AppSecret), Encoding.UTF8.GetBytes(account.Options.PageAccessToken)));

    private async Task<MetaReply> CallAsync(
        MetaAccount account, HttpMethod method, string path, JsonNode? body, IEnumerable<KeyValuePair<string, string?>> query, CancellationToken cancellationToken)
    {
        if (pace.Wait(account.PageId) is { } wait)
        {
            return new MetaReply.Busy(wait);
        }

        try
        {
            using var request = new HttpRequestMessage(method, At(account, path, query));
            request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            var reply = MetaReply.Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
            return reply is MetaReply.Failed failed && MetaErrors.Of(failed).Outcome == MetaOutcome.Rate
                ? new MetaReply.Busy(pace.Begin(account.PageId, Wish(response)))
                : reply;
        }
        catch (BrokenCircuitException)
        {
            return new MetaReply.NotReached("meta_resting");
        }
        catch (TimeoutRejectedException)
        {
            return new MetaReply.InDoubt("meta_timed_out");
        }
        catch (HttpRequestException error) when (CallResilience.NeverLeft(error))
        {
            return new MetaReply.NotReached("meta_unreachable");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new MetaReply.InDoubt("meta_cut_off");
        }
    }

    /// <summary>Minutes until calls are taken again, where Meta says so; in a header whose value is JSON.</summary>
    private static TimeSpan? Wish(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter?.Delta is { } after)
        {
            return after;
        }

        try
        {
            using var usage = JsonDocument.Parse(response.Headers.TryGetValues(UsageHeader, out var values) ? string.Concat(values) : "{}");
            var minutes = usage.RootElement.EnumerateObject().SelectMany(one => one.Value.EnumerateArray())
                .Select(one => one.TryGetProperty("estimated_time_to_regain_access", out var time) && time.TryGetInt32(out var count) ? count : 0)
                .DefaultIfEmpty().Max();
            return minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, 60)) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Uri At(MetaAccount account, string path, IEnumerable<KeyValuePair<string, string?>> query)
    {
        var keys = new Dictionary<string, string?> { ["access_token"] = account.Options.PageAccessToken, ["appsecret_proof"] = Proof(account) };
        return new Uri(account.App.Options.ApiBaseUrl, $"/{account.App.Options.ApiVersion}/{path}{QueryString.Create([.. query, .. keys]).ToUriComponent()}");
    }
}
