using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>The in-test Qdrant itself, against vectors and filters that were worked out by hand.</summary>
public sealed class QdrantServerTests : IAsyncLifetime, IDisposable
{
    private QdrantServer _server = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _server = await QdrantServer.StartAsync();
        _http = new HttpClient { BaseAddress = _server.Address };
        await SendAsync("PUT", "/collections/c", """{"vectors": {"dense": {"size": 2, "distance": "Cosine"}}, "sparse_vectors": {"sparse": {}}}""");
        await SendAsync(
            "PUT",
            "/collections/c/points?wait=true",
            """
            {"points": [
              {"id": "00000000-0000-0000-0000-000000000001", "vector": {"sparse": {"indices": [1, 2], "values": [0.5, 2.0]}, "dense": [3, 4]},
               "payload": {"name": "a", "from": 10, "until": 20, "unit": "vn", "starter": false}},
              {"id": "00000000-0000-0000-0000-000000000002", "vector": {"sparse": {"indices": [2, 3], "values": [1.0, 4.0]}, "dense": [0, 5]},
               "payload": {"name": "b", "from": 15, "until": 30, "unit": "dak-lak", "starter": true}},
              {"id": "00000000-0000-0000-0000-000000000003", "vector": {"sparse": {"indices": [9], "values": [1.0]}},
               "payload": {"name": "c", "from": 0, "until": 99, "unit": "vn", "starter": false}}
            ]}
            """);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_sparse_score_is_the_dot_product_and_points_without_a_common_index_are_no_hits()
    {
        // a: 2 * 0.5 + 0.25 * 2 = 1.5; b: 0.25 * 1 = 0.25.
        var points = await QueryAsync("""{"query": {"indices": [1, 2], "values": [2, 0.25]}, "using": "sparse", "with_payload": ["name"]}""");

        Assert.Equal([("a", 1.5f), ("b", 0.25f)], points);
    }

    [Fact]
    public async Task A_dense_score_is_the_cosine()
    {
        // [3, 4] is [0.6, 0.8]; [0, 5] is [0, 1]; the query [0, 2] is [0, 1].
        var points = await QueryAsync("""{"query": [0, 2], "using": "dense", "with_payload": ["name"], "params": {"exact": true}}""");

        Assert.Equal([("b", 1f), ("a", 0.8f)], points);
    }

