using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Zalo.Profiles;
using CongDoan.Bot.Files;
using CongDoan.Bot.Messaging;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>A file as Zalo takes it.</summary>
/// <param name="Path">Where it is uploaded.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record ZaloFile(string Path, string Name, byte[] Bytes);

/// <summary>Makes bubbles of files, and of the question for name and telephone number. What Zalo does not take is named in words, with its address.</summary>
internal sealed class ZaloFiles(FileStore files, ContactForm form)
{
    public const string ImagePath = "/v2.0/oa/upload/image";
    public const string FilePath = "/v2.0/oa/upload/file";
    private const int LargestImage = 1024 * 1024;
    private const int LargestFile = 5 * 1024 * 1024;
    private const int LongestTitle = 100;
    private const int LongestSubtitle = 500;
    private static readonly string[] Images = [".jpg", ".jpeg", ".png"];
    private static readonly string[] Documents = [".pdf", ".doc", ".docx", ".csv"];

    /// <summary>All bubbles of a message to one person.</summary>
    public async Task<IReadOnlyList<ZaloBubble>> BubblesAsync(ZaloAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        var bubbles = ZaloMessages.Of(message).ToList();
        foreach (var file in message.Files)
        {
            bubbles.Add(await BubbleAsync(file, cancellationToken));
        }

        if (message.AsksForDetails && form.Picture(account) is { } picture)
        {
            bubbles.Add(Request(picture));
        }

        return bubbles;
    }

    /// <summary>The message that shows an uploaded file; null when the answer names none.</summary>
    public static JsonObject? Message(ZaloFile file, string? data)
    {
        using var document = JsonDocument.Parse(data ?? "{}");
        return file.Path == ImagePath
            ? Scalar(document.RootElement, "attachment_id") is { } id
                ? Attachment("template", new JsonObject { ["template_type"] = "media", ["elements"] = new JsonArray(new JsonObject { ["media_type"] = "image", ["attachment_id"] = id }) })
                : null
            : Scalar(document.RootElement, "token") is { } token ? Attachment("file", new JsonObject { ["token"] = token }) : null;
    }

    private async Task<ZaloBubble> BubbleAsync(OutboundFile file, CancellationToken cancellationToken)
    {
        var ending = Path.GetExtension(file.Name).ToLowerInvariant();
        var path = Images.Contains(ending) ? ImagePath : Documents.Contains(ending) ? FilePath : null;
        return path is not null && await files.FindAsync(file.FileId, cancellationToken) is { } stored && stored.Size <= (path == ImagePath ? LargestImage : LargestFile)
            ? new ZaloBubble("", []) { File = new ZaloFile(path, file.Name, stored.Bytes), EchoName = path == ImagePath ? "oa_send_image" : "oa_send_file" }
            : ZaloMessages.Plain(file.Words);
    }

    /// <summary>Zalo's own form: what the member enters comes back as an event, and only if the member agrees.</summary>
    private static ZaloBubble Request(Uri picture) => new("", Attachment("template", new JsonObject
    {
        ["template_type"] = "request_user_info",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["title"] = LongText.Cut(Wordings.Title, LongestTitle), ["subtitle"] = LongText.Cut(Wordings.Subtitle, LongestSubtitle), ["image_url"] = picture.AbsoluteUri,
        }),
    }))
    { EchoName = "oa_send_template" };

    private static JsonObject Attachment(string type, JsonObject payload) => new() { ["attachment"] = new JsonObject { ["type"] = type, ["payload"] = payload } };

    private static class Wordings
    {
        public const string Title = "Cho cán bộ công đoàn biết cách liên hệ với bạn";
        public const string Subtitle = "Không bắt buộc. Bạn bấm gửi là đồng ý cho cán bộ công đoàn xem tên, số điện thoại bạn gửi và tên hiển thị của bạn trên Zalo, chỉ để liên hệ giải quyết việc của bạn.";
    }
}
