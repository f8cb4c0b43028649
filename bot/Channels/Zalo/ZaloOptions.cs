using System.Text.RegularExpressions;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Channels.Zalo;

/// <summary>Zalo apps by their key, which is also the last word of their webhook's address; without any the channel is off.</summary>
internal sealed class ZaloOptions
{
    public const string Section = "Channels:Zalo";

    public Dictionary<string, ZaloAppOptions> Apps { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One app of the Zalo developers' console. Rates and windows change with Zalo's price list, so they are settings.</summary>
internal sealed class ZaloAppOptions
{
    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";

    /// <summary>"Khóa bí mật OA" of the webhook page, for accounts that name none. Default: none, the app is then to be paired.</summary>
    public string? OaSecretKey { get; set; }

    /// <summary>The code in the name of the file by which Zalo knows that a domain is ours. Default: none.</summary>
    public string? VerifierCode { get; set; }

    public Uri ApiBaseUrl { get; set; } = new("https://openapi.zalo.me");

    public Uri OAuthBaseUrl { get; set; } = new("https://oauth.zaloapp.com");

    /// <summary>Calls a minute that the package allows. Default: 100, that of "Tăng trưởng".</summary>
    public int RequestsPerMinute { get; set; } = 100;

    /// <summary>How long after a member's last sign of life a message costs nothing. Default: 48 hours.</summary>
    public TimeSpan FreeWindow { get; set; } = TimeSpan.FromHours(48);

    /// <summary>How long after it a message may be sent at all. Default: seven days.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);

    /// <summary>True: the bot too sends what costs money, after <see cref="FreeWindow"/>. Default: only officers do.</summary>
    public bool BotMaySpend { get; set; }

    /// <summary>The last messages of a counted quota that are kept for officers. Default: 2.</summary>
    public int ReservedForOfficers { get; set; } = 2;

    /// <summary>A picture above Zalo's own form for name and telephone number. Default: ours, where there is a public address; else there is no form, an officer's words ask.</summary>
    public Uri? RequestInfoImage { get; set; }

    /// <summary>How long a refresh token is good. Default: 90 days.</summary>
    public TimeSpan RefreshTokenLife { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Official accounts by a key of our own.</summary>
    public Dictionary<string, ZaloAccountOptions> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One official account that has granted the app.</summary>
internal sealed class ZaloAccountOptions
{
    public string OaId { get; set; } = "";

    /// <summary>The union unit of those who write to it. Default: <c>vn</c>.</summary>
    public string Unit { get; set; } = UnionUnit.RootId;

    /// <summary>The first refresh token; once one is stored, that one counts. Default: none, the account is linked on the connect page.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>Its own key, should Zalo give each account another. Default: the app's.</summary>
    public string? OaSecretKey { get; set; }
}

/// <summary>Finds what is wrong with the settings, and names the key.</summary>
internal static partial class ZaloSettings
{
    public static IEnumerable<string> Faults(ZaloOptions options)
    {
        foreach (var (key, app) in options.Apps)
        {
            var name = $"{ZaloOptions.Section}:{key}";
            foreach (var fault in AppFaults(name, app))
            {
                yield return fault;
            }
        }

        var twice = options.Apps.Values.SelectMany(app => app.Accounts.Values).GroupBy(account => account.OaId, StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Count() > 1);
        foreach (var group in twice)
        {
            yield return $"{ZaloOptions.Section}: OaId {group.Key} được khai báo nhiều lần.";
        }
    }

    private static IEnumerable<string> AppFaults(string name, ZaloAppOptions app)
    {
        (bool IsWrong, string Sentence)[] rules =
        [
            (string.IsNullOrWhiteSpace(app.AppId), $"{name}:AppId không được để trống."),
            (string.IsNullOrWhiteSpace(app.AppSecret), $"{name}:AppSecret không được để trống."),
            (app.VerifierCode is { Length: > 0 } code && !Word().IsMatch(code), $"{name}:VerifierCode chỉ được gồm chữ không dấu, số, dấu gạch; là phần sau “zalo_verifier” trong tên tệp, không kèm .html."),
            (!IsWeb(app.ApiBaseUrl), $"{name}:ApiBaseUrl phải là một địa chỉ http hoặc https đầy đủ."),
            (!IsWeb(app.OAuthBaseUrl), $"{name}:OAuthBaseUrl phải là một địa chỉ http hoặc https đầy đủ."),
            (app.RequestInfoImage is { } picture && !IsWeb(picture), $"{name}:RequestInfoImage phải là một địa chỉ http hoặc https đầy đủ."),
            (app.RequestsPerMinute is < 1 or > 100_000, $"{name}:RequestsPerMinute phải từ 1 đến 100000."),
            (app.Window <= TimeSpan.Zero, $"{name}:Window phải lớn hơn 0."),
            (app.FreeWindow <= TimeSpan.Zero || app.FreeWindow > app.Window, $"{name}:FreeWindow phải lớn hơn 0 và không dài hơn Window."),
            (app.ReservedForOfficers is < 0 or > 1000, $"{name}:ReservedForOfficers phải từ 0 đến 1000."),
            (app.RefreshTokenLife < TimeSpan.FromDays(1), $"{name}:RefreshTokenLife phải từ một ngày trở lên."),
        ];
        foreach (var (isWrong, sentence) in rules)
        {
            if (isWrong)
            {
                yield return sentence;
            }
        }

        foreach (var (key, account) in app.Accounts)
        {
            if (!Word().IsMatch(account.OaId))
            {
                yield return $"{name}:Accounts:{key}:OaId không được để trống và chỉ gồm chữ số.";
            }

            if (!UnionUnits.Shipped.Knows(account.Unit))
            {
                yield return $"{name}:Accounts:{key}:Unit “{account.Unit}” không có trong danh sách đơn vị.";
            }
        }
    }

    private static bool IsWeb(Uri address) => address.IsAbsoluteUri && address.Scheme is "http" or "https";

    [GeneratedRegex("^[0-9A-Za-z_-]{1,64}$")]
    private static partial Regex Word();
}
