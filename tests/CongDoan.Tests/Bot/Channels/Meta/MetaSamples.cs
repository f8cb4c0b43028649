using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Channels.Meta;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>The samples of Meta's documentation with their signatures, as they lie beside the tests, and the settings under which they are ours.</summary>
internal static class MetaSamples
{
    public const string Secret = "test-app-secret";
    public const string AppId = "1517776481860111";
    public const string Page = "682498171943165";
    public const string Person = "1254459154682919";
    public const string FeedPage = "137542570280222";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Bot", "Channels", "Payloads");
    private static readonly Dictionary<string, string> Signatures = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "signatures.json"))).RootElement
        .GetProperty("messenger").GetProperty("files").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);

    public static IEnumerable<string> Names => Signatures.Keys;

    /// <summary>Two apps with three Pages; no call of theirs ever leaves the machine.</summary>
    public static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (key, appId, secret, pages) in new[] { ("main", AppId, Secret, new[] { Page, FeedPage }), ("other", "77", "another-secret", ["700700700"]) })
        {
            settings[$"Channels:Meta:{key}:AppId"] = appId;
            settings[$"Channels:Meta:{key}:AppSecret"] = secret;
            settings[$"Channels:Meta:{key}:VerifyToken"] = "từ-khó-đoán";
            settings[$"Channels:Meta:{key}:ApiBaseUrl"] = "http://127.0.0.1:9";
            foreach (var page in pages)
            {
                settings[$"Channels:Meta:{key}:Accounts:p{page}:PageId"] = page;
                settings[$"Channels:Meta:{key}:Accounts:p{page}:PageAccessToken"] = "token-of-" + page;
            }
        }

        return settings;
    }

    public static MetaAccounts Accounts()
    {
        var options = new MetaOptions();
        new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build().GetSection(MetaOptions.Section).Bind(options.Apps);
        return new MetaAccounts(Options.Create(options));
    }

    public static byte[] Body(string name) => File.ReadAllBytes(Path.Combine(Folder, "messenger", name));

    public static string Signature(string name) => Signatures[name];

    /// <summary>Signed anew here, so that a mistake of the bot's is not repeated.</summary>
    public static string Sign(byte[] body, string secret = Secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static byte[] Entries(params string[] entries) => Encoding.UTF8.GetBytes($$"""{"object":"page","entry":[{{string.Join(',', entries)}}]}""");

    public static string Entry(string page, string messaging, string list = "messaging") => $$"""{"id":"{{page}}","time":1502905976963,"{{list}}":[{{messaging}}]}""";

    public static string Event(string part, string person = Person, string page = Page) =>
        $$"""{"sender":{"id":"{{person}}"},"recipient":{"id":"{{page}}"},"timestamp":1502905976377,{{part}}}""";

    public static string Said(string text, string mid, string person = Person, string page = Page) =>
        Event($$""" "message":{"mid":"{{mid}}","text":{{JsonSerializer.Serialize(text)}}} """.Trim(), person, page);

    public static string Comment(string message, string id, string from = "139560936744123", string verb = "add", string rest = "", string page = FeedPage) =>
        $$$"""{"id":"{{{page}}}","time":1511951016,"changes":[{"field":"feed","value":{"from":{"id":"{{{from}}}","name":"Lan"},"item":"comment","comment_id":"{{{id}}}","post_id":"{{{page}}}_1","verb":"{{{verb}}}","parent_id":"{{{page}}}_1","created_time":1511951015,"message":{{{JsonSerializer.Serialize(message)}}}{{{rest}}} }}]}""";
}
