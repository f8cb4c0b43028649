using CongDoan.Knowledge.Storage;
using Microsoft.Data.Sqlite;

namespace CongDoan.Bot.Storage;

/// <summary>Makes the data folder and its files readable by their owner only, and refuses those that cannot be used.</summary>
internal static class DataFiles
{
    public static void EnsureFolder(string folder)
    {
        try
        {
            PrivateFolder.Create(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Không tạo được thư mục dữ liệu {folder}. Hãy kiểm tra quyền ghi, hoặc đặt Data:Directory sang thư mục khác.", error);
        }
    }

    /// <summary>Opens a file of ours for this process alone; null when another process holds it.</summary>
    public static FileStream? TryLock(string file)
    {
        try
        {
            return PrivateFolder.TryLock(file);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw NotWritable(file, error);
        }
    }

    /// <summary>The refusal for a file that the system does not let us create or write.</summary>
    public static StartRefusedException NotWritable(string file, Exception error) => error is UnauthorizedAccessException
        ? new($"Không ghi được vào {file}. Hãy kiểm tra quyền của thư mục dữ liệu.", error)
        : new($"Không tạo được {file}. Hãy kiểm tra quyền ghi và dung lượng đĩa.", error);

    /// <summary>Copies a file into one that only its owner reads, and that did not exist before.</summary>
    public static void CopyPrivate(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = PrivateFolder.OpenAlone(to, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>
    /// Creates a database that does not exist yet; refuses one that is damaged or read-only. A new file appears under
    /// its name only once it is a database, so that an empty file is always a damaged one.
    /// </summary>
    public static void EnsureDatabase(string file)
    {
        if (!File.Exists(file))
        {
            Create(file);
            return;
        }

        if (IsReadOnly(file))
        {
            throw new StartRefusedException($"Tệp cơ sở dữ liệu {file} chỉ đọc. Hãy cấp quyền ghi cho tài khoản chạy chương trình.");
        }

        if (!SqliteFile.IsIntact(file))
        {
            throw new StartRefusedException($"Tệp cơ sở dữ liệu {file} bị hỏng. Chương trình không sửa gì vào tệp; hãy khôi phục từ bản sao lưu (lệnh restore).");
        }
    }

    private static void Create(string file)
    {
        var fresh = file + ".new";
        File.Delete(fresh);
        TryLock(fresh)?.Dispose();
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = fresh, Pooling = false }.ToString()))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA user_version=1;";
            command.ExecuteNonQuery();
        }

        File.Move(fresh, file, overwrite: false);
    }

    private static bool IsReadOnly(string file)
    {
        // An administrator may write to anything; the mode still says that somebody meant the file to stay as it is.
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & UnixFileMode.UserWrite) == 0)
        {
            return true;
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }
}
