namespace CongDoan.Bot.Messaging;

/// <summary>The address under which people reach the host from outside; optional.</summary>
internal sealed class PublicAddress
{
    /// <summary>Such as <c>https://chat.congdoan.vn</c>. Default: none, links are then left out or taken from the request.</summary>
    public string? PublicUrl { get; set; }

    public Uri? Uri => string.IsNullOrWhiteSpace(PublicUrl) ? null : new Uri(PublicUrl, UriKind.Absolute);

    public string? Link(string path) => Uri is { } uri ? uri.GetLeftPart(UriPartial.Authority) + path : null;
}
