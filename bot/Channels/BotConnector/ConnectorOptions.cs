using System.Text.RegularExpressions;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>
/// Bots registered with Azure Bot Service, all reached at <c>/api/messages</c>: a token's audience says which one is
/// meant. The section itself is the first of them, <see cref="Apps"/> are further ones; without any the channel is off.
/// </summary>
internal sealed class ConnectorOptions : ConnectorAppOptions
{
    public const string Section = "Channels:BotFramework";

    /// <summary>Key of the bot that stands in the section itself.</summary>
    public const string FirstKey = "main";

    /// <summary>Further bots by a key of our own.</summary>
    public Dictionary<string, ConnectorAppOptions> Apps { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>OpenID metadata of Bot Framework, whose keys sign what its channels send.</summary>
    public Uri MetadataUrl { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>OpenID metadata of Microsoft Entra, whose keys sign what the emulator sends.</summary>
    public Uri EmulatorMetadataUrl { get; set; } = new("https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration");

    /// <summary>Where tokens for our own calls come from.</summary>
    public Uri OAuthBaseUrl { get; set; } = new("https://login.microsoftonline.com");

    /// <summary>All bots by their key.</summary>
    public IEnumerable<KeyValuePair<string, ConnectorAppOptions>> All =>
        IsSet ? Apps.Prepend(new KeyValuePair<string, ConnectorAppOptions>(FirstKey, this)) : Apps;
}

/// <summary>One bot.</summary>
internal class ConnectorAppOptions
{
    /// <summary>"Microsoft App ID"; may be empty only for a bot of the emulator alone.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Its client secret.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The tenant of a single-tenant bot. Default: none, the bot was registered as multi-tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>The union unit of those who write to it. Default: <c>vn</c>.</summary>
    public string Unit { get; set; } = UnionUnit.RootId;

    /// <summary>True lets Bot Framework Emulator in: with the bot's own id and secret, or without both from this machine. Default: only Azure's channels.</summary>
    public bool Emulator { get; set; }

    /// <summary>True when anything of it was filled in.</summary>
    public bool IsSet => AppId.Length > 0 || AppSecret.Length > 0 || Emulator;
}

/// <summary>Finds what is wrong with the settings, and names the key.</summary>
internal static partial class ConnectorSettings
{
    public static IEnumerable<string> Faults(ConnectorOptions options)
    {
        var bots = options.All.Select(one => (Name: one.Value == options ? ConnectorOptions.Section : $"{ConnectorOptions.Section}:Apps:{one.Key}", Options: one.Value)).ToList();
        var rules = bots.SelectMany(bot => AppRules(bot.Name, bot.Options)).ToList();
        rules.AddRange(
            new[] { ("MetadataUrl", options.MetadataUrl), ("EmulatorMetadataUrl", options.EmulatorMetadataUrl), ("OAuthBaseUrl", options.OAuthBaseUrl) }.Select(one =>
                (!one.Item2.IsAbsoluteUri || one.Item2.Scheme is not ("http" or "https"), $"{ConnectorOptions.Section}:{one.Item1} phải là một địa chỉ http hoặc https đầy đủ.")));
        rules.Add((options.Apps.ContainsKey(ConnectorOptions.FirstKey), $"{ConnectorOptions.Section}:Apps:{ConnectorOptions.FirstKey}: hãy đặt tên khác, “{ConnectorOptions.FirstKey}” là bot khai báo ngay dưới {ConnectorOptions.Section}."));
        rules.AddRange(bots.GroupBy(bot => bot.Options.AppId, StringComparer.OrdinalIgnoreCase).Select(group =>
            (group.Count() > 1, $"{ConnectorOptions.Section}: AppId “{group.Key}” được khai báo nhiều lần.")));
        return rules.Where(rule => rule.IsWrong).Select(rule => rule.Sentence);
    }

    private static IEnumerable<(bool IsWrong, string Sentence)> AppRules(string name, ConnectorAppOptions app)
    {
        var isOpen = app is { AppId: "", AppSecret: "", Emulator: true };
        yield return (!isOpen && !Word().IsMatch(app.AppId), $"{name}:AppId không được để trống; chép “Microsoft App ID” của bot trên Azure.");
        yield return (!isOpen && string.IsNullOrWhiteSpace(app.AppSecret), $"{name}:AppSecret không được để trống; chép giá trị (Value) của client secret.");
        yield return (app.TenantId is { Length: > 0 } tenant && !Word().IsMatch(tenant), $"{name}:TenantId chỉ gồm chữ không dấu, số, dấu chấm và dấu gạch.");
        yield return (!UnionUnits.Shipped.Knows(app.Unit), $"{name}:Unit “{app.Unit}” không có trong danh sách đơn vị.");
    }

    [GeneratedRegex(@"^[0-9A-Za-z._-]{1,64}$")]
    private static partial Regex Word();
}
