using System.ComponentModel.DataAnnotations;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>The web chat, which is always on, and Direct Line for clients outside, which is on with a secret.</summary>
internal sealed class WebChatOptions
{
    public const string Section = "Channels:DirectLine";

    /// <summary>Lets another site's server get tokens for its visitors. Default: none, only our own page gets tokens.</summary>
    public string? Secret { get; set; }

    /// <summary>Origins whose pages may call Direct Line from a browser, such as <c>https://congdoan.vn</c>. Default: none.</summary>
    public IReadOnlyList<string> Origins { get; set; } = [];

    /// <summary>Origins that may show the chat page in a frame. Default: none but our own.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; set; } = [];

    /// <summary>The union unit of those who write here. Default: <c>vn</c>.</summary>
    [Required(ErrorMessage = "Channels:DirectLine:Unit không được để trống.")]
    public string Unit { get; set; } = UnionUnit.RootId;

    /// <summary>Messages that one token may post in a minute. Default: 30.</summary>
    [Range(1, 10_000, ErrorMessage = "Channels:DirectLine:MessagesPerMinute phải từ 1 đến 10000.")]
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Sessions that one address may begin in a minute; a factory may share one. Default: 120.</summary>
    [Range(1, 100_000, ErrorMessage = "Channels:DirectLine:SessionsPerMinute phải từ 1 đến 100000.")]
    public int SessionsPerMinute { get; set; } = 120;

    /// <summary>Largest file that a member may send, in megabytes; 0 takes no files. Default: 4, as Direct Line.</summary>
    [Range(0, 20, ErrorMessage = "Channels:DirectLine:UploadMegabytes phải từ 0 đến 20.")]
    public int UploadMegabytes { get; set; } = 4;

    /// <summary>All files of one conversation together. Default: 40.</summary>
    [Range(1, 10_000, ErrorMessage = "Channels:DirectLine:UploadsPerMemberMegabytes phải từ 1 đến 10000.")]
    public int UploadsPerMemberMegabytes { get; set; } = 40;

    /// <summary>All files together: beyond this none is taken, so that words always find a place on the disk. Default: 2048.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Channels:DirectLine:UploadsTotalMegabytes phải từ 1 đến 1000000.")]
    public int UploadsTotalMegabytes { get; set; } = 2048;

    /// <summary>Uploads that one address may post in a minute. Default: 30.</summary>
    [Range(1, 10_000, ErrorMessage = "Channels:DirectLine:UploadsPerMinute phải từ 1 đến 10000.")]
    public int UploadsPerMinute { get; set; } = 30;

    /// <summary>Says whether a text is an origin as a browser sends it: scheme, host, maybe a port, nothing after.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);
}
