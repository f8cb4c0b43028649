using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CongDoan.Knowledge.Retrieval.Compiled;

/// <summary>Reads what <see cref="ArrayWriter"/> wrote, straight into the arrays that are kept.</summary>
internal sealed class ArrayReader(Stream stream)
{
    /// <summary>Gives the next array.</summary>
    /// <exception cref="InvalidDataException">Something else stands there.</exception>
    internal T[] Read<T>()
        where T : unmanaged
    {
        var length = 0L;
        stream.ReadExactly(MemoryMarshal.AsBytes(new Span<long>(ref length)));
        var size = Unsafe.SizeOf<T>();
        if (length < 0 || length % size != 0 || length / size > Array.MaxLength || length > stream.Length - stream.Position)
        {
            throw new InvalidDataException("The length of an array does not fit into the file.");
        }

        var array = GC.AllocateUninitializedArray<T>((int)(length / size));
        stream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        stream.ReadExactly(stackalloc byte[ArrayWriter.Padding(length)]);
        return array;
    }

    internal long ReadNumber() => Read<long>() is [var number] ? number : throw new InvalidDataException("A number is missing.");

    internal int ReadCount() => ReadNumber() is >= 0 and <= int.MaxValue and var count ? (int)count : throw new InvalidDataException("A count is none.");

    internal string[] ReadLines() => new string(Read<char>()) is { Length: > 0 } text ? text.Split('\n') : [];
}
