using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>What Qdrant answers with another status than 200.</summary>
internal sealed class RefusedRequestException(int status, string error) : Exception(error)
{
    public int Status { get; } = status;
}

/// <summary>
/// One collection of the in-test Qdrant, from the wire's JSON. Scores by the documented formulas: a sparse vector's is the dot
/// product over the indices that both hold, and a point without any of them is no hit; cosine is the dot product of the
/// vectors brought to length one. Whatever it does not know is refused, never ignored.
/// </summary>
internal sealed class StoredCollection
{
    private readonly Dictionary<string, int> _dense = [];
    private readonly HashSet<string> _sparse = [];
    private readonly Dictionary<string, StoredPoint> _points = new(StringComparer.Ordinal);

    public StoredCollection(JsonObject create)
    {
        Knows(create, "vectors", "sparse_vectors", "shard_number", "replication_factor");
        foreach (var (name, vector) in create["vectors"]?.AsObject() ?? [])
        {
            Knows(vector!.AsObject(), "size", "distance", "hnsw_config");
            Require((string)vector["distance"]! == "Cosine", 400, "Wrong input: this server knows Cosine only");
            _dense[name] = (int)vector["size"]!;
        }

        foreach (var (name, vector) in create["sparse_vectors"]?.AsObject() ?? [])
        {
            Knows(vector!.AsObject());
            _sparse.Add(name);
        }
    }

    public int Count => _points.Count;

    public Dictionary<string, string> Indexes { get; } = [];

    public IEnumerable<string> PointIds => _points.Keys;

    public void AddIndex(JsonObject body)
    {
        Knows(body, "field_name", "field_schema");
        Indexes[(string)body["field_name"]!] = (string)body["field_schema"]!;
    }

    public void Upsert(JsonObject body)
    {
        Knows(body, "points");
        // All or none.
        var points = body["points"]!.AsArray().Select(point => (Id: (string)point!["id"]!, Point: Read(point.AsObject()))).ToList();
        points.ForEach(point => _points[point.Id] = point.Point);
    }

    public JsonArray Query(JsonObject search)
    {
        Knows(search, "query", "using", "filter", "limit", "with_payload", "params");
        var score = Scoring(search["query"]!, (string)search["using"]!);
        var fields = search["with_payload"]?.AsArray().Select(field => (string)field!).ToList() ?? [];
        var hits = _points
            .Where(point => search["filter"] is null || PointFilter.Admits(search["filter"]!, point.Value.Payload))
            .Select(point => (point.Key, point.Value.Payload, Score: score(point.Value)))
            .Where(hit => hit.Score is not null)
            .OrderByDescending(hit => hit.Score)
            // Equal scores come in any order; this one has nothing to do with a passage.
            .ThenByDescending(hit => hit.Key, StringComparer.Ordinal)
            .Take((int?)search["limit"] ?? 10);
        return new JsonArray(hits.Select(hit => (JsonNode)new JsonObject
        {
            ["id"] = hit.Key,
            ["version"] = 1,
            ["score"] = hit.Score,
            ["payload"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field, hit.Payload[field]?.DeepClone()))),
        }).ToArray());
    }

    internal static void Knows(JsonObject body, params string[] names)
    {
        foreach (var (name, _) in body)
        {
            Require(names.Contains(name), 400, $"Wrong input: this server does not know {name}");
        }
    }

    internal static void Require(bool isRight, int status, string error)
    {
        if (!isRight)
        {
            throw new RefusedRequestException(status, error);
        }
    }

    private StoredPoint Read(JsonObject point)
    {
        Knows(point, "id", "vector", "payload");
        Require(Guid.TryParse((string)point["id"]!, out _), 400, "Format error in JSON body: the id is no UUID");
        var sparse = new Dictionary<string, Dictionary<uint, float>>();
        var dense = new Dictionary<string, float[]>();
        foreach (var (name, vector) in point["vector"]!.AsObject())
        {
            if (vector is JsonArray)
            {
                dense[name] = Unit(Dense(vector, name));
            }
            else
            {
                Require(_sparse.Contains(name), 400, $"Wrong input: Not existing vector name error: {name}");
                sparse[name] = Sparse(vector!);
            }
        }

        return new StoredPoint(sparse, dense, point["payload"]!.AsObject());
    }

    private Func<StoredPoint, float?> Scoring(JsonNode query, string name)
    {
        if (query is JsonArray)
        {
            var unit = Unit(Dense(query, name));
            return point => point.Dense.TryGetValue(name, out var vector) ? unit.Zip(vector).Sum(pair => pair.First * pair.Second) : null;
        }

        Require(_sparse.Contains(name), 400, $"Wrong input: Not existing vector name error: {name}");
        var asked = Sparse(query);
        return point =>
        {
            float? sum = null;
            foreach (var (index, weight) in asked)
            {
                if (point.Sparse.TryGetValue(name, out var vector) && vector.TryGetValue(index, out var value))
                {
                    sum = (sum ?? 0) + (weight * value);
                }
            }

            return sum;
        };
    }

    private float[] Dense(JsonNode vector, string name)
    {
        Require(_dense.ContainsKey(name), 400, $"Wrong input: Not existing vector name error: {name}");
        var numbers = vector.Deserialize<float[]>()!;
        Require(numbers.Length == _dense[name], 400, $"Wrong input: Vector dimension error: expected dim: {_dense[name]}, got {numbers.Length}");
        return numbers;
    }

    private static Dictionary<uint, float> Sparse(JsonNode vector)
    {
        var (indices, values) = (vector["indices"].Deserialize<uint[]>()!, vector["values"].Deserialize<float[]>()!);
        Require(indices.Length == values.Length, 422, "Validation error in JSON body: [values: must be the same length as indices]");
        Require(indices.Distinct().Count() == indices.Length, 422, "Validation error in JSON body: [indices: must be unique]");
        return indices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static float[] Unit(float[] vector)
    {
        var norm = MathF.Sqrt(vector.Sum(value => value * value));
        return norm == 0 ? vector : Array.ConvertAll(vector, value => value / norm);
    }

    private sealed record StoredPoint(Dictionary<string, Dictionary<uint, float>> Sparse, Dictionary<string, float[]> Dense, JsonObject Payload);
}
