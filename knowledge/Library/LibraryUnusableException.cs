using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Library;

/// <summary>The library's file or folder cannot be used; the message is a sentence for the operator.</summary>
public sealed class LibraryUnusableException(string message, Exception? inner) : Exception(message, inner)
{
    private const int ReadOnly = 8;
    private const int Failing = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Gives the refusal for a file whose content is not what SQLite wrote.</summary>
    internal static LibraryUnusableException Damaged(string file, Exception? inner) => new(
        $"Tệp kho tri thức {file} bị hỏng. Chương trình không sửa gì vào tệp; hãy khôi phục từ bản sao lưu (lệnh restore), "
        + "hoặc chuyển tệp đi nơi khác rồi nạp lại văn bản (lệnh publish).",
        inner);

    /// <summary>Gives the refusal for a fault that an operator can mend, else null.</summary>
    internal static LibraryUnusableException? Of(Exception error, string file) => error switch
    {
        // EF Core wraps what SQLite says of a single row.
        _ when Find(error) is { } sqlite => sqlite.SqliteErrorCode switch
        {
            Corrupt or NotADatabase => Damaged(file, error),
            Full => new($"Không ghi được kho tri thức {file}: ổ đĩa đã đầy. Hãy giải phóng dung lượng rồi chạy lại.", error),
            CannotOpen => new($"Không mở được kho tri thức {file}. Hãy kiểm tra quyền đọc, ghi của tài khoản chạy chương trình.", error),
            ReadOnly => new($"Kho tri thức {file} chỉ cho đọc nên không ghi được. Hãy kiểm tra quyền ghi của thư mục, hoặc ổ đĩa bị gắn ở chế độ chỉ đọc.", error),
            Failing => new($"Ổ đĩa không đọc hoặc không ghi được kho tri thức {file} (đĩa đầy hoặc lỗi).", error),
            _ => new($"Không dùng được kho tri thức {file} (mã lỗi SQLite {sqlite.SqliteErrorCode}).", error),
        },
        TimeoutException => new($"Một chương trình khác đang nâng cấp kho tri thức {file} quá lâu. Hãy đợi nó xong rồi chạy lại.", error),
        UnauthorizedAccessException or IOException => new($"Không dùng được kho tri thức {file}: {error.Message}", error),
        _ => null,
    };

    private static SqliteException? Find(Exception? error) =>
        error is null or SqliteException ? (SqliteException?)error : Find(error.InnerException);
}
