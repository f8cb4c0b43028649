using System.Reflection;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace CongDoan.Bot.Backups;

/// <summary>Copies a data folder while a host writes to it: SQLite's own backup sees each database at one instant.</summary>
internal static class BackupWriter
{
    public const string KeyFolder = "keys";
    public static readonly IReadOnlyList<string> Databases = [BotDatabase.FileName, Knowledge.Library.LibraryDb.FileName];

    public static async Task<BackupManifest> WriteAsync(string data, string target, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(data, BotDatabase.FileName)))
        {
            throw new StartRefusedException($"Chưa có dữ liệu trong {data} để sao lưu.");
        }

        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new StartRefusedException($"{target} không trống. Hãy chọn một thư mục mới để không ghi đè bản sao lưu cũ.");
        }

        DataFiles.EnsureFolder(target);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var migrations = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var database in Databases.Where(name => File.Exists(Path.Combine(data, name))))
        {
            migrations[database] = CopyDatabase(Path.Combine(data, database), Path.Combine(target, database));
            files[database] = await BackupManifest.HashAsync(Path.Combine(target, database), cancellationToken);
        }

        foreach (var key in Keys(data))
        {
            var name = $"{KeyFolder}/{Path.GetFileName(key)}";
            DataFiles.EnsureFolder(Path.Combine(target, KeyFolder));
            DataFiles.CopyPrivate(key, Path.Combine(target, name));
            files[name] = await BackupManifest.HashAsync(Path.Combine(target, name), cancellationToken);
        }

        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, time.GetUtcNow(), version, migrations, files);
        await manifest.WriteAsync(target, cancellationToken);
        return manifest;
    }

    private static IEnumerable<string> Keys(string data)
    {
        var folder = Path.Combine(data, KeyFolder);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml") : [];
    }

    private static string CopyDatabase(string from, string to)
    {
        DataFiles.TryLock(to)?.Dispose();
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        // One file, no log beside it: what is hashed is all there is.
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE";
        command.ExecuteNonQuery();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId DESC LIMIT 1";
        return command.ExecuteScalar() as string ?? "";
    }
}
