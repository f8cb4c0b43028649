using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>Calls the OA API. Knows headers and answers, nothing of messages or tokens' lives.</summary>
internal sealed class ZaloApi(IHttpClientFactory clients, ZaloPace pace)
{
    public const string ClientName = "zalo";
    public const string Consultation = "/v3.0/oa/message/cs";
    public const string Group = "/v3.0/oa/group/message";
    public const string Anonymous = "/v2.0/oa/message";
    public const string Account = "/v2.0/oa/getoa";

    public Task<ZaloReply> PostAsync(ZaloApp app, string path, string accessToken, JsonNode body, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            () => new HttpRequestMessage(HttpMethod.Post, At(app, path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") },
            accessToken,
            cancellationToken);

    /// <summary>Uploads a file; the answer's data names it.</summary>
    public Task<ZaloReply> UploadAsync(ZaloApp app, ZaloFile file, string accessToken, CancellationToken cancellationToken) => CallAsync(
        app,
        () => new HttpRequestMessage(HttpMethod.Post, At(app, file.Path)) { Content = new MultipartFormDataContent { { new ByteArrayContent(file.Bytes), "file", file.Name } } },
        accessToken,
        cancellationToken);

    public Task<ZaloReply> GetAsync(ZaloApp app, string path, string accessToken, CancellationToken cancellationToken) =>
        CallAsync(app, () => new HttpRequestMessage(HttpMethod.Get, At(app, path)), accessToken, cancellationToken);

    private async Task<ZaloReply> CallAsync(ZaloApp app, Func<HttpRequestMessage> make, string accessToken, CancellationToken cancellationToken)
    {
        if (pace.Wait(app) is { } wait)
        {
            return new ZaloReply.Busy(wait);
        }

        try
        {
            using var request = make();
            request.Headers.Add("access_token", accessToken);
            request.Headers.Add("appsecret_proof", Proof(app, accessToken));
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            var reply = ZaloReply.Read(response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadAsStringAsync(cancellationToken));
            if (reply is ZaloReply.Busy or ZaloReply.Failed { Code: -32 })
            {
                return new ZaloReply.Busy(pace.Pause(app, (reply as ZaloReply.Busy)?.After));
            }

            return reply;
        }
        catch (BrokenCircuitException)
        {
            return new ZaloReply.NotReached("zalo_resting");
        }
        catch (TimeoutRejectedException)
        {
            return new ZaloReply.InDoubt("zalo_timed_out");
        }
        catch (HttpRequestException error) when (CallResilience.NeverLeft(error))
        {
            return new ZaloReply.NotReached("zalo_unreachable");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new ZaloReply.InDoubt("zalo_cut_off");
        }
    }

    private static string Proof(ZaloApp app, string accessToken) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(app.Options.AppSecret), Encoding.UTF8.GetBytes(accessToken)));

    private static Uri At(ZaloApp app, string path) => new(app.Options.ApiBaseUrl, path);
}
