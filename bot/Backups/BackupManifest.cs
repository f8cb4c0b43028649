using System.Security.Cryptography;
using System.Text.Json;

namespace CongDoan.Bot.Backups;

/// <summary>What a backup holds; written last, so that a folder without it is no backup.</summary>
/// <param name="Format">Version of this layout.</param>
/// <param name="MadeAt">When the backup was finished, UTC.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Migrations">Last migration of each database, by file name.</param>
/// <param name="Files">SHA-256 of each file, lower-case hexadecimal, by its path within the backup.</param>
internal sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, string Program, IReadOnlyDictionary<string, string> Migrations, IReadOnlyDictionary<string, string> Files)
{
    public const int CurrentFormat = 1;
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    public Task WriteAsync(string folder, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json), cancellationToken);

    /// <summary>Gives the manifest, or null when the folder holds none that can be read.</summary>
    public static async Task<BackupManifest?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllTextAsync(Path.Combine(folder, FileName), cancellationToken), Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }
}
