using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;
using CongDoan.Knowledge.Vietnamese;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Zalo.Profiles;

/// <summary>What Zalo tells of a person, of which the name alone is read.</summary>
internal static class ZaloProfile
{
    private const int LongestName = 80;

    /// <summary>The call that asks for one person.</summary>
    public static string Path(string memberId) =>
        "/v3.0/oa/user/detail?data=" + Uri.EscapeDataString(new JsonObject { ["user_id"] = memberId }.ToJsonString());

    /// <summary>The name by which the person goes on Zalo, cleaned; null when the person hides it, has none, or the answer is of somebody else.</summary>
    /// <param name="data">The <c>data</c> of the answer as JSON, or null.</param>
    /// <param name="memberId">Who was asked for.</param>
    public static string? Name(string? data, string memberId)
    {
        using var document = LenientJson.Parse(Encoding.UTF8.GetBytes(data ?? "{}"));
        var root = document.RootElement;
        if (Scalar(root, "user_id") != memberId || IsHidden(root))
        {
            return null;
        }

        var name = LongText.Cut(TextCleaner.CleanLine(Words(root, "display_name") ?? ""), LongestName);
        return name.Length == 0 ? null : name;
    }

    /// <summary>Zalo writes what is yes or no as a value of its own, as text or as a number.</summary>
    private static bool IsHidden(JsonElement root) => Find(root, "is_sensitive") is { } hidden && (hidden.ValueKind == JsonValueKind.True || Scalar(hidden) is "true" or "1");
}
