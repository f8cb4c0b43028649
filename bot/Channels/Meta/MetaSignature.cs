using System.Security.Cryptography;
using System.Text;

namespace CongDoan.Bot.Channels.Meta;

/// <summary>
/// Proves that a body comes from Meta: HMAC-SHA256 with the app's secret over the raw bytes, whose letters Meta has
/// escaped before it signed them. The digits are lower case; anything else is no signature of Meta's.
/// </summary>
internal static class MetaSignature
{
    public const string Header = "X-Hub-Signature-256";
    private const string Mark = "sha256=";

    public static bool IsGenuine(string? header, ReadOnlySpan<byte> body, string appSecret) =>
        header is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.ASCII.GetBytes(Sign(body, appSecret)));

    /// <summary>Gives the whole value of the header.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string appSecret) =>
        Mark + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));
}
