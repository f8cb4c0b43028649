using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CongDoan.Knowledge.Embeddings;

/// <summary>OpenAI's <c>POST /embeddings</c>, one request per call and no second try: who calls knows how long it may take.</summary>
internal sealed class EmbeddingEndpoint : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int LargestReply = 64 << 20;

    private readonly HttpClient _http;
    private readonly string _model;

    internal EmbeddingEndpoint(EmbeddingOptions options)
    {
        _model = options.Model;
        _http = ModelEndpoint.Client(options.Endpoint, options.ApiKey, LargestReply);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <summary>Gives one vector of length one per text, in their order.</summary>
    /// <exception cref="EmbeddingException">The endpoint was away, refused, or sent what is no set of vectors.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        try
        {
            using var response = await _http.PostAsJsonAsync("embeddings", new Request(options?.ModelId ?? _model, texts, "float"), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new EmbeddingException($"http_{(int)response.StatusCode}", response.StatusCode, response.Headers.RetryAfter?.Delta, inner: null);
            }

            // JSON is UTF-8, whatever the reply says of its letters.
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            var reply = await JsonSerializer.DeserializeAsync<Reply>(content, JsonSerializerOptions.Web, cancellationToken);
            return new GeneratedEmbeddings<Embedding<float>>(InOrder(reply, texts.Count).Select(vector => new Embedding<float>(vector)));
        }
        catch (HttpRequestException error)
        {
            throw new EmbeddingException("unreachable", status: null, retryAfter: null, error);
        }
        catch (JsonException error)
        {
            throw new EmbeddingException("unreadable", status: null, retryAfter: null, error);
        }
    }

    private static float[][] InOrder(Reply? reply, int count)
    {
        var vectors = new float[count][];
        foreach (var item in reply?.Data ?? [])
        {
            if (item.Index < 0 || item.Index >= count || vectors[item.Index] is not null)
            {
                throw new JsonException("A vector belongs to no text.");
            }

            vectors[item.Index] = Unit(item.Embedding);
        }

        return vectors.All(vector => vector is not null && vector.Length == vectors[0].Length)
            ? vectors
            : throw new JsonException("There is not one vector of the same length for each text.");
    }

    private static float[] Unit(float[]? vector)
    {
        var norm = Math.Sqrt((vector ?? []).Sum(value => (double)value * value));
        return norm > 0 && double.IsFinite(norm)
            ? Array.ConvertAll(vector!, value => (float)(value / norm))
            : throw new JsonException("A vector has no direction.");
    }

    private sealed record Request(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("input")] IReadOnlyList<string> Input,
        [property: JsonPropertyName("encoding_format")] string EncodingFormat);

    private sealed record Reply([property: JsonPropertyName("data")] IReadOnlyList<Item>? Data);

    private sealed record Item([property: JsonPropertyName("index")] int Index, [property: JsonPropertyName("embedding")] float[]? Embedding);
}
