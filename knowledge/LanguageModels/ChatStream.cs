using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>The lines <c>data: …</c> of a stream of server-sent events, as they arrive; comments and other fields are passed over.</summary>
internal static class ChatStream
{
    private static readonly byte[] Field = "data:"u8.ToArray();

    /// <summary>Gives what stands after <c>data:</c> on each line.</summary>
    /// <param name="stream">The body of a response.</param>
    /// <param name="most">So many bytes are read at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The connection broke, or more came than may.</exception>
    internal static async IAsyncEnumerable<string> ReadAsync(Stream stream, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var taken = 0L;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var buffer = read.Buffer;
                if (taken + buffer.Length > most)
                {
                    throw new InvalidDataException("The reply is too long.");
                }

                while (buffer.PositionOf((byte)'\n') is { } end)
                {
                    var line = buffer.Slice(0, end).ToArray();
                    taken += line.Length + 1;
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                    if (Data(line) is { } data)
                    {
                        yield return data;
                    }
                }

                if (read.IsCompleted)
                {
                    if (Data(buffer.ToArray()) is { } last)
                    {
                        yield return last;
                    }

                    yield break;
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static string? Data(byte[] line) => line.AsSpan().StartsWith(Field) ? Encoding.UTF8.GetString(line.AsSpan(Field.Length)).Trim() : null;
}
