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

    // By the filter's text: a test asks hundreds of questions under one filter.
    private readonly Dictionary<string, List<KeyValuePair<string, StoredPoint>>> _admitted = new(StringComparer.Ordinal);

    // Which points hold an index of a sparse vector, and with what value; made anew after an upsert.
    private Dictionary<(string Name, uint Index), List<(string Id, float Value)>>? _lists;

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
        _admitted.Clear();
        _lists = null;
    }

    public JsonArray Query(JsonObject search)
    {
        Knows(search, "query", "using", "filter", "limit", "with_payload", "params");
        var score = Scoring(search["query"]!, (string)search["using"]!);
        var fields = search["with_payload"]?.AsArray().Select(field => (string)field!).ToList() ?? [];
        var hits = Admitted(search["filter"])
            .Select(point => (point.Key, point.Value.Payload, Score: score(point.Key, point.Value)))
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

    private List<KeyValuePair<string, StoredPoint>> Admitted(JsonNode? filter)
    {
        var text = filter?.ToJsonString() ?? "";
        if (!_admitted.TryGetValue(text, out var points))
        {
            points = _points.Where(point => filter is null || PointFilter.Admits(filter, point.Value.Payload)).ToList();
            _admitted.Add(text, points);
        }

        return points;
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

    private Func<string, StoredPoint, float?> Scoring(JsonNode query, string name)
    {
        if (query is JsonArray)
        {
            var unit = Unit(Dense(query, name));
            return (_, point) => point.Dense.TryGetValue(name, out var vector) ? unit.Zip(vector).Sum(pair => pair.First * pair.Second) : null;
        }

        Require(_sparse.Contains(name), 400, $"Wrong input: Not existing vector name error: {name}");
        _lists ??= (
            from point in _points
            from vector in point.Value.Sparse
            from entry in vector.Value
            select (Key: (vector.Key, entry.Key), Entry: (point.Key, entry.Value)))
            .GroupBy(pair => pair.Key, pair => pair.Entry).ToDictionary(group => group.Key, group => group.ToList());
        var sums = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (index, weight) in Sparse(query))
        {
            foreach (var (id, value) in _lists.GetValueOrDefault((name, index), []))
            {
                sums[id] = sums.GetValueOrDefault(id) + (weight * value);
            }
        }

        return (id, _) => sums.TryGetValue(id, out var sum) ? sum : null;
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
