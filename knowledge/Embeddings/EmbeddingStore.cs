using System.Buffers.Binary;
using CongDoan.Knowledge.Library;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Embeddings;

/// <summary>The vectors of one model that the library's database holds.</summary>
internal sealed class EmbeddingStore(IDbContextFactory<LibraryDb> contexts, string model)
{
    /// <summary>Gives all vectors by the hash of their text. Those of another length than most (the model was replaced under its name) are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, float[]>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<EmbeddingRow>().AsNoTracking().Where(row => row.Model == model).ToListAsync(cancellationToken);
        var usual = rows.GroupBy(row => row.Vector.Length).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault()?.Key;
        return rows.Where(row => row.Vector.Length == usual).ToDictionary(row => row.TextHash, row => Numbers(row.Vector), StringComparer.Ordinal);
    }

    /// <summary>Keeps vectors; another program that keeps the same ones at once does no harm.</summary>
    internal async Task SaveAsync(IReadOnlyList<(string TextHash, float[] Vector)> vectors, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (hash, vector) in vectors)
        {
            var bytes = Bytes(vector);
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO embeddings ("Model", "TextHash", "Vector") VALUES ({model}, {hash}, {bytes})
                ON CONFLICT ("Model", "TextHash") DO UPDATE SET "Vector" = excluded."Vector"
                """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static byte[] Bytes(float[] numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), numbers[i]);
        }

        return bytes;
    }

    private static float[] Numbers(byte[] bytes)
    {
        var numbers = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return numbers;
    }
}
