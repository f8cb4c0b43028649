namespace CongDoan.Bot.Messaging;

/// <summary>Where a browser says that a request comes from.</summary>
internal static class RequestOrigin
{
    /// <summary>Gives the origin when it is not our own page, <c>null</c> of a sandboxed page included; null when it is ours or unsaid, as by a program.</summary>
    public static string? Foreign(HttpRequest request, PublicAddress address)
    {
        var origin = request.Headers.Origin.ToString();
        // A page that sends no referrer may hide its origin too; whether it is the same one the browser says elsewhere.
        if (origin.Length == 0 || (origin == "null" && request.Headers["Sec-Fetch-Site"] == "same-origin"))
        {
            return null;
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (IsSame(from.Authority, request.Host.Value) || IsSame(from.Authority, address.Uri?.Authority))
                ? null
                : origin;
    }

    private static bool IsSame(string authority, string? ours) => string.Equals(authority, ours, StringComparison.OrdinalIgnoreCase);
}
