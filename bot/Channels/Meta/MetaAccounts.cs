using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Meta;

/// <summary>One app as the program uses it.</summary>
/// <param name="Key">Its key in the settings and its word in the webhook's address.</param>
/// <param name="Options">Its settings.</param>
internal sealed record MetaApp(string Key, MetaAppOptions Options);

/// <summary>One Page.</summary>
/// <param name="App">The app that serves it.</param>
/// <param name="PageId">Meta's id of it; what our rows name as the account.</param>
/// <param name="Options">Its settings.</param>
internal sealed record MetaAccount(MetaApp App, string PageId, MetaAccountOptions Options);

/// <summary>The apps and Pages of the settings.</summary>
internal sealed class MetaAccounts
{
    private readonly FrozenDictionary<string, MetaApp> _apps;
    private readonly FrozenDictionary<string, MetaAccount> _accounts;

    public MetaAccounts(IOptions<MetaOptions> options)
    {
        _apps = options.Value.Apps.Select(one => new MetaApp(one.Key, one.Value)).ToFrozenDictionary(app => app.Key, StringComparer.OrdinalIgnoreCase);
        _accounts = _apps.Values
            .SelectMany(app => app.Options.Accounts.Values.Select(account => new MetaAccount(app, account.PageId, account)))
            .ToFrozenDictionary(account => account.PageId, StringComparer.Ordinal);
    }

    public IEnumerable<MetaApp> Apps => _apps.Values;

    public IEnumerable<MetaAccount> All => _accounts.Values;

    public MetaApp? FindApp(string key) => _apps.GetValueOrDefault(key);

    public MetaAccount? Find(string pageId) => _accounts.GetValueOrDefault(pageId);

    /// <summary>Gives the Page when it belongs to this app.</summary>
    public MetaAccount? Find(MetaApp app, string pageId) => Find(pageId) is { } account && account.App == app ? account : null;
}
