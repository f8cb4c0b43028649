using System.Collections.Frozen;
using System.Globalization;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>How buttons are shown.</summary>
internal enum ButtonForm
{
    Suggested,
    Card,
    Words,
}

/// <summary>How much a message may hold on one channel; see the head of <c>Data/forms.tsv</c>.</summary>
internal sealed record ChannelForm(int LongestText, ButtonForm Buttons, int MostButtons, int LongestTitle);

/// <summary>The table of forms.</summary>
internal static class ChannelForms
{
    private static readonly FrozenDictionary<string, ChannelForm> ByChannel = ConnectorTables.Read("forms.tsv").ToFrozenDictionary(
        row => row[0],
        row => new ChannelForm(Number(row[1]), Enum.Parse<ButtonForm>(row[2], ignoreCase: true), Number(row[3]), Number(row[4])),
        StringComparer.Ordinal);

    public static ChannelForm Of(string channelId) => ByChannel.GetValueOrDefault(channelId) ?? ByChannel["*"];

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
