using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Storage;

namespace CongDoan.Bot.Webhooks;

/// <summary>
/// Where a genuine body goes when the database does not take it in time: a file whose place on the disk was taken at the
/// start, so that a full disk does not lose a member's words. It is read into the database as soon as that works again.
/// A record is its length, the SHA-256 of its bytes, and the bytes; a length of zero ends the file.
/// </summary>
internal sealed partial class WebhookSpill : IDisposable
{
    public const string FileName = "webhooks.spill";
    public const int Capacity = 16 * 1024 * 1024;
    private const int Head = sizeof(int) + SHA256.HashSizeInBytes;

    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly ILogger<WebhookSpill> _logger;
    private long _end;

    public WebhookSpill(BotDatabase database, ILogger<WebhookSpill> logger)
    {
        _logger = logger;
        DataFiles.EnsureFolder(database.Folder);
        var path = Path.Combine(database.Folder, FileName);
        _file = PrivateFolder.OpenAlone(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (_file.Length < Capacity)
        {
            // Zeros are written, not only promised: a sparse file has no place on a full disk.
            _file.Position = _file.Length;
            var zeros = new byte[64 * 1024];
            while (_file.Length < Capacity)
            {
                _file.Write(zeros);
            }

            _file.Flush(flushToDisk: true);
        }

        _end = Read().End;
    }

    /// <summary>Keeps a body, synced to the disk; false when there is no place left or the disk refuses.</summary>
    public bool TryKeep(WebhookRequest request)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Kept(request.Webhook, request.App, request.Headers, request.Body.ToArray(), request.ReceivedAt));
        lock (_gate)
        {
            if (_end + Head + bytes.Length + sizeof(int) > Capacity)
            {
                Log.Full(_logger);
                return false;
            }

            var record = new byte[Head + bytes.Length + sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(record, bytes.Length);
            SHA256.HashData(bytes, record.AsSpan(sizeof(int)));
            bytes.CopyTo(record, Head);
            try
            {
                RandomAccess.Write(_file.SafeFileHandle, record, _end);
                RandomAccess.FlushToDisk(_file.SafeFileHandle);
            }
            catch (IOException error)
            {
                Log.Refused(_logger, error);
                return false;
            }

            _end += Head + bytes.Length;
            Log.Spilled(_logger, request.Webhook, request.App);
            return true;
        }
    }

    /// <summary>Gives what is kept, in the order it came, and where it ends.</summary>
    public (IReadOnlyList<WebhookRequest> Requests, long End) Read()
    {
        var requests = new List<WebhookRequest>();
        lock (_gate)
        {
            var at = 0L;
            var head = new byte[Head];
            while (at + Head < Capacity && RandomAccess.Read(_file.SafeFileHandle, head, at) == Head
                && BinaryPrimitives.ReadInt32LittleEndian(head) is var length && length > 0 && at + Head + length < Capacity)
            {
                var bytes = new byte[length];
                // A record that the machine died in the middle of was never acknowledged.
                if (RandomAccess.Read(_file.SafeFileHandle, bytes, at + Head) != length || !SHA256.HashData(bytes).AsSpan().SequenceEqual(head.AsSpan(sizeof(int))))
                {
                    break;
                }

                var kept = JsonSerializer.Deserialize<Kept>(bytes)!;
                requests.Add(new WebhookRequest(
                    kept.Webhook, kept.App, new Dictionary<string, string>(kept.Headers, StringComparer.OrdinalIgnoreCase), kept.Body, kept.ReceivedAt));
                at += Head + length;
            }

            return (requests, at);
        }
    }

    /// <summary>Overwrites everything with zeros, members' words among it, unless something came since the reading that ended there.</summary>
    public void Clear(long end)
    {
        lock (_gate)
        {
            if (_end != end)
            {
                return;
            }

            RandomAccess.Write(_file.SafeFileHandle, new byte[end], 0);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            _end = 0;
        }
    }

    /// <summary>True when something waits here.</summary>
    public bool HasAny
    {
        get
        {
            lock (_gate)
            {
                return _end > 0;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private sealed record Kept(string Webhook, string App, IReadOnlyDictionary<string, string> Headers, byte[] Body, DateTimeOffset ReceivedAt);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The database took a body at the webhook {Webhook} of app {App} too slowly or not at all; it is kept in webhooks.spill")]
        public static partial void Spilled(ILogger logger, string webhook, string app);

        [LoggerMessage(Level = LogLevel.Critical, Message = "webhooks.spill is full; a platform was asked to send again")]
        public static partial void Full(ILogger logger);

        [LoggerMessage(Level = LogLevel.Critical, Message = "webhooks.spill could not be written; a platform was asked to send again")]
        public static partial void Refused(ILogger logger, Exception error);
    }
}
