using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Meta;

/// <summary>One message that a member's phone shows; of a private reply the person is known to the Page only from then on.</summary>
internal sealed record MetaShown(
    string Id, string From, string User, string Text, JsonArray? QuickReplies, JsonArray? Buttons, string? Type, string? Tag, DateTimeOffset At);

/// <summary>One comment below the Page's post.</summary>
internal sealed record MetaBelow(string Id, string? Parent, string From, string? User, string Text, bool IsRemoved);

/// <summary>What Meta knows: an app, a Page with a post, people, messages and comments.</summary>
internal sealed class MetaPlatform(MetaBehaviour behaviour, TimeProvider time)
{
    public const string AppId = "3000000000000001";
    public const string AppSecret = "simulated-meta-app-secret";
    public const string VerifyToken = "simulated-verify-token";
    public const string PageId = "3100000000000001";
    public const string PageToken = "simulated-page-token";
    public const string InboxAppId = "263902037430900";
    public const string PostId = PageId + "_3200000000000001";

    private readonly Lock _gate = new();
    private readonly List<MetaShown> _shown = [];
    private readonly List<MetaBelow> _below = [];
    private readonly HashSet<string> _repliedTo = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _calls = new();
    private long _next = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Sends that asked for anything, successful or not.</summary>
    public int Calls { get; private set; }

    /// <summary>Sender actions, such as <c>typing_on</c>, by person.</summary>
    public ConcurrentQueue<(string User, string Action)> Actions { get; } = new();

    /// <summary>The other app that has a conversation, by person.</summary>
    public ConcurrentDictionary<string, string> Owners { get; } = new(StringComparer.Ordinal);

    /// <summary>What the Page shows before anybody writes; null until it is set.</summary>
    public JsonObject? Profile { get; set; }

    public string? SubscribedFields { get; set; }

    /// <summary>What the bot has to be started with.</summary>
    public static Dictionary<string, string?> BotSettings(string address) => new()
    {
        ["Channels:Meta:demo:AppId"] = AppId,
        ["Channels:Meta:demo:AppSecret"] = AppSecret,
        ["Channels:Meta:demo:VerifyToken"] = VerifyToken,
        ["Channels:Meta:demo:ApiBaseUrl"] = address,
        ["Channels:Meta:demo:Accounts:main:PageId"] = PageId,
        ["Channels:Meta:demo:Accounts:main:PageAccessToken"] = PageToken,
    };

    /// <summary>A person's id below posts is another than in Messenger.</summary>
    public static string FeedId(string user) => "9" + user;

    public static string PersonOf(string feedId) => feedId[1..];

    public static bool IsProven(string? token, string? proof) => token == PageToken
        && proof == Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(PageToken)));

    public IReadOnlyList<MetaShown> Shown(string? user = null)
    {
        lock (_gate)
        {
            return _shown.Where(one => user is null || one.User == user).ToList();
        }
    }

    public IReadOnlyList<MetaBelow> Below()
    {
        lock (_gate)
        {
            return [.. _below];
        }
    }

    public string NextId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _next):x8}");

    public void Hear(string user) => _heard[user] = time.GetUtcNow();

    /// <summary>As if the member had last written so long ago.</summary>
    public void Silence(string user, TimeSpan length) => _heard[user] = time.GetUtcNow() - length;

    public void Show(MetaShown message)
    {
        lock (_gate)
        {
            _shown.Add(message);
        }
    }

    /// <summary>Shows in the place of a message that it was taken back.</summary>
    public void Retract(string id)
    {
        lock (_gate)
        {
            var at = _shown.FindIndex(one => one.Id == id);
            if (at >= 0)
            {
                _shown[at] = _shown[at] with { Text = "[Đã thu hồi]" };
            }
        }
    }

    public void Comment(MetaBelow comment)
    {
        lock (_gate)
        {
            var at = _below.FindIndex(one => one.Id == comment.Id);
            if (at < 0)
            {
                _below.Add(comment);
            }
            else
            {
                _below[at] = comment with { Parent = _below[at].Parent };
            }
        }
    }

    public MetaBelow? FindComment(string id)
    {
        lock (_gate)
        {
            return _below.Find(one => one.Id == id && !one.IsRemoved);
        }
    }

    /// <summary>True for the first private reply to a comment.</summary>
    public bool TryReply(string commentId)
    {
        lock (_gate)
        {
            return _repliedTo.Add(commentId);
        }
    }

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

    /// <summary>Why a message to a person is not taken: code and subcode, or zeros.</summary>
    public (int Code, int Subcode) CheckWindow(string user, string? type, string? tag)
    {
        if (Owners.ContainsKey(user))
        {
            return (10, 2018300);
        }

        if (type == "MESSAGE_TAG" && tag != "HUMAN_AGENT")
        {
            return (100, 0);
        }

        var isTagged = type == "MESSAGE_TAG";
        return _heard.TryGetValue(user, out var at) && time.GetUtcNow() - at <= (isTagged ? behaviour.HumanWindow : behaviour.Window)
            ? (0, 0)
            : (10, isTagged ? 2018065 : 2018278);
    }
}
