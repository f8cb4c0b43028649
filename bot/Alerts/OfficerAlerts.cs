using System.Text.Json;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Alerts;

/// <summary>Puts a sign to officers into the outbox: a code and an address, never a member's words.</summary>
internal sealed class OfficerAlerts(IOptions<AlertOptions> options, IOptions<PublicAddress> address, TimeProvider time)
{
    public void Add(BotDb db, string ticket, bool urgent)
    {
        if (options.Value.WebhookUrl is null || (options.Value.UrgentOnly && !urgent))
        {
            return;
        }

        Add(db, urgent
            ? $"KHẨN: có phản ánh cần cán bộ công đoàn xử lý ngay, mã {ticket}."
            : $"Có câu hỏi cần cán bộ công đoàn trả lời, mã {ticket}.",
            ticket,
            urgent,
            "/officers");
    }

    /// <summary>Tells of something that somebody has to do outside of any conversation.</summary>
    public void AddNotice(BotDb db, string text, string path, bool urgent)
    {
        if (options.Value.WebhookUrl is not null)
        {
            Add(db, text, "", urgent, path);
        }
    }

    private void Add(BotDb db, string text, string ticket, bool urgent, string path) =>
        db.Add(new OutboxItem
        {
            Channel = AlertWebhook.ChannelName,
            Account = "officers",
            Kind = OutboxKind.Alert,
            Body = JsonSerializer.Serialize(new AlertBody(text, ticket, urgent, address.Value.Link(path)), JsonSerializerOptions.Web),
            DueAt = time.GetUtcNow(),
        });

    private sealed record AlertBody(string Text, string Ticket, bool Urgent, string? Url);
}
