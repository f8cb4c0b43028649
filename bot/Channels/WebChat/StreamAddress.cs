using CongDoan.Bot.Messaging;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>The absolute WebSocket address of a conversation, as the client reaches us.</summary>
internal sealed class StreamAddress(IOptions<PublicAddress> address)
{
    public string For(HttpRequest request, string conversationId, string token, long watermark)
    {
        var isSecure = request.IsHttps;
        if (address.Value.Uri is { } uri && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
        {
            // A proxy that ends TLS may not say so; the operator did.
            isSecure = uri.Scheme == Uri.UriSchemeHttps;
        }

        return $"{(isSecure ? "wss" : "ws")}://{request.Host.Value}{DirectLineEndpoints.Base}/conversations/{Uri.EscapeDataString(conversationId)}/stream"
            + $"?watermark={watermark}&t={Uri.EscapeDataString(token)}";
    }
}
