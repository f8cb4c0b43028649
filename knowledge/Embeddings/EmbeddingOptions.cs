namespace CongDoan.Knowledge.Embeddings;

/// <summary>Where texts become dense vectors: any endpoint that speaks OpenAI's <c>/embeddings</c>.</summary>
/// <param name="Endpoint">Base address, such as <c>http://localhost:8080/v1</c>.</param>
/// <param name="Model">Name of the model there; vectors are kept under it.</param>
public sealed record EmbeddingOptions(Uri Endpoint, string Model)
{
    /// <summary>Key of <see cref="QueryPrefix"/> in the settings.</summary>
    public const string QueryPrefixKey = "Embedding:QueryPrefix";

    /// <summary>Key of <see cref="PassagePrefix"/> in the settings.</summary>
    public const string PassagePrefixKey = "Embedding:PassagePrefix";

    /// <summary>Sent as a bearer token; null for an endpoint without keys. Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What the model wants before a question, such as <c>query: </c>.</summary>
    public string QueryPrefix { get; init; } = "";

    /// <summary>What the model wants before a passage, such as <c>passage: </c>.</summary>
    public string PassagePrefix { get; init; } = "";

    /// <summary>The longest wait for a question's vector; then the words alone decide.</summary>
    public TimeSpan QueryBudget { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait for the vectors of one batch of passages.</summary>
    public TimeSpan BatchBudget { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The first wait before a batch that failed is tried again; each further one is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads the settings; null when there is no endpoint. What is wrong is added to <paramref name="failures"/>.</summary>
    internal static EmbeddingOptions? Read(Func<string, string?> setting, List<string> failures)
    {
        return ModelEndpoint.Read(setting, "Embedding", "mô hình nhúng", failures) is not { } endpoint
            ? null
            : new EmbeddingOptions(endpoint.Url, endpoint.Model)
            {
                ApiKey = endpoint.Key,
                QueryPrefix = setting(QueryPrefixKey) ?? "",
                PassagePrefix = setting(PassagePrefixKey) ?? "",
            };
    }

    /// <summary>Without the key: what is printed may be logged.</summary>
    public override string ToString() => $"{Model} @ {Endpoint}";
}
