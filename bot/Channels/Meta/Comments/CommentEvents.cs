using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Meta.Comments;

/// <summary>
/// What happens below a post. Each question is a conversation of its own, whose key is the comment. Of what is left alone
/// stays that it happened, and none of the words.
/// </summary>
internal static class CommentEvents
{
    private const string GroupMark = "group:";

    /// <summary>Gives the comment that a conversation's key names, and whether it stands in a group.</summary>
    public static (string CommentId, bool IsInGroup) Of(string key) =>
        key.StartsWith(GroupMark, StringComparison.Ordinal) ? (key[GroupMark.Length..], true) : (key, false);

    public static IReadOnlyList<InboundEvent> Read(MetaAccount account, MetaEvent one, InboundEvent bare)
    {
        var comment = one.Comment!;
        var note = bare with
        {
            Channel = CommentChannel.ChannelName,
            ConversationKey = comment.GroupId is null ? comment.CommentId ?? "" : GroupMark + comment.CommentId,
            // The id of a person here is not that of Messenger, and some comments come without one.
            MemberId = comment.FromId ?? $"comment-{comment.CommentId}",
            Value = $"{comment.Item}_{comment.Verb}",
            SentAt = MetaInbound.Time(comment.CreatedTime, isSeconds: true),
        };
        if (comment is not { Item: "comment", CommentId: { } id } || comment.FromId == account.PageId || !account.Options.AnswerComments)
        {
            return [note];
        }

        return comment.Verb switch
        {
            "add" => [Added(comment, id, note)],
            "edited" or "edit" => Edited(comment, id, note),
            "remove" or "delete" => [note with { Kind = InboxKind.Recall, Value = id }],
            _ => [note],
        };
    }

    private static InboundEvent Added(MetaComment comment, string id, InboundEvent note) =>
        Why(comment) is { } reason
            ? note with { Value = "comment_" + reason }
            : note with { EventId = id, Kind = InboxKind.Message, Text = TextCleaner.Clean(comment.Message!), Value = null, IsSaid = true };

    /// <summary>Praise may become a question, and then is one that nobody heard before; a question is put right where it stands.</summary>
    private static IReadOnlyList<InboundEvent> Edited(MetaComment comment, string id, InboundEvent note)
    {
        var edit = note with { Kind = InboxKind.Edit, Value = id, Text = TextCleaner.Clean(comment.Message ?? "") };
        return Why(comment) is null ? [Added(comment, id, note), edit] : [edit];
    }

    private static string? Why(MetaComment comment) =>
        comment.IsHidden ? "hidden" : string.IsNullOrWhiteSpace(comment.Message) ? "no_words" : CommentSense.WhyLeftAlone(comment.Message, comment.Tags);
}
