using System.Text.RegularExpressions;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Channels.Meta;

/// <summary>Meta apps by their key, which is also the last word of their webhook's address; without any, Messenger and Page comments are off.</summary>
internal sealed class MetaOptions
{
    public const string Section = "Channels:Meta";

    public Dictionary<string, MetaAppOptions> Apps { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One app of Meta's developers' console. Windows change with Meta's policy, so they are settings.</summary>
internal sealed class MetaAppOptions
{
    public string AppId { get; set; } = "";

    public string AppSecret { get; set; } = "";

    /// <summary>A word of our own choice, typed into Meta's webhook page as well.</summary>
    public string VerifyToken { get; set; } = "";

    public Uri ApiBaseUrl { get; set; } = new("https://graph.facebook.com");

    public string ApiVersion { get; set; } = "v25.0";

    /// <summary>How long after a member's last sign of life the bot may write. Default: 24 hours.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after it an officer may, by the tag for human agents; and how long a comment may be answered in private. Default: seven days.</summary>
    public TimeSpan OfficerWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Pages by a key of our own.</summary>
    public Dictionary<string, MetaAccountOptions> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>One Page.</summary>
internal sealed class MetaAccountOptions
{
    public string PageId { get; set; } = "";

    /// <summary>The union unit of those who write to it. Default: <c>vn</c>.</summary>
    public string Unit { get; set; } = UnionUnit.RootId;

    public string PageAccessToken { get; set; } = "";

    /// <summary>False: comments below the Page's posts are only recorded. Default: questions among them are answered.</summary>
    public bool AnswerComments { get; set; } = true;
}

/// <summary>Finds what is wrong with the settings, and names the key.</summary>
internal static class MetaSettings
{
    private static readonly Regex Word = new("^[0-9A-Za-z_-]{1,64}$");
    private static readonly Regex Version = new("^v[0-9]{1,3}\\.[0-9]{1,2}$");

    public static IEnumerable<string> Faults(MetaOptions options)
    {
        foreach (var fault in options.Apps.SelectMany(app => AppFaults($"{MetaOptions.Section}:{app.Key}", app.Value)))
        {
            yield return fault;
        }

        var twice = options.Apps.Values.SelectMany(app => app.Accounts.Values).GroupBy(account => account.PageId, StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Count() > 1);
        foreach (var group in twice)
        {
            yield return $"{MetaOptions.Section}: PageId {group.Key} được khai báo nhiều lần.";
        }
    }

    private static IEnumerable<string> AppFaults(string name, MetaAppOptions app)
    {
        var rules = new List<(bool IsWrong, string Sentence)>
        {
            (!Word.IsMatch(app.AppId), $"{name}:AppId không được để trống và chỉ gồm chữ số."),
            (string.IsNullOrWhiteSpace(app.AppSecret), $"{name}:AppSecret không được để trống."),
            (string.IsNullOrWhiteSpace(app.VerifyToken), $"{name}:VerifyToken không được để trống: đặt một từ khó đoán rồi nhập đúng từ đó ở trang Webhooks của Meta."),
            (!app.ApiBaseUrl.IsAbsoluteUri || app.ApiBaseUrl.Scheme is not ("http" or "https"), $"{name}:ApiBaseUrl phải là một địa chỉ http hoặc https đầy đủ."),
            (!Version.IsMatch(app.ApiVersion), $"{name}:ApiVersion phải có dạng v25.0."),
            (app.Window <= TimeSpan.Zero, $"{name}:Window phải lớn hơn 0."),
            (app.OfficerWindow < app.Window, $"{name}:OfficerWindow không được ngắn hơn Window."),
        };
        foreach (var (key, account) in app.Accounts)
        {
            rules.Add((!Word.IsMatch(account.PageId), $"{name}:Accounts:{key}:PageId không được để trống và chỉ gồm chữ số."));
            rules.Add((string.IsNullOrWhiteSpace(account.PageAccessToken), $"{name}:Accounts:{key}:PageAccessToken không được để trống."));
            rules.Add((!UnionUnits.Shipped.Knows(account.Unit), $"{name}:Accounts:{key}:Unit “{account.Unit}” không có trong danh sách đơn vị."));
        }

        return rules.Where(rule => rule.IsWrong).Select(rule => rule.Sentence);
    }
}
