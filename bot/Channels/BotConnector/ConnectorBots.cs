using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>One bot as the program uses it.</summary>
/// <param name="Key">Its key in the settings.</param>
/// <param name="Options">Its settings.</param>
internal sealed record ConnectorBot(string Key, ConnectorAppOptions Options)
{
    /// <summary>What our rows name as the account: the app id, or the key of a bot that has none.</summary>
    public string Account => HasId ? Options.AppId : Key;

    /// <summary>False for a bot of the emulator alone: nothing is proved, and only this machine may call.</summary>
    public bool HasId => Options.AppId.Length > 0;
}

/// <summary>The bots of the settings.</summary>
internal sealed class ConnectorBots
{
    private readonly FrozenDictionary<string, ConnectorBot> _byKey;
    private readonly FrozenDictionary<string, ConnectorBot> _byAccount;

    public ConnectorBots(IOptions<ConnectorOptions> options)
    {
        _byKey = options.Value.All.Select(one => new ConnectorBot(one.Key, one.Value)).ToFrozenDictionary(bot => bot.Key, StringComparer.OrdinalIgnoreCase);
        _byAccount = _byKey.Values.ToFrozenDictionary(bot => bot.Account, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<ConnectorBot> All => _byKey.Values;

    public ConnectorBot? FindByKey(string key) => _byKey.GetValueOrDefault(key);

    public ConnectorBot? FindByAccount(string account) => _byAccount.GetValueOrDefault(account);

    /// <summary>Gives the bot that a token is meant for, or null.</summary>
    public ConnectorBot? FindByAudience(IEnumerable<string> audiences) => audiences.Select(FindByAccount).FirstOrDefault(bot => bot is { HasId: true });

    /// <summary>The bot that the emulator may reach without a token, or null.</summary>
    public ConnectorBot? Open => All.FirstOrDefault(bot => !bot.HasId && bot.Options.Emulator);
}
