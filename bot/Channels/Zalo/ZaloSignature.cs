using System.Security.Cryptography;
using System.Text;

namespace CongDoan.Bot.Channels.Zalo;

/// <summary>
/// Proves that a body comes from Zalo: SHA-256 (no HMAC) over our app id, the raw bytes, a timestamp and the account's
/// secret key. The app id is ours, never the body's, so that another app's event is foreign. Sources disagree on
/// <c>mac=</c> before the digits and on whether the time is the body's or a header's: both are taken.
/// </summary>
internal static class ZaloSignature
{
    public const string Header = "X-ZEvent-Signature";
    public const string TimeHeader = "X-ZEvent-Timestamp";

    public static bool IsGenuine(
        string? header, string appId, ReadOnlySpan<byte> body, IReadOnlyList<string?> times, IReadOnlyList<string> secretKeys)
    {
        if (Digits(header) is not { } given)
        {
            return false;
        }

        var isGenuine = false;
        foreach (var key in secretKeys)
        {
            foreach (var time in times)
            {
                // No short cut: how long it takes tells nothing.
                isGenuine |= time is not null && CryptographicOperations.FixedTimeEquals(given, Sign(appId, body, time, key));
            }
        }

        return isGenuine;
    }

    /// <summary>Gives the 32 bytes that stand, as hexadecimal digits, in the header.</summary>
    public static byte[] Sign(string appId, ReadOnlySpan<byte> body, string time, string secretKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(time));
        hash.AppendData(Encoding.UTF8.GetBytes(secretKey));
        return hash.GetHashAndReset();
    }

    private static byte[]? Digits(string? header)
    {
        if (header is null)
        {
            return null;
        }

        var text = header.AsSpan().Trim();
        if (text.StartsWith("mac", StringComparison.OrdinalIgnoreCase))
        {
            text = text[3..].TrimStart();
            if (text is not ['=', ..])
            {
                return null;
            }

            text = text[1..].TrimStart();
        }

        var bytes = new byte[SHA256.HashSizeInBytes];
        return text.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
