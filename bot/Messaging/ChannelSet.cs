using System.Collections.Frozen;

namespace CongDoan.Bot.Messaging;

/// <summary>The channels that are on, by name; two of one name stop the start.</summary>
internal sealed class ChannelSet(IEnumerable<IChannel> channels)
{
    private readonly FrozenDictionary<string, IChannel> _byName = channels.ToFrozenDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Gives the channel, or null when the settings no longer have it.</summary>
    public IChannel? Find(string name) => _byName.GetValueOrDefault(name);
}
