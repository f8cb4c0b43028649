using System.Text;

namespace CongDoan.Ingestion.Reading.Plain;

/// <summary>Bytes of a text file made Unicode.</summary>
/// <param name="Text">The text in Unicode.</param>
/// <param name="Legacy">Name of the Vietnamese encoding it was turned from, or null.</param>
internal sealed record DecodedText(string Text, string? Legacy);

/// <summary>Finds out how a text file is encoded: byte order mark, UTF-16 without one, UTF-8, then the Vietnamese encodings of old.</summary>
internal static class TextDecoder
{
    private const int VietnameseCodePage = 1258;
    private const int WesternCodePage = 1252;

    /// <summary>Decodes a file, or throws <see cref="RefusedException"/> when it is no text or fits no encoding.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Unicode(bytes);
        if (text is not null)
        {
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                throw new RefusedException("Nội dung tệp không phải chữ (có ký tự nhị phân).");
            }

            // Text pasted from a document in an old font is valid Unicode and still shows Western letters.
            return LegacyEncoding.Detect(text) is { } pasted ? new DecodedText(LegacyEncoding.ToUnicode(text, pasted), pasted) : new DecodedText(text, null);
        }

        if (bytes.Contains((byte)0))
        {
            throw new RefusedException("Nội dung tệp không phải chữ (có ký tự nhị phân).");
        }

        // In these fonts a soft hyphen is the letter ư, so nothing is cleaned before.
        var western = CodePage(WesternCodePage).GetString(bytes);
        if (LegacyEncoding.Detect(western) is { } legacy)
        {
            return new DecodedText(LegacyEncoding.ToUnicode(western, legacy), legacy);
        }

        var vietnamese = CodePage(VietnameseCodePage).GetString(bytes).Normalize(NormalizationForm.FormC);
        return LegacyEncoding.Plausibility(vietnamese) >= 0.85
            ? new DecodedText(vietnamese, "Windows-1258")
            : throw new RefusedException("Không đọc được bảng mã của tệp (không phải Unicode, TCVN3 hay VNI); hãy lưu lại dạng UTF-8.");
    }

    private static string? Unicode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8Text(bytes[3..]),
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ when IsUtf16(bytes, high: 1) => Encoding.Unicode.GetString(bytes),
        _ when IsUtf16(bytes, high: 0) => Encoding.BigEndianUnicode.GetString(bytes),
        _ => Utf8Text(bytes),
    };

    private static string? Utf8Text(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Vietnamese in UTF-16 has 00, 01 or 1E in every second byte: digits, spaces and most letters are below U+0100.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes, int high)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0)
        {
            return false;
        }

        var (low, zero) = (0, 0);
        for (var at = high; at < Math.Min(bytes.Length, 2000); at += 2)
        {
            low++;
            zero += bytes[at] is 0 or 1 or 0x1E or 0x20 ? 1 : 0;
        }

        return zero >= low * 0.95 && bytes.Contains((byte)0);
    }

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
