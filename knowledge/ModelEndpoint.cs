using System.Net.Http.Headers;

namespace CongDoan.Knowledge;

/// <summary>What all OpenAI-compatible endpoints have in common: address, model and key in the settings, and the way to them.</summary>
internal static class ModelEndpoint
{
    /// <summary>Reads <c>{section}:Endpoint</c>, <c>:Model</c> and <c>:ApiKey</c>; null when none is set or one is wrong, which is added to <paramref name="failures"/>.</summary>
    /// <param name="setting">Gives the value of a key, or null.</param>
    /// <param name="section">First part of the keys.</param>
    /// <param name="kind">What the model is, in Vietnamese.</param>
    /// <param name="failures">Sentences for the operator.</param>
    internal static (Uri Url, string Model, string? Key)? Read(Func<string, string?> setting, string section, string kind, List<string> failures)
    {
        var (endpoint, model, key) = (setting($"{section}:Endpoint"), setting($"{section}:Model"), setting($"{section}:ApiKey"));
        if (string.IsNullOrWhiteSpace(endpoint) && string.IsNullOrWhiteSpace(model) && string.IsNullOrWhiteSpace(key))
        {
            return null;
        }

        var before = failures.Count;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            failures.Add($"{section}:Endpoint phải là địa chỉ gốc http hoặc https đầy đủ, không kèm tên đăng nhập hay tham số, ví dụ http://localhost:8080/v1.");
        }

        if (string.IsNullOrWhiteSpace(model))
        {
            failures.Add($"{section}:Model phải là tên {kind} ở {section}:Endpoint.");
        }

        if (!string.IsNullOrEmpty(key) && !key.All(letter => letter is > ' ' and <= '~'))
        {
            failures.Add($"{section}:ApiKey chỉ được gồm chữ không dấu, chữ số và ký hiệu, không có khoảng trắng.");
        }

        return failures.Count > before ? null : (url!, model!.Trim(), string.IsNullOrEmpty(key) ? null : key);
    }

    /// <summary>Gives a client that follows no redirect (the key would go along) and has no time-out of its own.</summary>
    /// <param name="endpoint">Base address, with or without a slash at its end.</param>
    /// <param name="key">Sent as a bearer token, or null.</param>
    /// <param name="largestReply">Most bytes of a reply.</param>
    internal static HttpClient Client(Uri endpoint, string? key, int largestReply)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = largestReply,
        };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return http;
    }
}
