using System.Buffers;
using System.Text.Json;
using static CongDoan.Knowledge.Retrieval.Qdrant.QdrantWire;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>Writes passages as bodies of upserts that stay well below what Qdrant takes (32 MB unless set otherwise).</summary>
internal static class QdrantBatches
{
    internal const int MostPoints = 256;
    internal const int MostBytes = 4 << 20;

    /// <summary>Gives one body after the other; each is overwritten by the next.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Of(IReadOnlyList<IndexedPassage> passages)
    {
        var buffer = new ArrayBufferWriter<byte>();
        for (var next = 0; next < passages.Count;)
        {
            buffer.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteStartArray("points");
                for (var points = 0; next < passages.Count && points < MostPoints && writer.BytesCommitted + writer.BytesPending < MostBytes; points++)
                {
                    JsonSerializer.Serialize(writer, PointOf(passages[next++]), Json);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            yield return buffer.WrittenMemory;
        }
    }

    private static Point PointOf(IndexedPassage passage) => new(
        QdrantNames.PointId(passage.Id),
        new PointVectors(new SparseValues(passage.Vector.Indices, passage.Vector.Values), passage.Dense),
        new PointPayload(
            passage.Id,
            (passage.From ?? DateOnly.MinValue).DayNumber,
            (passage.Until ?? DateOnly.MaxValue).DayNumber,
            passage.Unit,
            passage.IsStarter));
}
