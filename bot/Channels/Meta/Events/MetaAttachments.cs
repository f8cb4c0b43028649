using System.Globalization;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Meta.Events;

/// <summary>Turns Meta's attachments into what an officer reads.</summary>
internal static class MetaAttachments
{
    public static IReadOnlyList<Attachment> Read(MetaEvent one) => one.Attachments.Select(Read).ToList();

    private static Attachment Read(MetaAttachment part) => part switch
    {
        // Stickers came as pictures until August 2026.
        { StickerId: not null } => new Attachment("sticker", Web(part.Url)),
        { Type: "location" } => new Attachment("location", Web(part.Url), string.Create(CultureInfo.InvariantCulture, $"{Line(part.Latitude)}, {Line(part.Longitude)}")),
        { Type: "image" or "sticker" or "audio" or "video" } => new Attachment(part.Type, Web(part.Url)),
        { Type: "reel" or "ig_reel" } => new Attachment("video", Web(part.Url), Line(part.Title)),
        { Type: "file" } => new Attachment("file", Web(part.Url), Line(part.Title)),
        { Type: "fallback" or "share" or "post" or "ig_post" } => new Attachment("link", Web(part.Url), Line(part.Title)),
        _ => new Attachment("file", Web(part.Url), Line(part.Title)),
    };

    private static string? Line(string? text) => text is null ? null : TextCleaner.CleanLine(text);

    private static string? Web(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;
}
