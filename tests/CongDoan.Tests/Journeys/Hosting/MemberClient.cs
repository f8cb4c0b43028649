using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>A member without a browser: one conversation of the web chat, posted to and read by polling.</summary>
internal sealed class MemberClient
{
    private readonly HttpClient _http;
    private readonly string _conversation;

    private MemberClient(HttpClient http, string conversation, string token, Uri stream)
    {
        _http = http;
        _conversation = conversation;
        Token = token;
        Stream = stream;
    }

    public string Token { get; }

    /// <summary>Address of the conversation's WebSocket.</summary>
    public Uri Stream { get; }

    /// <summary>Begins a conversation as the chat page does.</summary>
    public static async Task<MemberClient> OpenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var session = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        return new MemberClient(
            http, (string)session["conversationId"]!, (string)session["token"]!, new Uri((string)session["streamUrl"]!));
    }

    /// <summary>Posts a message; returns once the host has answered 200, and throws otherwise.</summary>
    /// <param name="text">The member's words.</param>
    /// <param name="clientId">The client's own id: posted again under the same id, it is the same message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task PostAsync(string text, string clientId, CancellationToken cancellationToken)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "member" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId },
        };
        using var request = Request(HttpMethod.Post, "activities");
        request.Content = JsonContent.Create(activity);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Posts, again and again under the same id, until the host says that the message is kept: what a client does.</summary>
    public async Task PostUntilKeptAsync(string text, string clientId, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await PostAsync(text, clientId, cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }

    /// <summary>Every activity of the conversation so far, oldest first.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        var watermark = "";
        while (true)
        {
            using var request = Request(HttpMethod.Get, $"activities?watermark={watermark}");
            using var answer = await _http.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var page = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
            var activities = page["activities"]!.AsArray();
            if (activities.Count == 0)
            {
                return all;
            }

            all.AddRange(activities.Select(activity => activity!.AsObject()));
            watermark = (string)page["watermark"]!;
        }
    }

    /// <summary>True for what the bot or an officer wrote.</summary>
    public static bool IsReply(JsonObject activity) => (string?)activity["from"]?["role"] == "bot" && (string?)activity["type"] == "message";

    private HttpRequestMessage Request(HttpMethod method, string path) =>
        new(method, $"v3/directline/conversations/{_conversation}/{path}")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
        };
}
