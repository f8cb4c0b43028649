using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Benchmarks;

/// <summary>The WebSocket of one conversation, read from the moment it is open.</summary>
internal sealed class ReplyStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket;
    private readonly Task<long> _reply;
    private readonly CancellationTokenSource _limit;

    private ReplyStream(ClientWebSocket socket, CancellationTokenSource limit)
    {
        _socket = socket;
        _limit = limit;
        _reply = ListenAsync(limit.Token);
    }

    public static async Task<ReplyStream> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, limit.Token);
        return new ReplyStream(socket, limit);
    }

    /// <summary>Gives the <see cref="Stopwatch"/> timestamp at which the first message of the bot arrived.</summary>
    public Task<long> FirstReplyAsync() => _reply;

    /// <summary>The words of that message, once it arrived.</summary>
    public string Text { get; private set; } = "";

    public void Dispose()
    {
        _socket.Dispose();
        _limit.Dispose();
    }

    private async Task<long> ListenAsync(CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            frame.SetLength(0);
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                frame.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            var arrived = Stopwatch.GetTimestamp();
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The host closed the stream before it answered.");
            }

            if (frame.Length > 0 && Reply(frame.ToArray()) is { } reply)
            {
                Text = (string?)reply["text"] ?? "";
                return arrived;
            }
        }
    }

    private static JsonNode? Reply(byte[] frame) =>
        JsonNode.Parse(frame)!["activities"]!.AsArray().FirstOrDefault(activity => MemberClient.IsReply(activity!.AsObject()));
}
