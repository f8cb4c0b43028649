using Microsoft.Data.Sqlite;

namespace CongDoan.Ingestion.Publishing;

/// <summary>Says in Vietnamese what a disk or database refused; what the system says itself is English.</summary>
internal static class DiskTrouble
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Failing = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The low half of the error codes that .NET gives on Linux (ENOSPC, EDQUOT, EROFS) and on Windows (disk full).</summary>
    private static readonly int[] FullCodes = [28, 122, 112, 39];

    private const int ReadOnlyCode = 30;

    /// <summary>Gives the sentence, or null when the fault is none of a disk or database.</summary>
    public static string? Sentence(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SqliteException sqlite:
                    return Of(sqlite.SqliteErrorCode);
                case UnauthorizedAccessException:
                    return "Không ghi hoặc không đọc được: tài khoản chạy chương trình thiếu quyền trên thư mục dữ liệu hoặc thư mục tạm.";
                case IOException io when FullCodes.Contains(io.HResult & 0xFFFF):
                    return "Ổ đĩa đã đầy; hãy giải phóng dung lượng rồi chạy lại.";
                case IOException io when (io.HResult & 0xFFFF) == ReadOnlyCode:
                    return "Thư mục chỉ cho đọc nên không ghi được.";
                case IOException:
                    return "Không đọc hoặc không ghi được tệp: đĩa lỗi, hoặc tệp đang bị chương trình khác giữ.";
            }
        }

        return null;
    }

    private static string Of(int code) => code switch
    {
        Busy or Locked => "Kho tri thức đang được chương trình khác ghi; hãy chạy lại sau.",
        ReadOnly => "Kho tri thức chỉ cho đọc nên chưa ghi gì; hãy kiểm tra quyền ghi của thư mục dữ liệu, hoặc ổ đĩa bị gắn ở chế độ chỉ đọc.",
        Failing => "Ổ đĩa không đọc hoặc không ghi được kho tri thức (đĩa đầy hoặc lỗi); chưa ghi gì vào kho.",
        Full => "Ổ đĩa đã đầy, chưa ghi gì vào kho; hãy giải phóng dung lượng rồi chạy lại.",
        CannotOpen => "Không mở được kho tri thức; hãy kiểm tra quyền đọc, ghi của tài khoản chạy chương trình.",
        Corrupt or NotADatabase => "Tệp kho tri thức bị hỏng; hãy khôi phục từ bản sao lưu (lệnh restore).",
        _ => $"Không dùng được kho tri thức (mã lỗi SQLite {code}).",
    };
}
