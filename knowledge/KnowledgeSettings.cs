using System.Globalization;
using Microsoft.Extensions.Options;

namespace CongDoan.Knowledge;

/// <summary>What the knowledge part has to be told.</summary>
/// <param name="DataFolder">Absolute path of the data folder; see <see cref="CongDoan.Knowledge.DataFolder"/>.</param>
public sealed record KnowledgeSettings(string DataFolder)
{
    /// <summary>Key of <see cref="KeepReleases"/> in the settings.</summary>
    public const string KeepReleasesKey = "Library:KeepReleases";

    private const int DefaultReleases = 30;
    private const int MostReleases = 10_000;

    /// <summary>So many releases are kept to go back to, the present one among them.</summary>
    public int KeepReleases { get; init; } = DefaultReleases;

    /// <summary>The longest wait for another program that is publishing.</summary>
    public TimeSpan PublishPatience { get; init; } = TimeSpan.FromMinutes(1);

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
