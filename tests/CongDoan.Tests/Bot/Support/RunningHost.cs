using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CongDoan.Bot;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Operations;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Bot.Support;

/// <summary>The real host on a free port with a data folder of its own; only the answers are scripted.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly HostLock _lock;

    private RunningHost(WebApplication app, HostLock held)
    {
        App = app;
        _lock = held;
        Address = new Uri(app.Urls.Single());
        // No cookies by themselves: each chat of a test is another browser.
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Address };
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string? FirstPassword { get; private set; }

    public static async Task<RunningHost> StartAsync(
        string data, ScriptedAnswers answers, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var app = Program.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Data:Directory"] = data,
                ["Conversations:BurstWindow"] = "00:00:00",
                ["Channels:DirectLine:MessagesPerMinute"] = "1000",
                ["Channels:DirectLine:SessionsPerMinute"] = "1000",
                // A busy test machine is not what most tests are about.
                ["Inbox:StoreWithin"] = "00:00:10",
            });
            builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<AnswerQuestion>(answers.AnswerAsync);
            services?.Invoke(builder.Services);
        });
        var held = HostLock.Take(data);
        try
        {
            using var output = new StringWriter();
            await app.Services.GetRequiredService<Preparation>().RunAsync(output, CancellationToken.None);
            await app.StartAsync();
            return new RunningHost(app, held) { FirstPassword = output.ToString().Split("Mật khẩu:").ElementAtOrDefault(1)?.Trim() };
        }
        catch
        {
            // What was begun would go on writing to the folder that the test deletes.
            await app.DisposeAsync();
            held.Dispose();
            throw;
        }
    }

    /// <summary>The database, once all that webhooks acknowledged stands in it.</summary>
    public async Task<BotDb> DbAsync()
    {
        for (var tries = 0; tries < 1_000 && App.Services.GetService<WebhookJournal>() is { HasAny: true }; tries++)
        {
            await Task.Delay(20);
        }

        return await App.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync();
    }

    /// <summary>Looks again and again until the rows are as wanted; fails after half a minute.</summary>
    public async Task<T> EventuallyAsync<T>(Func<BotDb, Task<T?>> look)
        where T : class
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await using var db = await DbAsync();
            if (await look(db) is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new Xunit.Sdk.XunitException("It did not happen within half a minute.");
    }

    public async Task<ChatClient> ChatAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session");
        request.Headers.Add("X-Requested-With", "congdoan-chat");
        using var response = await Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return new ChatClient(Client, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        // A host of its own process takes its connections along; this one shares the tests' pool.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _lock.Dispose();
    }
}

/// <summary>A page's side of Direct Line.</summary>
internal sealed class ChatClient(HttpClient client, JsonElement session)
{
    private string _watermark = "";

    public JsonElement Session => session;

    public string ConversationId => session.GetProperty("conversationId").GetString()!;

    public string Token => session.GetProperty("token").GetString()!;

    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var response = await PostAsync(new { type = "message", text, from = new { id = "somebody-else" }, channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("N") } });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task PressAsync(string value, string? replyToId = null)
    {
        using var response = await PostAsync(new { type = "event", name = "postBack", value, replyToId });
        response.EnsureSuccessStatusCode();
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => SendAsync(HttpMethod.Post, "/activities", JsonContent.Create(activity));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/conversations/{ConversationId}{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return await client.SendAsync(request);
    }

    /// <summary>Polls for the next activities until there are so many.</summary>
    public async Task<IReadOnlyList<JsonElement>> HearAsync(int count)
    {
        var heard = new List<JsonElement>();
        for (var tries = 0; tries < 600 && heard.Count < count; tries++)
        {
            using var response = await SendAsync(HttpMethod.Get, $"/activities?watermark={_watermark}");
            response.EnsureSuccessStatusCode();
            var set = await response.Content.ReadFromJsonAsync<JsonElement>();
            _watermark = set.GetProperty("watermark").GetString()!;
            heard.AddRange(set.GetProperty("activities").EnumerateArray());
            if (heard.Count < count)
            {
                await Task.Delay(50);
            }
        }

        Assert.Equal(count, heard.Count);
        return heard;
    }

    /// <summary>Says something and gives the bot's one answer.</summary>
    public async Task<JsonElement> AskAsync(string text)
    {
        await SayAsync(text);
        var heard = await HearAsync(2);
        Assert.Equal("user", heard[0].GetProperty("from").GetProperty("role").GetString());
        return heard[1];
    }

    public static JsonElement Content(JsonElement activity) => activity.GetProperty("channelData").GetProperty("congdoan");

    public static IReadOnlyList<string> Actions(JsonElement activity) => activity.TryGetProperty("suggestedActions", out var suggested)
        ? suggested.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("value").GetString()!).ToList()
        : [];
}
