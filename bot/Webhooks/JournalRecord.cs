using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CongDoan.Bot.Webhooks;

/// <summary>
/// One body as it stands in a journal file: length, SHA-256, then what the hash covers. The file's generation is part of
/// that, so that what an earlier use of the file left behind is never taken for a record.
/// </summary>
internal static class JournalRecord
{
    private const int Head = sizeof(int) + SHA256.HashSizeInBytes;

    /// <summary>A length of zero ends a file.</summary>
    public const int EndMark = sizeof(int);

    /// <summary>Appends a record to the memory stream of the writer.</summary>
    public static void Write(BinaryWriter writer, long generation, WebhookRequest request)
    {
        var target = (MemoryStream)writer.BaseStream;
        var start = (int)target.Position;
        target.SetLength(start + Head);
        target.Position = start + Head;
        writer.Write(generation);
        writer.Write(request.ReceivedAt.UtcTicks);
        writer.Write(request.Webhook);
        writer.Write(request.App);
        writer.Write7BitEncodedInt(request.Headers.Count);
        foreach (var (name, value) in request.Headers)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write7BitEncodedInt(request.Body.Length);
        writer.Write(request.Body.Span);
        var record = target.GetBuffer().AsSpan(start, (int)target.Position - start);
        BinaryPrimitives.WriteInt32LittleEndian(record, record.Length - Head);
        SHA256.HashData(record[Head..], record[sizeof(int)..]);
    }

    /// <summary>Gives the record at the beginning of these bytes and its length; null where none stands, as after a record that the machine died in the middle of.</summary>
    public static (WebhookRequest Request, int Length)? Read(ReadOnlySpan<byte> bytes, long generation)
    {
        var length = bytes.Length < Head ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < sizeof(long) || length > bytes.Length - Head
            || !SHA256.HashData(bytes.Slice(Head, length)).AsSpan().SequenceEqual(bytes.Slice(sizeof(int), SHA256.HashSizeInBytes)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes.Slice(Head, length).ToArray()), System.Text.Encoding.UTF8);
        if (reader.ReadInt64() != generation)
        {
            return null;
        }

        var receivedAt = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var (webhook, app) = (reader.ReadString(), reader.ReadString());
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            headers[reader.ReadString()] = reader.ReadString();
        }

        return (new WebhookRequest(webhook, app, headers, reader.ReadBytes(reader.Read7BitEncodedInt()), receivedAt), Head + length);
    }

    /// <summary>How many bytes the record at the beginning of these takes, by its own word; 0 at the end.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes) is > 0 and var length ? Head + length : 0;
}
