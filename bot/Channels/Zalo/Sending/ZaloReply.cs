using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>What came back from a call.</summary>
internal abstract record ZaloReply
{
    private ZaloReply()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="MessageId">Zalo's id of a sent message, or null.</param>
    /// <param name="Remaining">How many messages of a counted quota are left, or null where nothing is counted.</param>
    /// <param name="Data">The <c>data</c> of the answer as JSON, or null.</param>
    internal sealed record Done(string? MessageId, int? Remaining, string? Data) : ZaloReply;

    /// <summary>Zalo said no, within HTTP 200 or by another status.</summary>
    internal sealed record Failed(long Code) : ZaloReply;

    /// <summary>Too many calls: how long Zalo wishes us to wait, or null.</summary>
    internal sealed record Busy(TimeSpan? After) : ZaloReply;

    /// <summary>Surely not done: the bytes never left, or a door of ours is shut.</summary>
    internal sealed record NotReached(string Reason) : ZaloReply;

    /// <summary>Maybe done: it broke after the bytes had left, or what came back says nothing.</summary>
    internal sealed record InDoubt(string Reason) : ZaloReply;

    /// <summary>Zalo has a fault of its own.</summary>
    internal sealed record Broken(string Reason) : ZaloReply;

    /// <summary>Reads an answer. A failure comes with HTTP 200 as well; only <c>"error": 0</c> is success.</summary>
    public static ZaloReply Read(HttpStatusCode status, TimeSpan? retryAfter, string body)
    {
        if (status == HttpStatusCode.TooManyRequests)
        {
            return new Busy(retryAfter);
        }

        if (status is HttpStatusCode.Unauthorized)
        {
            return new Failed(-216);
        }

        if ((int)status >= 500)
        {
            return new Broken($"http_{(int)status}");
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error) || Number(error) is not { } code)
            {
                return new InDoubt("zalo_no_error_field");
            }

            return code != 0 ? new Failed(code) : Success(root);
        }
        catch (JsonException)
        {
            return new InDoubt("zalo_unreadable");
        }
    }

    private static Done Success(JsonElement root)
    {
        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return new Done(null, null, root.TryGetProperty("data", out var other) ? other.GetRawText() : null);
        }

        var remaining = data.TryGetProperty("quota", out var quota) && quota.ValueKind == JsonValueKind.Object && quota.TryGetProperty("remain", out var remain)
            ? Number(remain)
            : null;
        var id = data.TryGetProperty("message_id", out var messageId) && messageId.ValueKind == JsonValueKind.String ? messageId.GetString() : null;
        return new Done(id, remaining is >= 0 and <= int.MaxValue ? (int)remaining : null, data.GetRawText());
    }

    /// <summary>Numbers come as text as well.</summary>
    private static long? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(element.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
