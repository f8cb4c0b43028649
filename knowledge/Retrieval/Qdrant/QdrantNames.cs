using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>
/// The names of one release in the cluster. They hold a hash of everything that is stored, so that replicas that publish the
/// same release at once fill one collection with equal points, and programs or models that make other vectors of it do
/// not overwrite each other. The alias is set when the collection is complete, and is what is searched.
/// </summary>
/// <param name="Alias">Such as <c>congdoan-r12-5f3c9a1b0d2e</c>.</param>
/// <param name="Collection">The alias's collection.</param>
internal sealed record QdrantNames(string Alias, string Collection)
{
    private const int HashLength = 12;
    private const string Points = "-points";

    /// <summary>Raised when points are stored in another way.</summary>
    private const int Layout = 1;

    internal static QdrantNames Of(string prefix, long version, IReadOnlyList<IndexedPassage> passages)
    {
        var alias = string.Create(CultureInfo.InvariantCulture, $"{prefix}-r{version}-{Hash(passages)}");
        return new QdrantNames(alias, alias + Points);
    }

    /// <summary>Gives the release of a collection that was named here; null for any other.</summary>
    internal static long? Release(string prefix, string collection)
    {
        var start = prefix + "-r";
        if (!collection.StartsWith(start, StringComparison.Ordinal) || !collection.EndsWith(Points, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = collection[start.Length..^Points.Length].Split('-');
        return parts.Length == 2 && parts[1].Length == HashLength && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var release)
            ? release
            : null;
    }

    /// <summary>Gives a point's id, which Qdrant wants as a UUID: the same for a passage wherever and whenever it is stored.</summary>
    internal static Guid PointId(string passage)
    {
        const int Version = 8;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(passage), hash);
        // RFC 9562: version 8 is for ids that are made in one's own way.
        hash[6] = (byte)((hash[6] & 0x0F) | (Version << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private static string Hash(IReadOnlyList<IndexedPassage> passages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Layout]);
        foreach (var passage in passages)
        {
            var head = string.Create(
                CultureInfo.InvariantCulture,
                $"{passage.Id}\n{passage.From?.DayNumber}\n{passage.Until?.DayNumber}\n{passage.Unit}\n{passage.IsStarter}\n{passage.Vector.Indices.Length}\n{passage.Dense?.Length}\n");
            hash.AppendData(Encoding.UTF8.GetBytes(head));
            hash.AppendData(MemoryMarshal.AsBytes<uint>(passage.Vector.Indices));
            hash.AppendData(MemoryMarshal.AsBytes<float>(passage.Vector.Values));
            hash.AppendData(MemoryMarshal.AsBytes<float>(passage.Dense));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength];
    }
}
