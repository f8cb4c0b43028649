using System.Runtime.InteropServices;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The different weights that passages give their words, so that a code of one byte names a weight exactly. Passages whose
/// least weight is the same share a table: mostly they are equally long, and then a word that stands once weighs the same in
/// all of them. Few tables stay in the processor's cache where one for each passage would not.
/// </summary>
internal sealed class WeightTables
{
    /// <summary>The code of a weight that found no place, because its passage has too many different ones.</summary>
    internal const int Exceptional = byte.MaxValue;

    private readonly List<List<float>> _tables = [];
    private readonly Dictionary<float, int> _byLeast = [];

    /// <summary>Gives the number of the table for a passage's weights, and their codes.</summary>
    internal int Add(ReadOnlySpan<float> weights, Span<byte> codes)
    {
        var least = float.PositiveInfinity;
        foreach (var weight in weights)
        {
            least = weight > 0 ? Math.Min(least, weight) : least;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLeast, least, out var known);
        if (!known || !HasRoom(_tables[number], weights))
        {
            number = _tables.Count;
            _tables.Add([]);
        }

        var table = _tables[number];
        for (var i = 0; i < weights.Length; i++)
        {
            codes[i] = weights[i] > 0 ? Code(table, weights[i]) : (byte)0;
        }

        return number;
    }

    /// <summary>Gives all tables in one array, and where each begins.</summary>
    internal (float[] Weights, int[] Starts) Close()
    {
        var starts = new int[_tables.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + _tables[i - 1].Count;
        }

        return (_tables.SelectMany(table => table).ToArray(), starts);
    }

    private static byte Code(List<float> table, float weight)
    {
        var place = Place(table, weight);
        if (place >= 0)
        {
            return (byte)place;
        }

        if (table.Count <= Exceptional)
        {
            table.Add(table.Count == Exceptional ? float.NaN : weight);
        }

        return (byte)(table.Count - 1);
    }

    // By their bits: the runtime compares whole numbers many at once, and floats one by one.
    private static int Place(List<float> table, float weight) =>
        MemoryMarshal.Cast<float, int>(CollectionsMarshal.AsSpan(table)).IndexOf(BitConverter.SingleToInt32Bits(weight));

    // A table that is filled up by others would send a passage's weights among the exceptional ones without need.
    private static bool HasRoom(List<float> table, ReadOnlySpan<float> weights)
    {
        if (table.Count + weights.Length < Exceptional)
        {
            return true;
        }

        var added = new HashSet<float>();
        foreach (var weight in weights)
        {
            if (weight > 0 && Place(table, weight) < 0)
            {
                added.Add(weight);
            }
        }

        return table.Count + added.Count < Exceptional;
    }
}
