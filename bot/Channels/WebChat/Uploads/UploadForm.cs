using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;

namespace CongDoan.Bot.Channels.WebChat.Uploads;

/// <summary>What stands in one upload.</summary>
/// <param name="Activity">The activity as JSON, or null when none came along.</param>
/// <param name="Files">Names and bytes.</param>
internal sealed record UploadForm(byte[]? Activity, IReadOnlyList<(string Name, byte[] Bytes)> Files)
{
    public const int MostFiles = 5;

    /// <summary>Largest body: five files and what stands between them.</summary>
    public const int LargestBody = 24 * 1024 * 1024;

    private const string ActivityPart = "activity";
    private const int LongestName = 120;

    /// <summary>Reads several parts, one of them the activity, or a bare file with its name in a header; null when it is neither.</summary>
    public static async Task<UploadForm?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var said) && (said.FileNameStar ?? said.FileName) is { Length: > 0 } name
                ? new UploadForm(null, [(Clean(name.Trim('"')), await BytesAsync(request.Body, cancellationToken))])
                : null;
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestBody, ValueCountLimit = 16 }, cancellationToken);
            var files = new List<(string Name, byte[] Bytes)>();
            byte[]? activity = form[ActivityPart].ToString() is { Length: > 0 } text ? System.Text.Encoding.UTF8.GetBytes(text) : null;
            foreach (var part in form.Files)
            {
                await using var stream = part.OpenReadStream();
                var bytes = await BytesAsync(stream, cancellationToken);
                // A browser gives the activity a file name as well.
                if (part.Name == ActivityPart || part.ContentType.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase))
                {
                    activity = bytes;
                }
                else
                {
                    files.Add((Clean(part.FileName), bytes));
                }
            }

            return new UploadForm(activity, files);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    /// <summary>The name alone, on one line, with its ending.</summary>
    private static string Clean(string name)
    {
        var line = Knowledge.Vietnamese.TextCleaner.CleanLine(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        return line.Length <= LongestName ? line : Messaging.LongText.Cut(Path.GetFileNameWithoutExtension(line), LongestName - 8) + Path.GetExtension(line);
    }
}
