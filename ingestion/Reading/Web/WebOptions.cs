namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Bounds of fetching a web page.</summary>
internal sealed record WebOptions
{
    /// <summary>Environment variable with the hosts that may lie in a private network, separated by commas.</summary>
    public const string TrustedHostsVariable = "Ingestion__Web__TrustedHosts";

    /// <summary>Bytes after decompression.</summary>
    public long MaxSize { get; init; } = 20 * 1024 * 1024;

    /// <summary>From the name's resolution to the last byte, all redirects together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    public int MaxRedirects { get; init; } = 3;

    /// <summary>Hosts, with their port where it is not the default one, that are reached whatever address they have.</summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = [];

    /// <summary>Options as the environment of this process states them.</summary>
    public static WebOptions FromEnvironment() => new()
    {
        TrustedHosts = (Environment.GetEnvironmentVariable(TrustedHostsVariable) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>Says whether the settings name this host.</summary>
    public bool IsNamed(Uri address) =>
        TrustedHosts.Contains(address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}", StringComparer.OrdinalIgnoreCase);
}
