using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Webhooks;

/// <summary>
/// Where a genuine body is kept before its 200: an append to a file, synced. Bodies that come at the same time share one
/// sync. <see cref="JournalPlacer"/> brings them into the database in their order. There are two files: one is written
/// while the other, older one is placed and emptied. The database may be slow or held; the platform does not notice.
/// </summary>
internal sealed partial class WebhookJournal : IDisposable
{
    /// <summary>From this size on a file is to be emptied, as soon as the other one is free.</summary>
    private const int SwitchAt = 1024 * 1024;

    private const int MaxTogether = 1024;
    private const int AnsweredTogether = 8;
    private readonly Lock _gate = new();

    /// <summary>Held while the active file is written or emptied; taken before the gate.</summary>
    private readonly Lock _use = new();

    private readonly JournalFile[] _files;
    private readonly AutoResetEvent _work = new(initialState: false);
    private readonly Thread _writer;
    private readonly ILogger<WebhookJournal> _logger;
    private readonly MemoryStream _buffer = new();
    private readonly BinaryWriter _records;
    private List<Pending> _waiting = [];
    private JournalFile _active;
    private long _generation;
    private long _appended;
    private bool _isClosed;

    public WebhookJournal(BotDatabase database, ILogger<WebhookJournal> logger)
    {
        _logger = logger;
        _records = new BinaryWriter(_buffer);
        DataFiles.EnsureFolder(database.Folder);
        _files = [.. FileNames.Select(name => new JournalFile(Path.Combine(database.Folder, name)))];
        _generation = _files.Max(file => file.Generation);
        _active = _files.MaxBy(file => file.IsEmpty ? 0 : file.Generation)!;
        // Its own thread: it waits for the disk, and must not take one from the requests.
        _writer = new Thread(Write) { IsBackground = true, Name = "webhook journal" };
        _writer.Start();
    }

    public static IReadOnlyList<string> FileNames { get; } = ["webhooks-a.journal", "webhooks-b.journal"];

    /// <summary>Rung when there is something to place.</summary>
    public Doorbell Bell { get; } = new();

    /// <summary>Bodies kept since the start.</summary>
    public long Appended => Interlocked.Read(ref _appended);

    /// <summary>True when something waits to be placed.</summary>
    public bool HasAny
    {
        get
        {
            lock (_gate)
            {
                return Array.Exists(_files, file => file.Placed < file.End);
            }
        }
    }

    /// <summary>Keeps a body; true once it is surely on the disk, false when there is no place left or the disk refuses.</summary>
    public Task<bool> KeepAsync(WebhookRequest request)
    {
        var pending = new Pending(request, new TaskCompletionSource<bool>());
        lock (_gate)
        {
            if (_isClosed)
            {
                return Task.FromResult(false);
            }

            _waiting.Add(pending);
            if (_waiting.Count > 1)
            {
                return pending.Kept.Task;
            }
        }

        _work.Set();
        return pending.Kept.Task;
    }

    /// <summary>Gives the next bodies to place, oldest first, and what <see cref="SetPlaced"/> is to be told of them. Called by one loop.</summary>
    public (IReadOnlyList<WebhookRequest> Requests, JournalFile File, long Next) Next()
    {
        JournalFile file;
        long end;
        lock (_gate)
        {
            file = _files.Where(one => one.Placed < one.End).MinBy(one => one.Generation) ?? _active;
            end = file.End;
        }

        var (requests, next) = file.Read(file.Placed, end);
        return (requests, file, next);
    }

    /// <summary>Remembers that all before this place stands in the database, and empties a file that is placed and no longer written.</summary>
    public void SetPlaced(JournalFile file, long next)
    {
        bool isDone;
        lock (_gate)
        {
            file.Placed = next;
            isDone = file != _active && file.Placed == file.End;
        }

        // Nobody else touches a file that is not active: the writer takes it again only when it is empty.
        if (isDone)
        {
            file.Clear();
        }
    }

    /// <summary>In a quiet moment nothing of what was placed stays behind.</summary>
    public void ClearWhatIsPlaced()
    {
        lock (_use)
        {
            JournalFile? placed;
            lock (_gate)
            {
                placed = _waiting.Count == 0 && !_active.IsEmpty && _active.Placed == _active.End ? _active : null;
            }

            placed?.Clear();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        _work.Set();
        _writer.Join();
        _work.Dispose();
        _records.Dispose();
        foreach (var file in _files)
        {
            file.Dispose();
        }
    }

    private void Write()
    {
        var batch = new List<Pending>();
        while (true)
        {
            _work.WaitOne();
            while (true)
            {
                lock (_gate)
                {
                    (batch, _waiting) = (_waiting, batch);
                    if (batch.Count == 0)
                    {
                        if (_isClosed)
                        {
                            return;
                        }

                        break;
                    }
                }

                foreach (var part in batch.Chunk(MaxTogether))
                {
                    Write(part);
                }

                batch.Clear();
            }
        }
    }

    private void Write(Pending[] part)
    {
        bool isKept;
        try
        {
            lock (_use)
            {
                Choose();
                _buffer.SetLength(0);
                foreach (var pending in part)
                {
                    JournalRecord.Write(_records, _active.Generation, pending.Request);
                }

                isKept = _active.TryAppend(_buffer.GetBuffer().AsSpan(0, (int)_buffer.Length));
            }

            if (!isKept)
            {
                Log.Full(_logger);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.Refused(_logger, error);
            isKept = false;
        }

        if (isKept)
        {
            Interlocked.Add(ref _appended, part.Length);
            Bell.Ring();
        }

        // A few answers go out on one thread each after the other: to wake a thread for each costs more than the answer.
        for (var from = 0; from < part.Length; from += AnsweredTogether)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static answered =>
                {
                    foreach (var pending in answered.Part)
                    {
                        pending.Kept.TrySetResult(answered.IsKept);
                    }
                },
                (Part: new ArraySegment<Pending>(part, from, Math.Min(AnsweredTogether, part.Length - from)), IsKept: isKept),
                preferLocal: false);
        }
    }

    private void Choose()
    {
        var other = Array.Find(_files, file => file != _active)!;
        lock (_gate)
        {
            if (_active.End > SwitchAt && other is { IsEmpty: true, Generation: 0 })
            {
                _active = other;
            }

            if (_active.IsEmpty)
            {
                _active.Begin(++_generation);
            }
        }
    }

    private sealed record Pending(WebhookRequest Request, TaskCompletionSource<bool> Kept);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The webhook journal is full; a platform was asked to send again")]
        public static partial void Full(ILogger logger);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The webhook journal could not be written; a platform was asked to send again")]
        public static partial void Refused(ILogger logger, Exception error);
    }
}
