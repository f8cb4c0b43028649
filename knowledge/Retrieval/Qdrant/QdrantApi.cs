using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using static CongDoan.Knowledge.Retrieval.Qdrant.QdrantWire;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>
/// The calls of Qdrant's REST interface that an index needs. Searches get one try within their budget; everything else is
/// repeated with growing waits while the server is busy or away, because the caller has all the time.
/// </summary>
internal sealed class QdrantApi : IDisposable
{
    private const int LargestReply = 32 << 20;
    private const int LongestQuote = 300;

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _search;
    private readonly ResiliencePipeline _write;
    private readonly int _writeSeconds;

    internal QdrantApi(QdrantOptions options, TimeProvider time)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = options.WriteBudget,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = new Uri(options.Url.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestReply,
        };
        if (options.ApiKey is { } key)
        {
            _http.DefaultRequestHeaders.Add("api-key", key);
        }

        _search = QdrantResilience.Search(options, time);
        _write = QdrantResilience.Write(options, time);
        _writeSeconds = Math.Max(1, (int)options.WriteBudget.TotalSeconds);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Creates a collection; one of that name is left as it is.</summary>
    internal Task CreateAsync(string name, CreateCollection body, CancellationToken cancellationToken) =>
        WriteAsync<bool>(HttpMethod.Put, $"collections/{name}?timeout={_writeSeconds}", Bytes(body), cancellationToken, HttpStatusCode.Conflict);

    /// <summary>Makes a payload field quick to filter by; one that is already is left as it is.</summary>
    internal Task CreateFieldIndexAsync(string name, CreateFieldIndex body, CancellationToken cancellationToken) =>
        WriteAsync<JsonElement>(HttpMethod.Put, $"collections/{name}/index?wait=true", Bytes(body), cancellationToken);

    /// <summary>Stores points, given as the request's body, and waits until they can be found.</summary>
    internal Task UpsertAsync(string name, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        WriteAsync<JsonElement>(HttpMethod.Put, $"collections/{name}/points?wait=true", body, cancellationToken);

    internal async Task<long> CountAsync(string name, CancellationToken cancellationToken) =>
        (await WriteAsync<CountResult>(HttpMethod.Post, $"collections/{name}/points/count", Bytes(new CountRequest(true)), cancellationToken))!.Count;

    internal async Task<IReadOnlyList<AliasTarget>> AliasesAsync(CancellationToken cancellationToken) =>
        (await WriteAsync<AliasList>(HttpMethod.Get, "aliases", body: null, cancellationToken))!.Aliases;

    internal async Task<IReadOnlyList<string>> CollectionsAsync(CancellationToken cancellationToken) =>
        (await WriteAsync<CollectionList>(HttpMethod.Get, "collections", body: null, cancellationToken))!.Collections.Select(collection => collection.Name).ToList();

    /// <summary>Carries out all actions or none.</summary>
    internal Task ChangeAliasesAsync(ChangeAliases body, CancellationToken cancellationToken) =>
        WriteAsync<bool>(HttpMethod.Post, $"collections/aliases?timeout={_writeSeconds}", Bytes(body), cancellationToken);

    /// <summary>Deletes a collection and its aliases; one that is not there is as good.</summary>
    internal Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync<bool>(HttpMethod.Delete, $"collections/{name}?timeout={_writeSeconds}", body: null, cancellationToken, HttpStatusCode.NotFound);

    /// <summary>Says within the budget of a search whether an alias is there.</summary>
    /// <exception cref="IndexUnavailableException">No usable answer in time.</exception>
    internal Task<bool> HasAliasAsync(string alias, CancellationToken cancellationToken) => QuicklyAsync(
        async token => (await SendAsync<AliasList>(HttpMethod.Get, "aliases", body: null, token))!.Aliases.Any(known => known.AliasName == alias),
        cancellationToken);

    /// <summary>Searches; one list per search. Null when there is no such collection or alias.</summary>
    /// <exception cref="IndexUnavailableException">No usable answer in time.</exception>
    internal Task<IReadOnlyList<QueryResult>?> QueryAsync(string name, QueryBatch batch, CancellationToken cancellationToken) => QuicklyAsync(
        async token =>
        {
            var found = await SendAsync<IReadOnlyList<QueryResult>>(
                HttpMethod.Post, $"collections/{name}/points/query/batch?timeout=1", Bytes(batch), token, HttpStatusCode.NotFound);
            return found is null || found.Count == batch.Searches.Count ? found : throw new JsonException("There are not as many lists as searches.");
        },
        cancellationToken);

    private static byte[] Bytes<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Json);

    private async Task<T> QuicklyAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _search.ExecuteAsync(async token => await call(token), cancellationToken);
        }
        catch (Exception error) when (QdrantResilience.Reason(error) is { } reason)
        {
            throw new IndexUnavailableException(reason, error);
        }
    }

    private async Task<T?> WriteAsync<T>(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken, HttpStatusCode? fine = null)
    {
        try
        {
            return await _write.ExecuteAsync(async token => await SendAsync<T>(method, path, body, token, fine), cancellationToken);
        }
        catch (Exception error) when (QdrantResilience.Reason(error) is { } reason)
        {
            throw new IndexUnavailableException(reason, error);
        }
    }

    /// <summary>One try. A status named as fine gives the default value.</summary>
    private async Task<T?> SendAsync<T>(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken, HttpStatusCode? fine = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode == fine)
        {
            return default;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw await RefusalAsync(response, cancellationToken);
        }

        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return JsonSerializer.Deserialize<Reply<T>>(content, Json) is { Result: { } result } ? result : throw new JsonException("There is no result.");
    }

    private static async Task<QdrantException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // As UTF-8, whatever a proxy in between says of its letters.
        var said = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return new QdrantException(
            response.StatusCode, said.Length > LongestQuote ? said[..LongestQuote] : said, response.Headers.RetryAfter?.Delta);
    }
}
