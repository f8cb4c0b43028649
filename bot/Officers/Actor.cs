using System.Net;
using System.Net.Sockets;

namespace CongDoan.Bot.Officers;

/// <summary>Who does something, for the audit.</summary>
/// <param name="Name">Login name, or <see cref="CommandLine"/>.</param>
/// <param name="Address">Where the request came from, or null.</param>
internal sealed record Actor(string Name, string? Address)
{
    /// <summary>An operator at the machine.</summary>
    public static readonly Actor CommandLine = new("command-line", null);

    private const int LongestName = 64;

    public static Actor Of(HttpContext context) => new(SignedIn.Of(context).Name, AddressOf(context));

    /// <summary>Somebody who says to be this officer.</summary>
    public static Actor Claiming(string name, HttpContext context) =>
        new(name.Length > LongestName ? name[..LongestName] : name, AddressOf(context));

    public OfficerAudit Line(string action, string subject, TimeProvider time) => new()
    {
        At = time.GetUtcNow(), OfficerName = Name, Action = action, Subject = subject, RemoteAddress = Address,
    };

    private static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    /// <summary>One line of a subscriber: an IPv4 address, or the /64 that every IPv6 subscriber has for itself.</summary>
    public static string Subscriber(HttpContext context)
    {
        if (AddressOf(context) is not { } text)
        {
            return "";
        }

        var address = IPAddress.Parse(text);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : text;
    }
}
