using System.Collections.Frozen;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>What follows from a status; see the head of <c>Data/errors.tsv</c>.</summary>
internal enum ConnectorOutcome
{
    Refused,
    Rate,
    Limited,
    Doubt,
    Settings,
}

/// <summary>The table of statuses.</summary>
internal static class ConnectorErrors
{
    private static readonly FrozenDictionary<(string Status, string Code), (ConnectorOutcome Outcome, string Reason)> Table = ConnectorTables.Read("errors.tsv")
        .ToFrozenDictionary(row => (row[0], row[1]), row => (Enum.Parse<ConnectorOutcome>(row[2], ignoreCase: true), row[3]));

    public static (ConnectorOutcome Outcome, string Reason) Of(ConnectorReply.Failed failed) =>
        Table.TryGetValue((failed.Status, failed.Code), out var known) || Table.TryGetValue((failed.Status, "*"), out known)
            ? known
            : (string.CompareOrdinal(failed.Status, "500") < 0 ? ConnectorOutcome.Refused : ConnectorOutcome.Doubt, $"connector_{failed.Status}");
}
