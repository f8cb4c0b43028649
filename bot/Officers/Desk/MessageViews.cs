using CongDoan.Bot.Conversations;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>Turns stored messages into what an officer reads.</summary>
internal static class MessageViews
{
    public static IReadOnlyList<MessageView> Of(
        IReadOnlyList<Message> messages, IReadOnlyDictionary<long, OutboxItem> sendings, DateTimeOffset now)
    {
        var views = new List<MessageView>(messages.Count);
        DateOnly? last = null;
        // As it was said: a platform may tell of two messages in the wrong order.
        foreach (var message in messages.OrderBy(message => message.SentAt).ThenBy(message => message.Sequence))
        {
            var day = VietnamTime.Day(message.SentAt);
            var content = AnswerFormatter.Read(message.Content);
            var sending = sendings.GetValueOrDefault(message.Id);
            views.Add(new MessageView(
                message.Sequence,
                message.From,
                Who(message, content),
                message.SentAt,
                day == last ? null : Words.Day(message.SentAt, now),
                content?.AsksForDetails == true ? $"{message.Text}\n[Kèm biểu mẫu xin tên và số điện thoại]" : message.Text,
                Why(message, content),
                Delivery(sending),
                sending?.State is OutboxState.Refused or OutboxState.Dead,
                Feedback(message.Feedback)));
            last = day;
        }

        return views;
    }

    private static string Who(Message message, MessageContent? content) => message.From switch
    {
        MessageFrom.Member => "Người hỏi",
        MessageFrom.Bot => "Trợ lý ảo",
        _ => content?.Officer ?? "Cán bộ công đoàn",
    };

    private static WhyView? Why(Message message, MessageContent? content) =>
        message.From != MessageFrom.Bot || content?.Decision is not { } decision
            ? null
            : new WhyView(
                Words.Decision(decision), Words.KnownReason(content.Reason ?? ""), decision is "abstain" or "escalate", content.Citations, content.Detail);

    private static string? Delivery(OutboxItem? sending) => sending?.State switch
    {
        OutboxState.Ready when Words.Sending(sending.Reason) is { } why => $"chưa gửi được, đang chờ: {why}",
        OutboxState.Ready when sending.Attempts > 0 => "chưa gửi được, đang thử lại",
        OutboxState.Ready or OutboxState.Sending => "đang gửi",
        OutboxState.Sent => "đã gửi",
        OutboxState.Refused when Words.Sending(sending.Reason) is { } why => $"kênh từ chối, người hỏi không nhận được: {why}",
        OutboxState.Refused => "kênh từ chối, người hỏi không nhận được",
        OutboxState.Dead => "không gửi được, người hỏi không nhận được",
        _ => null,
    };

    private static string? Feedback(MessageFeedback? feedback) => feedback switch
    {
        MessageFeedback.Helpful => "Người hỏi đánh giá: hữu ích",
        MessageFeedback.Wrong => "Người hỏi đánh giá: chưa đúng",
        _ => null,
    };
}
