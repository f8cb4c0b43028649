using System.Buffers.Binary;
using CongDoan.Knowledge.Storage;

namespace CongDoan.Bot.Webhooks;

/// <summary>
/// A file of records whose place on the disk was taken beforehand, so that a full disk does not lose a member's words. It
/// begins with its generation, which is 0 while it is free. Not safe for several threads, but for reading below <see cref="End"/>.
/// </summary>
internal sealed class JournalFile : IDisposable
{
    /// <summary>Taken at the start, and kept when the file is emptied.</summary>
    public const int Reserved = 8 * 1024 * 1024;

    /// <summary>A longer backlog is refused: the platform sends again.</summary>
    private const long Longest = 1024L * 1024 * 1024;

    private const int First = sizeof(long);
    private const int ReadAtOnce = 256 * 1024;
    private static readonly byte[] Zeros = new byte[256 * 1024];
    private readonly FileStream _file;
    private long _length;
    private long _end;

    public JournalFile(string path)
    {
        _file = PrivateFolder.OpenAlone(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        _length = _file.Length;
        if (_length < Reserved)
        {
            Extend(Reserved);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }

        Span<byte> head = stackalloc byte[First];
        Generation = RandomAccess.Read(_file.SafeFileHandle, head, 0) == First ? BinaryPrimitives.ReadInt64LittleEndian(head) : 0;
        _end = First;
        while (Read(_end, _length) is { Next: var next } && next > _end)
        {
            _end = next;
        }

        Placed = First;
    }

    /// <summary>Which use of the file this is; of two files in use the lower one is older. 0: free.</summary>
    public long Generation { get; private set; }

    /// <summary>Where the next record goes.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>All before this stands in the database.</summary>
    public long Placed { get; set; }

    public bool IsEmpty => End == First;

    /// <summary>Takes a free file into use; written with the first record.</summary>
    public void Begin(long generation) => Generation = generation;

    /// <summary>Appends whole records and syncs; throws IOException when the disk refuses, and then nothing is appended. False when the file is full.</summary>
    public bool TryAppend(ReadOnlySpan<byte> records)
    {
        var needed = _end + records.Length + JournalRecord.EndMark;
        if (needed > Longest)
        {
            return false;
        }

        if (needed > _length)
        {
            Extend((needed / Reserved + 1) * Reserved);
        }

        if (IsEmpty)
        {
            var head = new byte[First];
            BinaryPrimitives.WriteInt64LittleEndian(head, Generation);
            RandomAccess.Write(_file.SafeFileHandle, head, 0);
        }

        RandomAccess.Write(_file.SafeFileHandle, records, _end);
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        Volatile.Write(ref _end, _end + records.Length);
        return true;
    }

    /// <summary>Gives the records from a place on, some hundred kilobytes of them, and where they end.</summary>
    public (List<WebhookRequest> Requests, long Next) Read(long from, long end)
    {
        var requests = new List<WebhookRequest>();
        var bytes = new byte[(int)Math.Min(end - from, ReadAtOnce)];
        var count = RandomAccess.Read(_file.SafeFileHandle, bytes, from);
        if (count >= JournalRecord.EndMark && JournalRecord.LengthOf(bytes) is var first && first > count && first <= end - from)
        {
            // One record that is longer than that.
            bytes = new byte[first];
            count = RandomAccess.Read(_file.SafeFileHandle, bytes, from);
        }

        var at = 0;
        while (count - at >= JournalRecord.EndMark && JournalRecord.Read(bytes.AsSpan(at, count - at), Generation) is { } record)
        {
            requests.Add(record.Request);
            at += record.Length;
        }

        return (requests, from + at);
    }

    /// <summary>Overwrites everything with zeros, for it holds members' words, and gives back what was taken beyond the reserve.</summary>
    public void Clear()
    {
        // The generation first: from then on nothing here counts.
        for (var at = 0L; at < _end; at += Zeros.Length)
        {
            RandomAccess.Write(_file.SafeFileHandle, Zeros.AsSpan(0, (int)Math.Min(Zeros.Length, _length - at)), at);
        }

        if (_length > Reserved)
        {
            RandomAccess.SetLength(_file.SafeFileHandle, Reserved);
            _length = Reserved;
        }

        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        (Generation, Placed) = (0, First);
        Volatile.Write(ref _end, First);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Zeros are written, not only promised: a sparse file has no place on a full disk.</summary>
    private void Extend(long length)
    {
        for (var at = _length; at < length; at += Zeros.Length)
        {
            RandomAccess.Write(_file.SafeFileHandle, Zeros.AsSpan(0, (int)Math.Min(Zeros.Length, length - at)), at);
        }

        _length = length;
    }
}
