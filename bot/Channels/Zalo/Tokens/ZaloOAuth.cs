using System.Globalization;
using System.Text.Json;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo.Tokens;

/// <summary>What the token endpoint said.</summary>
internal abstract record OAuthReply
{
    private OAuthReply()
    {
    }

    /// <summary>A new pair.</summary>
    internal sealed record Pair(string Access, string Refresh, TimeSpan Life) : OAuthReply;

    /// <summary>Zalo said no: what was given is used up or wrong. It says so within HTTP 200 too.</summary>
    internal sealed record Denied(string Reason) : OAuthReply;

    /// <summary>Surely not used: the bytes never left, or Zalo asked to come later.</summary>
    internal sealed record NotReached(string Reason) : OAuthReply;

    /// <summary>Maybe used: nobody saw the end.</summary>
    internal sealed record InDoubt(string Reason) : OAuthReply;
}

/// <summary>Zalo's token endpoint, OAuth v4 of official accounts.</summary>
internal sealed class ZaloOAuth(IHttpClientFactory clients)
{
    public const string ClientName = "zalo-oauth";
    public const string TokenPath = "/v4/oa/access_token";
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);

    public Task<OAuthReply> RefreshAsync(ZaloApp app, string refreshToken, CancellationToken cancellationToken) => PostAsync(
        app, new() { ["refresh_token"] = refreshToken, ["app_id"] = app.Options.AppId, ["grant_type"] = "refresh_token" }, cancellationToken);

    public Task<OAuthReply> ExchangeAsync(ZaloApp app, string code, string verifier, CancellationToken cancellationToken) => PostAsync(
        app,
        new() { ["code"] = code, ["app_id"] = app.Options.AppId, ["grant_type"] = "authorization_code", ["code_verifier"] = verifier },
        cancellationToken);

    private async Task<OAuthReply> PostAsync(ZaloApp app, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Options.OAuthBaseUrl, TokenPath)) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("secret_key", app.Options.AppSecret);
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            return (int)response.StatusCode >= 500
                ? new OAuthReply.InDoubt($"http_{(int)response.StatusCode}")
                : Read(await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException error) when (CallResilience.NeverLeft(error))
        {
            return new OAuthReply.NotReached("oauth_unreachable");
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new OAuthReply.InDoubt("oauth_cut_off");
        }
    }

    internal static OAuthReply Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return new OAuthReply.InDoubt("oauth_unreadable");
            }

            if (Words(root, "access_token") is { Length: > 0 } access && Words(root, "refresh_token") is { Length: > 0 } refresh)
            {
                return new OAuthReply.Pair(access, refresh, Life(Words(root, "expires_in")));
            }

            return Words(root, "error") switch
            {
                null or "0" => new OAuthReply.InDoubt("oauth_unreadable"),
                "-32" => new OAuthReply.NotReached("oauth_rate"),
                var code => new OAuthReply.Denied("oauth_" + new string(code.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-').Take(32).ToArray())),
            };
        }
        catch (JsonException)
        {
            return new OAuthReply.InDoubt("oauth_unreadable");
        }
    }

    /// <summary>Seconds, as text or as a number; 25 hours where Zalo says nothing.</summary>
    private static TimeSpan Life(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var life) && life is > 0 and < 100_000_000
            ? TimeSpan.FromSeconds(Math.Max(life, ShortestLife.TotalSeconds))
            : TimeSpan.FromHours(25);

    private static string? Words(JsonElement parent, string name) => !parent.TryGetProperty(name, out var child) ? null : child.ValueKind switch
    {
        JsonValueKind.String => child.GetString(),
        JsonValueKind.Number => child.GetRawText(),
        _ => null,
    };
}
