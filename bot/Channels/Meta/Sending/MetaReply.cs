using System.Globalization;
using System.Net;
using System.Text.Json;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>What came back from a call of Graph.</summary>
internal abstract record MetaReply
{
    private MetaReply()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="MessageId">Meta's id of a sent message, or of a comment; or null.</param>
    /// <param name="RecipientId">Messenger's id of the person, or null.</param>
    /// <param name="Data">The whole answer, JSON.</param>
    internal sealed record Done(string? MessageId, string? RecipientId, string Data) : MetaReply;

    /// <summary>Meta said no.</summary>
    internal sealed record Failed(string Code, string Subcode) : MetaReply;

    /// <summary>Not asked: the Page has been told to wait.</summary>
    internal sealed record Busy(TimeSpan After) : MetaReply;

    /// <summary>Surely not done: the bytes never left, or a door of ours is shut.</summary>
    internal sealed record NotReached(string Reason) : MetaReply;

    /// <summary>Maybe done: it broke after the bytes had left, or what came back says nothing.</summary>
    internal sealed record InDoubt(string Reason) : MetaReply;

    /// <summary>Reads an answer: what stands in it counts for more than its status.</summary>
    public static MetaReply Read(HttpStatusCode status, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (Child(root, "error") is { } error)
            {
                return new Failed(Scalar(error, "code") ?? "", Scalar(error, "error_subcode") ?? "");
            }

            if (status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices && root.ValueKind == JsonValueKind.Object)
            {
                return new Done(Words(root, "message_id") ?? Words(root, "id"), Scalar(root, "recipient_id"), body);
            }
        }
        catch (JsonException)
        {
            // Not Graph's words, but those of something in between.
        }

        return status switch
        {
            HttpStatusCode.TooManyRequests => new Failed("613", ""),
            HttpStatusCode.Unauthorized => new Failed("190", ""),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new Failed(((int)status).ToString(CultureInfo.InvariantCulture), ""),
            _ => new InDoubt("meta_unreadable"),
        };
    }
}
