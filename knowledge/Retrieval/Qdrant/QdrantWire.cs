using System.Text.Json;
using System.Text.Json.Serialization;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>The used part of Qdrant's REST bodies; names are Qdrant's own.</summary>
internal static class QdrantWire
{
    internal const string Sparse = "sparse";
    internal const string Dense = "dense";

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal sealed record Reply<T>(T? Result);

    internal sealed record CreateCollection(
        IReadOnlyDictionary<string, VectorParams> Vectors,
        IReadOnlyDictionary<string, SparseVectorParams> SparseVectors,
        int? ShardNumber,
        int? ReplicationFactor);

    internal sealed record VectorParams(int Size, string Distance, HnswConfig HnswConfig);

    internal sealed record HnswConfig(int M);

    internal sealed record SparseVectorParams;

    internal sealed record CreateFieldIndex(string FieldName, string FieldSchema);

    internal sealed record Point(Guid Id, PointVectors Vector, PointPayload Payload);

    internal sealed record PointVectors(SparseValues Sparse, float[]? Dense);

    internal sealed record SparseValues(uint[] Indices, float[] Values);

    /// <param name="Passage">Passage id; the point's own id is only its hash.</param>
    /// <param name="From">First day in force, as a day number; 0 when none is known.</param>
    /// <param name="Until">Last day in force, as a day number; that of 9999-12-31 when none is known.</param>
    /// <param name="Unit">Union unit that owns it.</param>
    /// <param name="Starter">Whether it is one of the program's own notes.</param>
    internal sealed record PointPayload(string Passage, int From, int Until, string Unit, bool Starter);

    internal sealed record QueryBatch(IReadOnlyList<Query> Searches);

    // The query is a list of numbers or a sparse vector; object, because both stand in one place of the schema.
    internal sealed record Query(object Vector, string Using, Filter Filter, int Limit, IReadOnlyList<string> WithPayload)
    {
        [JsonPropertyName("query")]
        public object Vector { get; init; } = Vector;

        public SearchParams? Params { get; init; }
    }

    internal sealed record SearchParams(bool Exact);

    internal sealed record Filter(IReadOnlyList<Condition> Must);

    internal sealed record Condition(string Key)
    {
        public Match? Match { get; init; }

        public DayRange? Range { get; init; }
    }

    internal sealed record Match
    {
        public bool? Value { get; init; }

        public IReadOnlyList<string>? Any { get; init; }
    }

    internal sealed record DayRange
    {
        public int? Lte { get; init; }

        public int? Gte { get; init; }
    }

    internal sealed record QueryResult(IReadOnlyList<ScoredPoint> Points);

    internal sealed record ScoredPoint(float Score, FoundPayload? Payload);

    internal sealed record FoundPayload(string? Passage);

    internal sealed record CountRequest(bool Exact);

    internal sealed record CountResult(long Count);

    internal sealed record ChangeAliases(IReadOnlyList<AliasAction> Actions);

    internal sealed record AliasAction
    {
        public AliasTarget? CreateAlias { get; init; }

        public AliasName? DeleteAlias { get; init; }
    }

    internal sealed record AliasTarget(string CollectionName, string AliasName);

    internal sealed record AliasName([property: JsonPropertyName("alias_name")] string Name);

    internal sealed record AliasList(IReadOnlyList<AliasTarget> Aliases);

    internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);

    internal sealed record CollectionName(string Name);
}
