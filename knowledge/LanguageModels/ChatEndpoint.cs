using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>
/// OpenAI's <c>POST /chat/completions</c>, one request per call. The reply is taken whole: nothing of it may be shown before it is
/// checked.
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
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var request = new Request(
                endpoint.Model, messages.Select(message => new Message(message.Role.Value, message.Text)).ToList(), options?.Temperature, options?.MaxOutputTokens, Stream: false);
            // With its length: not every server of this kind reads a body in chunks.
            using var body = new StringContent(JsonSerializer.Serialize(request), Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync("chat/completions", body, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new ChatException($"http_{(int)response.StatusCode}", response.StatusCode, inner: null);
            }

            var reply = await response.Content.ReadFromJsonAsync<Reply>(cancellationToken);
            return reply?.Choices is not [{ Message.Content: { } text } choice, ..] ? throw new ChatException("unreadable", status: null, inner: null)
                : choice.FinishReason is not (null or "stop") ? throw new ChatException("broken_off", status: null, inner: null)
                : new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { Usage = new UsageDetails { TotalTokenCount = reply.Usage?.Total } };
        }
        catch (HttpRequestException error)
        {
            throw new ChatException("unreachable", status: null, error);
        }
        catch (Exception error) when (error is JsonException or IOException or NotSupportedException or InvalidOperationException)
        {
            throw new ChatException("unreadable", status: null, error);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private sealed record Request(
        [property: JsonPropertyName("model")] string Model,
        [property: JsonPropertyName("messages")] IReadOnlyList<Message> Messages,
        [property: JsonPropertyName("temperature")] float? Temperature,
        [property: JsonPropertyName("max_tokens")] int? MaxTokens,
        [property: JsonPropertyName("stream")] bool Stream);

    private sealed record Message([property: JsonPropertyName("role")] string Role, [property: JsonPropertyName("content")] string? Content);

    private sealed record Reply([property: JsonPropertyName("choices")] IReadOnlyList<Choice>? Choices, [property: JsonPropertyName("usage")] Used? Usage);

    private sealed record Choice([property: JsonPropertyName("message")] Message? Message, [property: JsonPropertyName("finish_reason")] string? FinishReason);

    private sealed record Used([property: JsonPropertyName("total_tokens")] long? Total);
}
