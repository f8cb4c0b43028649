using System.Runtime.InteropServices;

namespace CongDoan.Knowledge.Retrieval.Compiled;

/// <summary>
/// Writes arrays one after the other as they lie in memory, each behind its length in bytes and filled up to whole words, and takes
/// their fingerprint.
/// </summary>
internal sealed class ArrayWriter(Stream stream)
{
    /// <summary>Everything begins at a multiple of this.</summary>
    internal const int Word = sizeof(ulong);

    private readonly Fingerprint _written = new();

    /// <summary>Tells all that was written.</summary>
    internal UInt128 Checksum => _written.Value;

    internal void Write<T>(ReadOnlySpan<T> array)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(array);
        var length = (long)bytes.Length;
        Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in length)));
        // Whole words only: who reads takes the fingerprint of blocks and does not know where an array ended.
        var words = bytes.Length & -Word;
        Append(bytes[..words]);
        if (words < bytes.Length)
        {
            Span<byte> last = stackalloc byte[Word];
            last.Clear();
            bytes[words..].CopyTo(last);
            Append(last);
        }
    }

    internal void Write<T>(T[] array)
        where T : unmanaged => Write((ReadOnlySpan<T>)array);

    internal void Write(long number) => Write(new ReadOnlySpan<long>(in number));

    /// <summary>Writes texts that hold no line break.</summary>
    internal void Write(IEnumerable<string> lines) => Write(string.Join('\n', lines).AsSpan());

    /// <summary>Gives how many bytes fill up an array of so many.</summary>
    internal static int Padding(long length) => (int)(-length & (Word - 1));

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _written.Add(bytes);
        stream.Write(bytes);
    }
}
