using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>Where the Qdrant cluster is and how its collections are made.</summary>
/// <param name="Url">Address of its REST interface.</param>
public sealed partial record QdrantOptions(Uri Url)
{
    /// <summary>Key of <see cref="Url"/> in the settings.</summary>
    public const string UrlKey = "Qdrant:Url";

    /// <summary>Key of <see cref="ApiKey"/> in the settings.</summary>
    public const string ApiKeyKey = "Qdrant:ApiKey";

    /// <summary>Key of <see cref="Collection"/> in the settings.</summary>
    public const string CollectionKey = "Qdrant:Collection";

    /// <summary>Key of <see cref="Shards"/> in the settings.</summary>
    public const string ShardsKey = "Qdrant:Shards";

    /// <summary>Key of <see cref="Replicas"/> in the settings.</summary>
    public const string ReplicasKey = "Qdrant:Replicas";

    private const int MostCopies = 100;

    /// <summary>Sent as <c>api-key</c>; null for a cluster without a key. Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What all names of collections and aliases begin with; also the alias of the newest release.</summary>
    public string Collection { get; init; } = "congdoan";

    /// <summary>Shards of a new collection; null leaves it to the server.</summary>
    public int? Shards { get; init; }

    /// <summary>Copies of each shard; null leaves it to the server.</summary>
    public int? Replicas { get; init; }

    /// <summary>The longest wait for an answer to a search; then the caller goes another way.</summary>
    public TimeSpan SearchBudget { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait for an answer to one write.</summary>
    public TimeSpan WriteBudget { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first wait before a write that failed is tried again; each further one is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>So long a collection that is not needed any more stays after a newer one is in use.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the settings; what is wrong is added to <paramref name="failures"/> in sentences for the operator.</summary>
    internal static QdrantOptions? Read(Func<string, string?> setting, List<string> failures)
    {
        var before = failures.Count;
        var text = setting(UrlKey);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            failures.Add($"{UrlKey} phải là địa chỉ http hoặc https đầy đủ của Qdrant, không kèm tên đăng nhập hay tham số, ví dụ http://localhost:6333.");
        }

        var key = string.IsNullOrEmpty(setting(ApiKeyKey)) ? null : setting(ApiKeyKey);
        if (key is not null && !key.All(letter => letter is > ' ' and <= '~'))
        {
            failures.Add($"{ApiKeyKey} chỉ được gồm chữ không dấu, chữ số và ký hiệu, không có khoảng trắng.");
        }

        var collection = string.IsNullOrWhiteSpace(setting(CollectionKey)) ? "congdoan" : setting(CollectionKey)!;
        if (!Name().IsMatch(collection))
        {
            failures.Add($"{CollectionKey} phải gồm từ 1 đến 40 chữ thường không dấu, chữ số hoặc dấu gạch ngang.");
        }

        var shards = Copies(ShardsKey);
        var replicas = Copies(ReplicasKey);
        return failures.Count > before
            ? null
            : new QdrantOptions(url!) { ApiKey = key, Collection = collection, Shards = shards, Replicas = replicas };

        int? Copies(string name)
        {
            var value = setting(name);
            if (string.IsNullOrWhiteSpace(value))
            {
                return null;
            }

            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostCopies)
            {
                return count;
            }

            failures.Add($"{name} phải là số nguyên từ 1 đến {MostCopies}.");
            return null;
        }
    }

    /// <summary>Without the key: what is printed may be logged.</summary>
    public override string ToString() => $"Qdrant {Url}";

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Name();
}
