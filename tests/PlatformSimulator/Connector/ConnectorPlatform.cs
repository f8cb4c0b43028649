using System.Globalization;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Connector;

/// <summary>An activity of the bot as a member sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Activity">The whole activity.</param>
/// <param name="Authorization">With which token it was sent.</param>
/// <param name="ReplyTo">The activity in the path that it was sent below, or null.</param>
internal sealed record ConnectorShown(string Id, string Conversation, JsonObject Activity, string Authorization, string? ReplyTo)
{
    public string Text => Activity["text"]?.GetValue<string>() ?? "";

    public string Type => Activity["type"]!.GetValue<string>();

    /// <summary>The buttons, wherever they stand.</summary>
    public IReadOnlyList<JsonObject> Buttons =>
    [
        .. (Activity["suggestedActions"]?["actions"] ?? Activity["attachments"]?[0]?["content"]?["buttons"])?.AsArray().Select(one => one!.AsObject()) ?? [],
    ];
}

/// <summary>Bot Framework's side: who signs, who may call, and what arrived.</summary>
internal sealed class ConnectorPlatform(ConnectorBehaviour behaviour, TimeProvider time)
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string AppSecret = "bot-framework-secret";
    public const string Service = "/connector/service";

    private readonly Lock _gate = new();
    private readonly List<ConnectorShown> _shown = [];
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private long _ids = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Signs what channels send.</summary>
    public SignedTokens Channels { get; } = new();

    /// <summary>Signs what the emulator sends: Microsoft Entra.</summary>
    public SignedTokens Entra { get; } = new();

    /// <summary>Times that the channels' keys were fetched.</summary>
    public int KeyFetches { get; set; }

    /// <summary>Times that a token was asked for.</summary>
    public int TokenFetches { get; private set; }

    /// <summary>The tenant that a token was last asked of.</summary>
    public string? Tenant { get; private set; }

    /// <summary>The settings of a bot that talks to this simulator.</summary>
    public static Dictionary<string, string?> BotSettings(string address) => new()
    {
        ["Channels:BotFramework:AppId"] = AppId,
        ["Channels:BotFramework:AppSecret"] = AppSecret,
        ["Channels:BotFramework:MetadataUrl"] = address + "/connector/openid",
        ["Channels:BotFramework:EmulatorMetadataUrl"] = address + "/connector/entra/openid",
        ["Channels:BotFramework:OAuthBaseUrl"] = address,
    };

    public string NextId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{Interlocked.Increment(ref _ids)}");

    /// <summary>A token for the bot's own calls, or null when the bot is not known.</summary>
    public string? Issue(string tenant, IFormCollection form)
    {
        lock (_gate)
        {
            TokenFetches++;
            Tenant = tenant;
            if (behaviour.SecretIsWrong || form["grant_type"] != "client_credentials" || form["client_id"] != AppId || form["client_secret"] != AppSecret
                || form["scope"] != "https://api.botframework.com/.default")
            {
                return null;
            }

            var token = $"entra-{NextId("t")}";
            _tokens[token] = time.GetUtcNow() + behaviour.TokenLife;
            return token;
        }
    }

    /// <summary>Takes every token back.</summary>
    public void Revoke()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }

    public bool IsKnown(string authorization)
    {
        lock (_gate)
        {
            return authorization.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(authorization["Bearer ".Length..], out var until) && time.GetUtcNow() < until;
        }
    }

    public void Show(ConnectorShown shown)
    {
        lock (_gate)
        {
            _shown.Add(shown);
        }
    }

    public IReadOnlyList<ConnectorShown> Shown(string? conversation = null, string type = "message")
    {
        lock (_gate)
        {
            return _shown.Where(one => one.Type == type && (conversation is null || one.Conversation == conversation)).ToList();
        }
    }
}
