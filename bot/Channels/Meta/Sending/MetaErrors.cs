using System.Collections.Frozen;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>What follows from an error code; see the head of <c>Data/errors.tsv</c>.</summary>
internal enum MetaOutcome
{
    Sent,
    Refused,
    Limited,
    Rate,
    Settings,
    Control,
}

/// <summary>The table of error codes.</summary>
internal static class MetaErrors
{
    private static readonly FrozenDictionary<(string Code, string Subcode), (MetaOutcome Outcome, string Reason)> ByCode = MetaTables.Read("errors.tsv")
        .ToFrozenDictionary(row => (row[0], row[1]), row => (Enum.Parse<MetaOutcome>(row[2], ignoreCase: true), row[3]));

    public static (MetaOutcome Outcome, string Reason) Of(MetaReply.Failed failed) =>
        ByCode.TryGetValue((failed.Code, failed.Subcode), out var known) || ByCode.TryGetValue((failed.Code, "*"), out known)
            ? known
            : (MetaOutcome.Limited, $"meta_{failed.Code}");
}
