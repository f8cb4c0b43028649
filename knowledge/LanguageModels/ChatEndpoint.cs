using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>
/// OpenAI's <c>POST /chat/completions</c>, one request per call, read as a stream: a reply that breaks off is known at once, and one that
/// goes on for ever costs no more than its first words. A server that knows no streams and sends the reply whole is understood as well.
/// </summary>
internal sealed class ChatEndpoint(LanguageModelOptions endpoint) : IChatClient
{
    private const int LargestReply = 1 << 20;

    private readonly HttpClient _http = ModelEndpoint.Client(endpoint.Endpoint, endpoint.ApiKey, LargestReply);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <summary>Gives the model's reply, complete.</summary>
    /// <exception cref="ChatException">The endpoint was away, refused, broke off, or sent what is no reply.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <summary>Gives the reply piece by piece. It is whole only when the enumeration ends without an exception.</summary>
    /// <exception cref="ChatException">The endpoint was away, refused, broke off, or sent what is no reply.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await Told(() => SendAsync(messages, options, cancellationToken));
        if (!response.IsSuccessStatusCode)
        {
            throw new ChatException($"http_{(int)response.StatusCode}", response.StatusCode, inner: null);
        }

        await using var events = EventsAsync(response, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (finish, spoke) = ((string?)null, false);
        while (await Told(() => events.MoveNextAsync().AsTask()))
        {
            if (events.Current is not { } piece)
            {
                break;
            }

            if (piece.Usage?.Total is { } tokens)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { TotalTokenCount = tokens })]);
            }

            if (piece.Choices is not [var choice, ..])
            {
                continue;
            }

            finish = choice.FinishReason ?? finish;
            if ((choice.Delta ?? choice.Message)?.Content is { } text)
            {
                spoke = true;
                yield return new ChatResponseUpdate(ChatRole.Assistant, text);
            }
        }

        if (!spoke)
        {
            throw new ChatException("unreadable", status: null, inner: null);
        }

        // Without a word on why it ended, the end is not known to be one.
        if (finish != "stop")
        {
            throw new ChatException("broken_off", status: null, inner: null);
        }
    }

    private Task<HttpResponseMessage> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var asked = new Request(
            endpoint.Model,
            messages.Select(message => new Message(message.Role.Value, message.Text)).ToList(),
            options?.Temperature,
            options?.MaxOutputTokens,
            Stream: true,
            new(IncludeUsage: true));
        var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions")
        {
            // With its length: not every server of this kind reads a body in chunks.
            Content = new StringContent(JsonSerializer.Serialize(asked), Encoding.UTF8, "application/json"),
        };
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    // Null is the stream's own end.
    private static async IAsyncEnumerable<Reply?> EventsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            await response.Content.LoadIntoBufferAsync(LargestReply, cancellationToken);
            // JSON is UTF-8, whatever the reply says of its letters.
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            yield return await JsonSerializer.DeserializeAsync<Reply>(content, JsonSerializerOptions.Web, cancellationToken) ?? throw new JsonException("The reply is empty.");
            yield break;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var data in ChatStream.ReadAsync(body, LargestReply, cancellationToken))
        {
            yield return data == "[DONE]" ? null : JsonSerializer.Deserialize<Reply>(data) ?? throw new JsonException("A piece of the reply is empty.");
        }
    }

    private static async Task<T> Told<T>(Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (HttpRequestException error)
        {
            throw new ChatException("unreachable", status: null, error);
        }
        catch (Exception error) when (error is JsonException or IOException or NotSupportedException or InvalidOperationException or InvalidDataException)
        {
            throw new ChatException("unreadable", status: null, error);
        }
    }

    private sealed record Request(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("messages")] IReadOnlyList<Message> Messages,
        [property: JsonPropertyName("temperature")] float? Temperature,
        [property: JsonPropertyName("max_tokens")] int? MaxTokens,
        [property: JsonPropertyName("stream")] bool Stream,
        [property: JsonPropertyName("stream_options")] StreamOptions StreamOptions);

    private sealed record StreamOptions([property: JsonPropertyName("include_usage")] bool IncludeUsage);

    private sealed record Message([property: JsonPropertyName("role")] string? Role, [property: JsonPropertyName("content")] string? Content);

    private sealed record Reply([property: JsonPropertyName("choices")] IReadOnlyList<Choice>? Choices, [property: JsonPropertyName("usage")] Used? Usage);

    private sealed record Choice(
        [property: JsonPropertyName("delta")] Message? Delta,
        [property: JsonPropertyName("message")] Message? Message,
        [property: JsonPropertyName("finish_reason")] string? FinishReason);

    private sealed record Used([property: JsonPropertyName("total_tokens")] long? Total);
}
