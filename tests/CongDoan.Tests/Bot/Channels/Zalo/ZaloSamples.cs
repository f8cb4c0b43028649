using System.Text;
using System.Text.Json;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>The samples of Zalo's documentation with their signatures, as they lie beside the tests, and the settings under which they are ours.</summary>
internal static class ZaloSamples
{
    public const string Secret = "test-oa-secret-key";
    public const string AppId = "360846524940903967";
    public const string OaId = "388613280878808645";
    public const string GroupOaId = "607812198688816074";
    public const string Member = "246845883529197922";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Bot", "Channels", "Payloads");
    private static readonly Dictionary<string, string> Signatures = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "signatures.json"))).RootElement
        .GetProperty("zalo").GetProperty("files").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!);

    /// <summary>Four apps: the samples come from as many.</summary>
    public static Dictionary<string, string?> Settings()
    {
        var settings = new Dictionary<string, string?>();
        (string Key, string AppId, string[] Accounts)[] apps =
        [
            ("main", AppId, [OaId, GroupOaId]), ("follows", "36084652489903967", ["388613280879808645"]),
            ("forms", "3608465248940903967", ["388613280879880645"]), ("seen", "2002784327294716319", ["7605173638941758527"]),
        ];
        foreach (var (key, appId, accounts) in apps)
        {
            settings[$"Channels:Zalo:{key}:AppId"] = appId;
            settings[$"Channels:Zalo:{key}:AppSecret"] = "test-app-secret";
            settings[$"Channels:Zalo:{key}:OaSecretKey"] = Secret;
            foreach (var account in accounts)
            {
                settings[$"Channels:Zalo:{key}:Accounts:oa-{account}:OaId"] = account;
            }
        }

        return settings;
    }

    public static IEnumerable<string> Names => Signatures.Keys;

    public static byte[] Body(string name) => File.ReadAllBytes(Path.Combine(Folder, "zalo", name));

    public static string Signature(string name) => Signatures[name];

    /// <summary>The app whose samples a file belongs to.</summary>
    public static string AppOf(string name) => name switch
    {
        "follow.json" or "unfollow.json" => "follows",
        "user_submit_info.json" => "forms",
        "user_seen_message.json" => "seen",
        _ => "main",
    };

    /// <summary>An event of our own making, signed as Zalo does.</summary>
    public static (byte[] Body, string Signature) Make(string eventName, string rest, string appId = AppId, string secret = Secret, string timestamp = "1543908534740")
    {
        var body = Encoding.UTF8.GetBytes($$"""{"app_id":"{{appId}}","event_name":"{{eventName}}",{{rest}},"timestamp":"{{timestamp}}"}""");
        return (body, "mac=" + Convert.ToHexStringLower(CongDoan.Bot.Channels.Zalo.ZaloSignature.Sign(appId, body, timestamp, secret)));
    }

    public static string Said(string text, string messageId, string member = Member, string oaId = OaId) =>
        $$"""
        "sender":{"id":"{{member}}"},"recipient":{"id":"{{oaId}}"},"message":{"text":{{JsonSerializer.Serialize(text)}},"msg_id":"{{messageId}}"}
        """.Trim();
}
