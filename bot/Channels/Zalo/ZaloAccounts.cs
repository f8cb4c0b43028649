using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Zalo;

/// <summary>One app as the program uses it.</summary>
/// <param name="Key">Its key in the settings and its word in the webhook's address.</param>
/// <param name="Options">Its settings.</param>
internal sealed record ZaloApp(string Key, ZaloAppOptions Options);

/// <summary>One official account.</summary>
/// <param name="App">The app it granted.</param>
/// <param name="OaId">Zalo's id of it; what our rows name as the account.</param>
/// <param name="Options">Its settings.</param>
internal sealed record ZaloAccount(ZaloApp App, string OaId, ZaloAccountOptions Options)
{
    /// <summary>The key that its events are signed with, or null while the app is not paired.</summary>
    public string? SecretKey => Filled(Options.OaSecretKey) ?? Filled(App.Options.OaSecretKey);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>The apps and accounts of the settings.</summary>
internal sealed class ZaloAccounts
{
    private readonly FrozenDictionary<string, ZaloApp> _apps;
    private readonly FrozenDictionary<string, ZaloAccount> _accounts;

    public ZaloAccounts(IOptions<ZaloOptions> options)
    {
        _apps = options.Value.Apps.Select(one => new ZaloApp(one.Key, one.Value)).ToFrozenDictionary(app => app.Key, StringComparer.OrdinalIgnoreCase);
        _accounts = _apps.Values
            .SelectMany(app => app.Options.Accounts.Values.Select(account => new ZaloAccount(app, account.OaId, account)))
            .ToFrozenDictionary(account => account.OaId, StringComparer.Ordinal);
    }

    public IEnumerable<ZaloApp> Apps => _apps.Values;

    public IEnumerable<ZaloAccount> All => _accounts.Values;

    public ZaloApp? FindApp(string key) => _apps.GetValueOrDefault(key);

    public ZaloAccount? Find(string oaId) => _accounts.GetValueOrDefault(oaId);

    /// <summary>Gives the account when it belongs to this app.</summary>
    public ZaloAccount? Find(ZaloApp app, string? oaId) => oaId is not null && Find(oaId) is { } account && account.App == app ? account : null;

    /// <summary>The keys that some event of the app may be signed with.</summary>
    public IReadOnlyList<string> SecretKeys(ZaloApp app) =>
    [
        .. All.Where(account => account.App == app).Select(account => account.SecretKey).Append(app.Options.OaSecretKey)
            .OfType<string>().Where(key => key.Length > 0).Distinct(StringComparer.Ordinal),
    ];
}
