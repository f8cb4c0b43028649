using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>One message that a member's phone shows.</summary>
internal sealed record ZaloShown(string Id, string From, string User, string? Group, string Text, JsonArray? Buttons, JsonObject? Attachment, string? Quote, DateTimeOffset At);

/// <summary>What Zalo knows: an app, an official account, people, groups, tokens and messages.</summary>
internal sealed class ZaloPlatform(ZaloBehaviour behaviour, TimeProvider time)
{
    /// <summary>What was uploaded, by the id that it got.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, (string Name, byte[] Bytes)> Uploads { get; } = new(StringComparer.Ordinal);

    public const string AppId = "1000000000000000001";
    public const string AppSecret = "simulated-app-secret";
    public const string OaSecretKey = "simulated-oa-secret-key";
    public const string OaId = "2000000000000000001";
    public const string FirstRefreshToken = "first-refresh-token";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _refresh = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset Until, string? Challenge)> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _replies = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _calls = new();
    private readonly List<ZaloShown> _shown = [];
    /// <summary>Begins where no earlier run has been: a bot that knows the ids of that run would take ours for its events.</summary>
    private long _next = time.GetUtcNow().ToUnixTimeMilliseconds();
    private bool _isFirstSpent;

    /// <summary>Pairs given for a refresh token.</summary>
    public int Refreshes { get; private set; }

    /// <summary>Times that a refresh token came which had been used: a mistake that locks an account out.</summary>
    public int UsedTwice { get; private set; }

    /// <summary>Sends that asked for anything, successful or not.</summary>
    public int Calls { get; private set; }

    /// <summary>What the bot has to be started with.</summary>
    public static Dictionary<string, string?> BotSettings(string address) => new()
    {
        ["Channels:Zalo:demo:AppId"] = AppId,
        ["Channels:Zalo:demo:AppSecret"] = AppSecret,
        ["Channels:Zalo:demo:OaSecretKey"] = OaSecretKey,
        ["Channels:Zalo:demo:ApiBaseUrl"] = address,
        ["Channels:Zalo:demo:OAuthBaseUrl"] = address,
        ["Channels:Zalo:demo:RequestsPerMinute"] = "4000",
        ["Channels:Zalo:demo:Accounts:main:OaId"] = OaId,
        ["Channels:Zalo:demo:Accounts:main:RefreshToken"] = FirstRefreshToken,
    };

    public IReadOnlyList<ZaloShown> Shown(string? user = null, string? group = null)
    {
        lock (_gate)
        {
            return _shown.Where(one => (user is null || one.User == user) && (group is null || one.Group == group)).ToList();
        }
    }

    public string NextId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _next):x8}");

    /// <summary>A member did something: the window opens anew and the count begins again.</summary>
    public void Hear(string user)
    {
        _heard[user] = time.GetUtcNow();
        _replies[user] = 0;
    }

    /// <summary>When a member last did something, or null when never.</summary>
    public DateTimeOffset? HeardAt(string user) => _heard.TryGetValue(user, out var at) ? at : null;

    public void Forget(string user) => _heard.TryRemove(user, out _);

    public void Show(ZaloShown message)
    {
        lock (_gate)
        {
            _shown.Add(message);
        }
    }

    /// <summary>Counts a call; false when the app has made too many within a minute.</summary>
    public bool TryCall()
    {
        lock (_gate)
        {
            Calls++;
            var now = time.GetUtcNow();
            while (_calls.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromMinutes(1))
            {
                _calls.Dequeue();
            }

            if (_calls.Count >= behaviour.CallsPerMinute)
            {
                return false;
            }

            _calls.Enqueue(now);
            return true;
        }
    }

    /// <summary>0 for a good access token, -216 for an unknown one, -220 for one that has ended.</summary>
    public int Check(string? accessToken)
    {
        lock (_gate)
        {
            return accessToken is null || !_access.TryGetValue(accessToken, out var until) ? -216 : until <= time.GetUtcNow() ? -220 : 0;
        }
    }

    public void EndAccessTokens()
    {
        lock (_gate)
        {
            _access.Clear();
        }
    }

    /// <summary>Why a message to a member is not taken, or 0.</summary>
    public int CheckWindow(string user) =>
        !_heard.TryGetValue(user, out var at) ? -213
        : time.GetUtcNow() - at > behaviour.Window ? -230
        : behaviour.CountedReplies is { } most && _replies.GetValueOrDefault(user) >= most ? -211
        : 0;

    public JsonObject? CountReply(string user)
    {
        var sent = _replies.AddOrUpdate(user, 1, (_, count) => count + 1);
        return behaviour.CountedReplies is not { } most ? null : new JsonObject
        {
            ["quota_type"] = "reply", ["remain"] = Text(Math.Max(0, most - sent)), ["total"] = Text(most), ["owner_type"] = "OA", ["owner_id"] = OaId,
        };
    }

    public string NewCode(string? challenge)
    {
        lock (_gate)
        {
            var code = Random();
            _codes[code] = (time.GetUtcNow() + TimeSpan.FromMinutes(10), challenge);
            return code;
        }
    }

    /// <summary>A pair for a code, once, for whoever knows its verifier; else null.</summary>
    public JsonObject? Exchange(string code, string? verifier)
    {
        lock (_gate)
        {
            if (!_codes.Remove(code, out var known) || known.Until < time.GetUtcNow()
                || (known.Challenge is { } challenge && challenge != Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier ?? "")))))
            {
                return null;
            }

            return NewPair();
        }
    }

    /// <summary>A pair for a refresh token, once; the access token beside it ends.</summary>
    public JsonObject? Refresh(string refreshToken)
    {
        lock (_gate)
        {
            var isOfEarlierRun = behaviour.KnowsEarlierRuns && !_refresh.ContainsKey(refreshToken) && !_used.Contains(refreshToken);
            if (isOfEarlierRun || (refreshToken == FirstRefreshToken && !_isFirstSpent))
            {
                _refresh[refreshToken] = time.GetUtcNow() + behaviour.RefreshTokenLife;
                _isFirstSpent = true;
            }

            if (!_used.Add(refreshToken))
            {
                UsedTwice++;
                return null;
            }

            if (!_refresh.Remove(refreshToken, out var until) || until < time.GetUtcNow())
            {
                return null;
            }

            Refreshes++;
            return NewPair();
        }
    }

    private JsonObject NewPair()
    {
        var (access, refresh, now) = (Random(), Random(), time.GetUtcNow());
        _access.Clear();
        _access[access] = now + behaviour.AccessTokenLife;
        _refresh[refresh] = now + behaviour.RefreshTokenLife;
        return new JsonObject { ["access_token"] = access, ["refresh_token"] = refresh, ["expires_in"] = Text((long)behaviour.AccessTokenLife.TotalSeconds) };
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
