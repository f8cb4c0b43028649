using System.Collections.Frozen;
using System.Globalization;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>What follows from an error code.</summary>
internal enum ZaloOutcome
{
    /// <summary>The token is no good: refresh once, try once more.</summary>
    Token,

    /// <summary>The whole app waits.</summary>
    Rate,

    /// <summary>Waits until six in the morning.</summary>
    Night,

    /// <summary>Waits for somebody to change something at Zalo.</summary>
    Settings,

    /// <summary>Never for this member.</summary>
    Refused,

    /// <summary>A few tries more.</summary>
    Limited,
}

/// <summary>The table of error codes, <c>Data/errors.tsv</c>.</summary>
internal static class ZaloErrors
{
    private const string Table = "CongDoan.Bot/Channels/Zalo/Data/errors.tsv";
    private static readonly FrozenDictionary<long, (ZaloOutcome Outcome, string Reason)> ByCode = Read();

    public static (ZaloOutcome Outcome, string Reason) Of(long code) => ByCode.TryGetValue(code, out var known)
        ? known
        : (ZaloOutcome.Limited, string.Create(CultureInfo.InvariantCulture, $"zalo_{code}"));

    private static FrozenDictionary<long, (ZaloOutcome Outcome, string Reason)> Read()
    {
        using var stream = typeof(ZaloErrors).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException($"The program lacks {Table}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(
                cells => long.Parse(cells[0], CultureInfo.InvariantCulture), cells => (Enum.Parse<ZaloOutcome>(cells[1], ignoreCase: true), cells[2]));
    }
}
