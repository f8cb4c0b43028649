using System.Collections.Frozen;

namespace CongDoan.Bot.Channels.WebChat.Uploads;

/// <summary>One kind of file that is taken; see the head of <c>Data/uploads.tsv</c>.</summary>
internal sealed record UploadType(string Kind, string ContentType, IReadOnlyList<string> FirstBytes);

/// <summary>The table of files.</summary>
internal static class UploadTypes
{
    private const string Table = "CongDoan.Bot/Channels/WebChat/Data/uploads.tsv";
    private const int MostLookedAt = 16;
    private static readonly FrozenDictionary<string, UploadType> ByEnding = Read();

    /// <summary>Gives what a file is, by its name and its first bytes; null when it is not taken.</summary>
    public static UploadType? Of(string name, ReadOnlySpan<byte> bytes)
    {
        if (!ByEnding.TryGetValue(Path.GetExtension(name).TrimStart('.'), out var type))
        {
            return null;
        }

        var digits = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, MostLookedAt)]);
        return type.FirstBytes.Count == 0 || type.FirstBytes.Any(begin => Begins(digits, begin)) ? type : null;
    }

    /// <summary>The content type of a stored name; for one that is not in the table, that of any bytes.</summary>
    public static string ContentTypeOf(string? name) =>
        ByEnding.GetValueOrDefault(Path.GetExtension(name ?? "").TrimStart('.'))?.ContentType ?? "application/octet-stream";

    private static bool Begins(string digits, string begin) =>
        digits.Length >= begin.Length && begin.Zip(digits).All(pair => pair.First == '?' || pair.First == pair.Second);

    private static FrozenDictionary<string, UploadType> Read()
    {
        using var stream = typeof(UploadTypes).Assembly.GetManifestResourceStream(Table) ?? throw new InvalidOperationException($"The program lacks {Table}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t'))
            .ToFrozenDictionary(row => row[0], row => new UploadType(row[1], row[2], row[3] == "-" ? [] : row[3].Split(' ')), StringComparer.OrdinalIgnoreCase);
    }
}
