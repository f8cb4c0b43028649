using System.Globalization;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace CongDoan.Bot.Backups;

/// <summary>Puts a backup in the place of a data folder. Everything is checked before anything moves, and nothing is deleted.</summary>
internal static class BackupReader
{
    /// <summary>Gives where the present data went, or null when there was none.</summary>
    public static async Task<string?> RestoreAsync(string backup, string data, TimeProvider time, CancellationToken cancellationToken)
    {
        await CheckAsync(backup, cancellationToken);
        string? aside = null;
        if (Directory.Exists(data))
        {
            using var held = HostLock.TryTake(data)
                ?? throw new StartRefusedException($"Máy chủ đang chạy trên {data}. Hãy dừng máy chủ rồi khôi phục.");
            aside = $"{data}.before-restore-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
            // The lock moves along with its folder: a host that starts now makes a new one.
            MoveAside(data, aside);
        }

        DataFiles.EnsureFolder(data);
        var manifest = (await BackupManifest.ReadAsync(backup, cancellationToken))!;
        foreach (var name in manifest.Files.Keys)
        {
            var target = Path.Combine(data, name);
            DataFiles.EnsureFolder(Path.GetDirectoryName(target)!);
            DataFiles.CopyPrivate(Path.Combine(backup, name), target);
        }

        return aside;
    }

    private static void MoveAside(string data, string aside)
    {
        try
        {
            Directory.Move(data, aside);
        }
        catch (IOException error)
        {
            throw new StartRefusedException($"Không chuyển được {data} sang {aside}; chưa có gì thay đổi. Nếu thư mục này là ổ gắn ngoài, hãy khôi phục vào thư mục khác bằng --data.", error);
        }
    }

    private static async Task CheckAsync(string backup, CancellationToken cancellationToken)
    {
        var manifest = await BackupManifest.ReadAsync(backup, cancellationToken)
            ?? throw new StartRefusedException($"{backup} không phải bản sao lưu: thiếu hoặc hỏng {BackupManifest.FileName}.");
        if (manifest.Format != BackupManifest.CurrentFormat || !manifest.Files.ContainsKey(BotDatabase.FileName))
        {
            throw new StartRefusedException($"Bản sao lưu {backup} do phiên bản khác tạo ra, chương trình này không đọc được.");
        }

        foreach (var (name, hash) in manifest.Files)
        {
            if (!IsOurs(name))
            {
                throw new StartRefusedException($"Bản sao lưu {backup} chứa tên tệp lạ: {name}.");
            }

            var file = Path.Combine(backup, name);
            if (!File.Exists(file) || await BackupManifest.HashAsync(file, cancellationToken) != hash)
            {
                throw new StartRefusedException($"Bản sao lưu {backup} không nguyên vẹn: {name} thiếu hoặc đã bị thay đổi.");
            }

            if (BackupWriter.Databases.Contains(name) && !IsIntact(file))
            {
                throw new StartRefusedException($"Bản sao lưu {backup} không dùng được: cơ sở dữ liệu {name} bị hỏng.");
            }
        }
    }

    /// <summary>Only names that a backup of ours can hold: a manifest must not write elsewhere.</summary>
    private static bool IsOurs(string name) =>
        BackupWriter.Databases.Contains(name)
        || (name.StartsWith(BackupWriter.KeyFolder + "/", StringComparison.Ordinal)
            && name.EndsWith(".xml", StringComparison.Ordinal)
            && Path.GetFileName(name) == name[(BackupWriter.KeyFolder.Length + 1)..]);

    private static bool IsIntact(string file)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
            }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            return command.ExecuteScalar() is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
