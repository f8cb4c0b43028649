using System.Globalization;
using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Zalo.Events;

/// <summary>Turns Zalo's attachments and forms into what an officer reads.</summary>
internal static class ZaloAttachments
{
    public static IReadOnlyList<Attachment> Read(ZaloEvent one) => one.Attachments.Select(part => Read(one.Name, part)).ToList();

    /// <summary>What a member filled in, one line a field; empty fields are left out.</summary>
    public static string Describe(ZaloInfo? info)
    {
        if (info is null)
        {
            return "Thông tin liên hệ: (trống)";
        }

        (string Label, string? Value)[] lines =
        [
            ("Họ tên", info.Name), ("Điện thoại", info.Phone), ("Ngày sinh", info.BirthDay), ("Giới tính", info.Gender),
            ("Địa chỉ", string.Join(", ", new[] { info.Address, info.Ward, info.District, info.City }.Where(part => !string.IsNullOrWhiteSpace(part)))),
        ];
        return "Thông tin liên hệ người nhắn đã gửi:\n" + string.Join(
            '\n', lines.Where(line => !string.IsNullOrWhiteSpace(line.Value)).Select(line => $"{line.Label}: {TextCleaner.CleanLine(line.Value!)}"));
    }

    private static Attachment Read(string name, ZaloAttachment part) => part.Type switch
    {
        "location" => new Attachment("location", null, string.Create(CultureInfo.InvariantCulture, $"{Line(part.Latitude)}, {Line(part.Longitude)}")),
        "link" when name.EndsWith("business_card", StringComparison.Ordinal) || Phone(part.Description) is not null =>
            new Attachment("contact", null, Line(Phone(part.Description) ?? part.Description)),
        "link" => new Attachment("link", Web(part.Url), Line(part.Description)),
        "gif" => new Attachment("image", Web(part.Url), null),
        "voice" => new Attachment("audio", Web(part.Url), null),
        "file" => new Attachment("file", Web(part.Url), Line(part.Name)),
        var type => new Attachment(type is "image" or "sticker" or "audio" or "video" ? type : "file", Web(part.Url), null),
    };

    /// <summary>A business card is a link whose description is JSON with a telephone number.</summary>
    private static string? Phone(string? description)
    {
        if (description is not ['{', ..])
        {
            return null;
        }

        try
        {
            using var card = JsonDocument.Parse(description);
            return card.RootElement.TryGetProperty("phone", out var phone) && phone.ValueKind == JsonValueKind.String ? phone.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Line(string? text) => text is null ? null : TextCleaner.CleanLine(text);

    private static string? Web(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;
}