    [Theory]
    [InlineData("""{"must": [{"key": "from", "range": {"lte": 10}}, {"key": "until", "range": {"gte": 20}}]}""", "a c")]
    [InlineData("""{"must": [{"key": "from", "range": {"lte": 9}}]}""", "c")]
    [InlineData("""{"must": [{"key": "until", "range": {"gt": 20}}]}""", "b c")]
    [InlineData("""{"must": {"key": "unit", "match": {"any": ["dak-lak", "gia-lai"]}}}""", "b")]
    [InlineData("""{"must": [{"key": "starter", "match": {"value": false}}]}""", "a c")]
    [InlineData("""{"must_not": [{"key": "unit", "match": {"value": "vn"}}]}""", "b")]
    [InlineData("""{"should": [{"key": "from", "range": {"lt": 5}}, {"key": "starter", "match": {"value": true}}]}""", "b c")]
    public async Task Filters_admit_what_the_documentation_says(string filter, string names)
    {
        var query = "{\"query\": {\"indices\": [1, 3, 9], \"values\": [1, 1, 1]}, \"using\": \"sparse\", \"with_payload\": [\"name\"], \"filter\": " + filter + "}";

        Assert.Equal(names, string.Join(' ', (await QueryAsync(query)).Select(point => point.Name).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("PUT", "/collections/c", "{}", 409)]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "1", "vector": {}}]}""", 400)]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "00000000-0000-0000-0000-000000000009", "vector": {"dense": [1, 2, 3]}}]}""", 400)]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "00000000-0000-0000-0000-000000000009", "vector": {"other": [1, 2]}}]}""", 400)]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "00000000-0000-0000-0000-000000000009", "vector": {"sparse": {"indices": [1, 1], "values": [1, 2]}}}]}""", 422)]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "00000000-0000-0000-0000-000000000009", "vector": {"sparse": {"indices": [1], "values": [1, 2]}}}]}""", 422)]
    [InlineData("POST", "/collections/none/points/count", "{}", 404)]
    [InlineData("POST", "/collections/aliases", """{"actions": [{"create_alias": {"collection_name": "none", "alias_name": "x"}}]}""", 404)]
    [InlineData("POST", "/collections/aliases", """{"actions": [{"create_alias": {"collection_name": "c", "alias_name": "c"}}]}""", 409)]
    public async Task What_Qdrant_refuses_is_refused(string method, string path, string body, int status)
    {
        using var response = await _http.SendAsync(Message(method, path, body));

        // With the OpenAPI file at hand, some of it fails the schema already.
        Assert.Contains((int)response.StatusCode, new[] { status, 422 });
        Assert.Equal(3, _server.Collections["c"].Count);
        Assert.Empty(_server.Aliases);
    }

    [SharedTheory]
    [InlineData("PUT", "/collections/d", """{"sparse_vectors": {"sparse": {"modifier": "bm25"}}}""")]
    [InlineData("PUT", "/collections/d", """{"sparse_vector": {"sparse": {}}}""")]
    [InlineData("PUT", "/collections/d", """{"shard_number": 0}""")]
    [InlineData("PUT", "/collections/c/index", """{"field_name": "from", "field_schema": "int"}""")]
    [InlineData("PUT", "/collections/c/points", """{"points": [{"id": "00000000-0000-0000-0000-000000000009", "vector": {"sparse": {"indices": [1.5], "values": [1]}}}]}""")]
    [InlineData("PUT", "/collections/c/points?sync=true", """{"points": []}""")]
    [InlineData("POST", "/collections/c/points/query/batch", """{"searches": [{"query": {"indices": [1], "values": [1]}, "limit": 0}]}""")]
    [InlineData("POST", "/collections/c/points/query/batch", """{"searches": [{"query": {"indices": [1], "values": [1]}, "filter": {"and": []}}]}""")]
    [InlineData("POST", "/collections/c/points/query/batch", """{"searches": [{"query": {"indices": [1], "values": [1]}, "filter": {"must": [{"key": "a", "match": {"any": [1, "b"]}}]}}]}""")]
    [InlineData("POST", "/collections/aliases", """{"actions": [{"create_alias": {"alias_name": "x"}}]}""")]
    [InlineData("POST", "/collections/c/search", "{}")]
    [InlineData("PATCH", "/collections/c/points", null)]
    public async Task What_the_OpenAPI_file_does_not_allow_is_refused(string method, string path, string? body)
    {
        using var response = await _http.SendAsync(Message(method, path, body));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotEmpty(_server.Violations);
    }

    [SharedFact]
    public void The_sample_bodies_that_were_checked_elsewhere_pass_here_too()
    {
        (string File, string Method, string Path)[] samples =
        [
            ("create_collection.json", "PUT", "/collections/c"),
            ("upsert_points.json", "PUT", "/collections/c/points"),
            ("query_hybrid_rrf_k_weights.json", "POST", "/collections/c/points/query"),
            ("query_dense_params.json", "POST", "/collections/c/points/query"),
            ("index_tenant.json", "PUT", "/collections/c/index"),
            ("index_integer.json", "PUT", "/collections/c/index"),
            ("switch_alias.json", "POST", "/collections/aliases"),
            ("count.json", "POST", "/collections/c/points/count"),
            ("scroll_order_by.json", "POST", "/collections/c/points/scroll"),
        ];
        Assert.All(samples, sample => Assert.Empty(OpenApiFile.Qdrant!.Request(
            sample.Method, sample.Path, [], JsonNode.Parse(File.ReadAllText(SharedData.File("payloads", "qdrant", sample.File))))));
    }

    private static HttpRequestMessage Message(string method, string path, string? body) => new(new HttpMethod(method), path)
    {
        Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private async Task SendAsync(string method, string path, string body)
    {
        using var response = await _http.SendAsync(Message(method, path, body));
        response.EnsureSuccessStatusCode();
    }

    private async Task<List<(string Name, float Score)>> QueryAsync(string search)
    {
        using var response = await _http.SendAsync(Message("POST", "/collections/c/points/query/batch", "{\"searches\": [" + search + "]}"));
        var reply = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>();
        return reply!["result"]![0]!["points"]!.AsArray().Select(point => ((string)point!["payload"]!["name"]!, (float)point["score"]!)).ToList();
    }
}
