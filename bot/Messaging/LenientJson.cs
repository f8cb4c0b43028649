using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CongDoan.Bot.Messaging;

/// <summary>
/// Reads JSON text whose strings may hold half a surrogate pair, as a browser sends for a broken emoji: the parser
/// accepts it and fails only when the string is read. The half becomes U+FFFD, as invalid UTF-8 does.
/// </summary>
internal static class LenientJson
{
    private const string Replacement = "\\ufffd";

    /// <summary>Parses it; what needs no repair is read where it stands. The bytes have to stay as they are until the document is disposed.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default) =>
        Utf8.IsValid(utf8.Span) && utf8.Span.IndexOf("\\ud"u8) < 0 && utf8.Span.IndexOf("\\uD"u8) < 0
            ? JsonDocument.Parse(utf8, options)
            : JsonDocument.Parse(Repair(utf8.Span), options);

    public static string Repair(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i++]);
                continue;
            }

            var unit = Unit(text, i);
            var length = text[i + 1] == 'u' ? 6 : 2;
            if (unit is { } high && char.IsHighSurrogate(high) && Unit(text, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                length = 12;
            }
            else if (unit is { } half && char.IsSurrogate(half))
            {
                result.Append(Replacement);
                i += 6;
                continue;
            }

            length = Math.Min(length, text.Length - i);
            result.Append(text, i, length);
            i += length;
        }

        return result.ToString();
    }

    /// <summary>The UTF-16 unit of a <c>\uXXXX</c> escape, or null when there is none.</summary>
    private static char? Unit(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
