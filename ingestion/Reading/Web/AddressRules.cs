using System.Net;
using System.Net.Sockets;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Which addresses of the network a fetch may reach: the public internet, and hosts that the settings name.</summary>
internal static class AddressRules
{
    /// <summary>Networks that are not the public internet: this host, private, link-local (cloud metadata), shared, test and reserved ranges.</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Says whether an address belongs to the public internet; IPv4 inside IPv6 counts as the IPv4 address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !Closed.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Judges what can be judged before a name is resolved; gives the reason for refusing, in Vietnamese, or null.</summary>
    public static string? Problem(Uri address, WebOptions options)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return "Chỉ nhận địa chỉ http hoặc https.";
        }

        if (address.UserInfo.Length > 0)
        {
            return "Địa chỉ không được kèm tên đăng nhập hay mật khẩu.";
        }

        return !address.IsDefaultPort && !options.IsNamed(address)
            ? "Địa chỉ chỉ được dùng cổng mặc định (80 hoặc 443), trừ máy chủ có tên trong cài đặt Ingestion:Web:TrustedHosts."
            : null;
    }
}
