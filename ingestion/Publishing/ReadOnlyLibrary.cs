using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Ingestion.Publishing;

/// <summary>Opens the library of a folder without writing a byte, the files that SQLite keeps beside a database included.</summary>
internal sealed class ReadOnlyLibrary(string folder) : IDbContextFactory<LibraryDb>
{
    private readonly string file = Path.Combine(folder, LibraryDb.FileName);

    public LibraryDb CreateDbContext() => new(new DbContextOptionsBuilder<LibraryDb>().UseSqlite(ConnectionString()).Options);

    /// <summary>Looks whether there is a library that this program can read.</summary>
    /// <exception cref="LibraryUnusableException">There is none; the message is for the operator.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new LibraryUnusableException(
                $"Thư mục {folder} không có kho tri thức nào. Hãy xem lại --data, hoặc đưa văn bản vào trước (lệnh publish).", null);
        }

        try
        {
            await using var context = CreateDbContext();
            await context.Database.OpenConnectionAsync(cancellationToken);
            if (await SchemaUpgrade.IsNeededAsync(context, cancellationToken))
            {
                throw new LibraryUnusableException(
                    $"Kho tri thức {file} do phiên bản cũ của chương trình tạo ra. Hãy khởi động máy chủ hoặc chạy lệnh publish một lần để nâng cấp.", null);
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            var code = e is SqliteException sqlite ? $" (mã lỗi SQLite {sqlite.SqliteErrorCode})" : "";
            throw new LibraryUnusableException($"Không đọc được kho tri thức {file}{code}: tệp hỏng hoặc tài khoản này thiếu quyền đọc.", e);
        }
    }

    /// <summary>
    /// Whoever writes keeps a write-ahead log beside the file, and a reader joins in. Without one nobody writes, and SQLite is
    /// told so, else it would create the log itself and fail where it must not.
    /// </summary>
    internal string ConnectionString() => new SqliteConnectionStringBuilder
    {
        DataSource = File.Exists(file + "-wal") ? file : new Uri(file).AbsoluteUri + "?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = SqliteDatabase.LockTimeoutSeconds,
    }.ToString();
}
