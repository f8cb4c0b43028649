using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>
/// The WebSocket of a conversation: everything after the watermark, then what comes. It follows the database, looking
/// when the bell rings and every two seconds, so that rows written by another process appear too.
/// </summary>
internal static class StreamEndpoint
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public static async Task<IResult> RunAsync(
        HttpContext context,
        string id,
        string? t,
        string? watermark,
        DirectLineAccess access,
        ActivityFeed feed,
        ConversationBells bells,
        IHostApplicationLifetime lifetime,
        TimeProvider time)
    {
        // An expired token must fail here: the client opens ever more sockets to an address that still works.
        var (holder, refusal) = access.Check(t, id);
        if (holder is null)
        {
            return refusal!;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return DirectLineErrors.BadArgument("Địa chỉ này chỉ dùng cho WebSocket.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var listening = ListenAsync(socket, over);
        try
        {
            await SpeakAsync(socket, holder, DirectLineEndpoints.Watermark(watermark), feed, bells, time, over.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException)
        {
            // The page went away, or the host stops: the client comes back with its watermark.
        }

        await over.CancelAsync();
        await CloseAsync(socket);
        await listening;
        return Results.Empty;
    }

    private static async Task SpeakAsync(
        WebSocket socket, TokenHolder holder, long watermark, ActivityFeed feed, ConversationBells bells, TimeProvider time, CancellationToken cancellationToken)
    {
        // Listening begins before the first look, or a row between the two would wait for the next look.
        using var bell = bells.Listen(holder.ConversationId);
        while (true)
        {
            var (activities, next) = await feed.ReadAsync(holder, watermark, cancellationToken);
            if (activities.Count > 0)
            {
                watermark = next;
                await SendAsync(socket, activities, watermark, cancellationToken);
                continue;
            }

            watermark = next;
            if (bell.TakeTyping())
            {
                await SendAsync(socket, new JsonArray(feed.Typing(holder)), watermark, cancellationToken);
            }

            await bell.WaitAsync(LongestWait, time, cancellationToken);
        }
    }

    private static ValueTask SendAsync(WebSocket socket, JsonArray activities, long watermark, CancellationToken cancellationToken)
    {
        var frame = new JsonObject { ["activities"] = activities, ["watermark"] = watermark.ToString(CultureInfo.InvariantCulture) };
        return socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()).AsMemory(), WebSocketMessageType.Text, true, cancellationToken);
    }

    /// <summary>Reads and ignores: the client's empty frames are signs of life, and a close ends the stream.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource over)
    {
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // Gone without a goodbye.
        }

        await over.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            socket.Abort();
        }
    }
}
