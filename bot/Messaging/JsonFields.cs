using System.Text.Json;

namespace CongDoan.Bot.Messaging;

/// <summary>Fields of a platform's body; what is not there, or of another kind, is null.</summary>
internal static class JsonFields
{
    private const int LongestId = 512;

    /// <summary>An id that may name a person or an account; an object or a path in its place is no id, and the body no event.</summary>
    public static string? Id(JsonElement? parent, string name)
    {
        if (Find(parent, name) is not { } child || child.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var id = Scalar(child);
        var isNumber = child.ValueKind == JsonValueKind.Number;
        return id is { Length: > 0 and <= 64 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && (!isNumber || id.All(char.IsAsciiDigit))
            ? id
            : throw new FormatException($"{name} is no id.");
    }

    public static string? LongId(JsonElement? parent, string name) => Find(parent, name) is { } child ? Long(Scalar(child)) : null;

    public static string? Long(string? id) => id is null or "" ? null : id.Length <= LongestId ? id : throw new FormatException("The id is too long.");

    public static JsonElement? Child(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.Object } child ? child : null;

    public static IEnumerable<JsonElement> Items(JsonElement? parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static string? Words(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    public static string? Scalar(JsonElement? parent, string name) => Find(parent, name) is { } child ? Scalar(child) : null;

    /// <summary>Text as it is; a whole number by its digits, never through a floating-point number, which would change an id.</summary>
    public static string? Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    public static JsonElement? Find(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var child) ? child : null;
}
