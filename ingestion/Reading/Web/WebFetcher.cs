using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>
/// Fetches one address under limits on time, size and redirects. A name is resolved once for each connection, the
/// resolved address is judged, and the connection goes to that very address: a name that answers differently the second
/// time gains nothing.
/// </summary>
internal sealed class WebFetcher(WebOptions options, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly Dictionary<string, string> ExtensionOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/html"] = ".html",
        ["application/xhtml+xml"] = ".html",
        ["application/pdf"] = ".pdf",
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = ".docx",
        ["application/msword"] = ".doc",
        ["application/rtf"] = ".rtf",
        ["text/plain"] = ".txt",
        ["text/csv"] = ".csv",
        ["text/markdown"] = ".md",
    };

    public WebFetcher(WebOptions options, TimeProvider time)
        : this(options, time, Dns.GetHostAddressesAsync)
    {
    }

    /// <summary>
    /// Fetches a page into a folder unless it is the same as before.
    /// </summary>
    /// <param name="address">As the operator typed it.</param>
    /// <param name="known">Validators of the last fetch, or null.</param>
    /// <param name="folder">Where the body is stored, under a name of our own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RefusedException">The address is not allowed, or nothing usable came.</exception>
    public async Task<WebPage> FetchAsync(string address, WebValidators? known, string folder, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var next))
        {
            throw new RefusedException("Địa chỉ web không hợp lệ.");
        }

        using var timeout = new CancellationTokenSource(options.Time, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = new HttpMessageInvoker(CreateHandler());
        try
        {
            for (var redirects = 0; redirects <= options.MaxRedirects; redirects++)
            {
                if (AddressRules.Problem(next, options) is { } problem)
                {
                    throw new RefusedException(problem);
                }

                using var response = await client.SendAsync(Request(next, known), stop.Token);
                if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
                {
                    return new WebPage.Unchanged();
                }

                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    next = new Uri(next, location);
                    continue;
                }

                return response.IsSuccessStatusCode
                    ? await StoreAsync(response, next, folder, stop.Token)
                    : throw new RefusedException($"Máy chủ trả lời mã {(int)response.StatusCode}; không tải được trang.");
            }

            throw new RefusedException($"Địa chỉ chuyển hướng quá {options.MaxRedirects} lần.");
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException($"Tải trang quá {options.Time.TotalSeconds:0} giây nên đã dừng.", e);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException)
        {
            throw new RefusedException(
                e is HttpRequestException { InnerException: RefusedException refused } ? refused.Message : "Không kết nối được tới máy chủ của trang.", e);
        }
    }

    private static HttpRequestMessage Request(Uri address, WebValidators? known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CongDoanBot", "1.0"));
        if (known?.EntityTag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed))
        {
            request.Headers.IfNoneMatch.Add(parsed);
        }

        request.Headers.IfModifiedSince = known?.LastModified;
        return request;
    }

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxResponseHeadersLength = 64,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var isNamed = options.IsNamed(context.InitialRequestMessage.RequestUri!);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken);

        // One closed address among open ones is already a trick.
        if (addresses.Length == 0 || (!isNamed && !addresses.All(AddressRules.IsPublic)))
        {
            throw new RefusedException("Địa chỉ dẫn vào mạng nội bộ nên không tải; nếu đúng là máy của công đoàn, hãy ghi tên máy vào cài đặt Ingestion:Web:TrustedHosts.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<WebPage> StoreAsync(HttpResponseMessage response, Uri address, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "trang" + Extension(response, address));
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var file = File.Create(path);
        var buffer = new byte[64 * 1024];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            // What counts is what comes out of the decompression.
            total += read;
            if (total > options.MaxSize)
            {
                throw new RefusedException($"Trang lớn hơn {options.MaxSize / (1024 * 1024)} MB nên đã dừng tải.");
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return new WebPage.Fetched(path, new WebValidators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified));
    }

    private static string Extension(HttpResponseMessage response, Uri address)
    {
        if (response.Content.Headers.ContentType?.MediaType is { } type && ExtensionOf.TryGetValue(type, out var extension))
        {
            return extension;
        }

        var named = Path.GetExtension(address.AbsolutePath).ToLowerInvariant();
        return ExtensionOf.ContainsValue(named) ? named : ".html";
    }
}

/// <summary>What a fetch brought.</summary>
internal abstract record WebPage
{
    /// <summary>The server says that nothing changed.</summary>
    internal sealed record Unchanged : WebPage;

    /// <summary>A body was stored.</summary>
    internal sealed record Fetched(string Path, WebValidators Validators) : WebPage;
}

/// <summary>What a server calls the state of a page, so that it can say next time whether it changed.</summary>
internal sealed record WebValidators(string? EntityTag, DateTimeOffset? LastModified)
{
    public bool IsEmpty => EntityTag is null && LastModified is null;
}
