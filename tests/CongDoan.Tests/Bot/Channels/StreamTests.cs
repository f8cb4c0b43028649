using System.Net.WebSockets;
using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels;

public sealed class StreamTests : HostTest
{
    [Fact]
    public async Task A_socket_brings_the_echo_a_typing_sign_and_the_answer()
    {
        var release = new TaskCompletionSource<Answer>();
        Answers.On("chào", (_, _) => release.Task);
        var chat = await Host.ChatAsync();
        using var socket = await OpenAsync(chat.Session.GetProperty("streamUrl").GetString()!);
        await socket.SendAsync(Array.Empty<byte>().AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);
        await chat.SayAsync("chào", "a1");

        var echo = (await ReadAsync(socket)).Activities.Single();
        Assert.Equal("a1", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("typing", (await ReadAsync(socket)).Activities.Single().GetProperty("type").GetString());
        release.SetResult(ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var (answers, watermark) = await ReadAsync(socket);
        Assert.Equal("Chào bạn.", answers.Single().GetProperty("text").GetString());
        Assert.Equal("2", watermark);
    }

    [Fact]
    public async Task A_socket_replays_what_came_after_the_watermark()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("chào");
        var url = chat.Session.GetProperty("streamUrl").GetString()!;

        using var fresh = await OpenAsync(url);
        Assert.Equal(2, (await ReadAsync(fresh)).Activities.Count);
        using var resumed = await OpenAsync(url.Replace("watermark=0", "watermark=1", StringComparison.Ordinal));
        Assert.Equal("Chào bạn.", (await ReadAsync(resumed)).Activities.Single().GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_row_that_another_process_wrote_appears_too()
    {
        Answers.On("chào", ScriptedAnswers.Plain(Decision.Greet, "x", "Chào bạn."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("chào");
        using var socket = await OpenAsync(chat.Session.GetProperty("streamUrl").GetString()!);
        await ReadAsync(socket);
        await using (var db = await Host.DbAsync())
        {
            // No bell rings for this one.
            var conversation = await db.Set<Conversation>().SingleAsync();
            db.Add(new Message
            {
                ConversationId = conversation.Id, Sequence = conversation.NextSequence(TimeProvider.System.GetUtcNow()), From = MessageFrom.Bot, Text = "từ nơi khác", SentAt = TimeProvider.System.GetUtcNow(),
            });
            await db.SaveChangesAsync();
        }

        Assert.Equal("từ nơi khác", (await ReadAsync(socket)).Activities.Single().GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_wrong_token_gets_no_socket()
    {
        var chat = await Host.ChatAsync();
        var other = await Host.ChatAsync();
        var url = chat.Session.GetProperty("streamUrl").GetString()!;
        foreach (var bad in new[] { "x", Uri.EscapeDataString(other.Token) })
        {
            await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(url[..url.IndexOf("&t=", StringComparison.Ordinal)] + "&t=" + bad));
        }
    }

    [Fact]
    public async Task An_open_socket_does_not_hold_up_the_stop_of_the_host()
    {
        var chat = await Host.ChatAsync();
        using var socket = await OpenAsync(chat.Session.GetProperty("streamUrl").GetString()!);
        await Host.App.StopAsync();
        var received = await socket.ReceiveAsync(new byte[16].AsMemory(), CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Close, received.MessageType);
    }

    private static async Task<ClientWebSocket> OpenAsync(string url)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), CancellationToken.None);
        return socket;
    }

    private static async Task<(IReadOnlyList<JsonElement> Activities, string? Watermark)> ReadAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        var set = JsonDocument.Parse(frame.ToArray()).RootElement;
        return (set.GetProperty("activities").EnumerateArray().ToList(), set.GetProperty("watermark").GetString());
    }
}
