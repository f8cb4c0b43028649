using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>The load generator, a process of its own: <c>webhook-load PORT RATE SECONDS text|receipt</c>; rate 0 is full blast.</summary>
internal static class WebhookLoad
{
    private const int Connections = 64;
    private const int MostBlast = 60_000;

    public static async Task RunAsync(int port, int rate, int seconds, bool isReceipt, TextWriter output, CancellationToken cancellationToken)
    {
        var requests = SignedEvents.Requests(rate == 0 ? MostBlast : rate * seconds, isReceipt);
        var due = Channel.CreateUnbounded<(byte[] Request, long At)>(new UnboundedChannelOptions { SingleWriter = true });
        var latencies = new List<double>(requests.Count);
        var bad = 0;
        var start = Stopwatch.GetTimestamp();
        var sending = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(), cancellationToken)).ToList();
        for (var sent = 0; sent < requests.Count && (rate > 0 || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);)
        {
            // Open loop: an event is due at its moment, whether the ones before it were answered or not.
            var upTo = rate == 0 ? requests.Count : Math.Min(requests.Count, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate));
            for (; sent < upTo; sent++)
            {
                due.Writer.TryWrite((requests[sent], rate == 0 ? 0 : start + (long)(sent * (double)Stopwatch.Frequency / rate)));
            }

            await Task.Delay(1, cancellationToken);
        }

        due.Writer.Complete();
        await Task.WhenAll(sending);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        latencies.Sort();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{latencies.Count} {bad} {latencies.Count / took:F0} {At(0.5):F2} {At(0.99):F2} {At(1):F2}"));

        double At(double part) => latencies[Math.Max(0, (int)Math.Ceiling(part * latencies.Count) - 1)];

        async Task SendAsync()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            var buffer = new byte[4096];
            await foreach (var (request, at) in due.Reader.ReadAllAsync(cancellationToken))
            {
                if (rate == 0 && Stopwatch.GetElapsedTime(start).TotalSeconds > seconds)
                {
                    return;
                }

                var from = at == 0 ? Stopwatch.GetTimestamp() : at;
                await socket.SendAsync(request, cancellationToken);
                var read = 0;
                while (buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) < 0)
                {
                    var more = await socket.ReceiveAsync(buffer.AsMemory(read), cancellationToken);
                    read += more > 0 ? more : throw new IOException("The server hung up.");
                }

                var took = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                lock (latencies)
                {
                    latencies.Add(took);
                    bad += buffer.AsSpan(9, 3).SequenceEqual("200"u8) ? 0 : 1;
                }
            }
        }
    }
}
