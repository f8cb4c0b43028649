using System.Globalization;
using CongDoan.Knowledge.Embeddings;
using CongDoan.Knowledge.LanguageModels;
using CongDoan.Knowledge.Retrieval.Qdrant;
using Microsoft.Extensions.Options;

namespace CongDoan.Knowledge;

/// <summary>What the knowledge part has to be told.</summary>
/// <param name="DataFolder">Absolute path of the data folder; see <see cref="CongDoan.Knowledge.DataFolder"/>.</param>
public sealed record KnowledgeSettings(string DataFolder)
{
    /// <summary>Key of <see cref="KeepReleases"/> in the settings.</summary>
    public const string KeepReleasesKey = "Library:KeepReleases";

    /// <summary>Key of the setting that names the search engine.</summary>
    public const string EngineKey = "Index:Provider";

    private const int DefaultReleases = 30;
    private const int MostReleases = 10_000;

    /// <summary>So many releases are kept to go back to, the present one among them.</summary>
    public int KeepReleases { get; init; } = DefaultReleases;

    /// <summary>The longest wait for another program that is publishing.</summary>
    public TimeSpan PublishPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The Qdrant cluster that searches; null when the process does it itself.</summary>
    public QdrantOptions? Qdrant { get; init; }

    /// <summary>The embedding model; null when words alone decide.</summary>
    public EmbeddingOptions? Embedding { get; init; }

    /// <summary>The language model that says evidence in plain words; null when the law's own words are sent.</summary>
    public LanguageModelOptions? LanguageModel { get; init; }

    /// <summary>Reads all settings of the knowledge part.</summary>
    /// <param name="dataFolder">Absolute path of the data folder.</param>
    /// <param name="setting">Gives the value of a key such as <c>Qdrant:Url</c>, or null.</param>
    /// <exception cref="OptionsValidationException">Something is wrong; the failures are sentences for the operator.</exception>
    public static KnowledgeSettings Read(string dataFolder, Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var failures = new List<string>();
        var releases = ParseKeepReleases(setting(KeepReleasesKey));
        var embedding = EmbeddingOptions.Read(setting, failures);
        var language = LanguageModelOptions.Read(setting, failures);
        var qdrant = setting(EngineKey)?.Trim() switch
        {
            null or "" => null,
            var engine when engine.Equals("Embedded", StringComparison.OrdinalIgnoreCase) => null,
            var engine when engine.Equals("Qdrant", StringComparison.OrdinalIgnoreCase) => QdrantOptions.Read(setting, failures),
            _ => Unknown(),
        };
        return failures.Count == 0
            ? new KnowledgeSettings(dataFolder) { KeepReleases = releases, Qdrant = qdrant, Embedding = embedding, LanguageModel = language }
            : throw new OptionsValidationException(EngineKey, typeof(KnowledgeSettings), failures);

        QdrantOptions? Unknown()
        {
            failures.Add($"{EngineKey} phải là Embedded (tìm trong chương trình) hoặc Qdrant.");
            return null;
        }
    }

    /// <summary>Reads all settings of the knowledge part from the environment (<c>Qdrant__Url</c>), as the commands do.</summary>
    /// <param name="dataFolder">Absolute path of the data folder.</param>
    /// <exception cref="OptionsValidationException">Something is wrong; the failures are sentences for the operator.</exception>
    public static KnowledgeSettings FromEnvironment(string dataFolder) =>
        Read(dataFolder, key => Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)));

    /// <summary>Reads the setting <see cref="KeepReleasesKey"/>; null or empty is the default.</summary>
    /// <exception cref="OptionsValidationException">It is no number from 1 to 10000; the message is for the operator.</exception>
    public static int ParseKeepReleases(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return DefaultReleases;
        }

        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var releases) && releases is >= 1 and <= MostReleases
            ? releases
            : throw new OptionsValidationException(
                KeepReleasesKey, typeof(KnowledgeSettings), [$"{KeepReleasesKey} phải là số nguyên từ 1 đến {MostReleases} (số bản phát hành được giữ)."]);
    }
}
