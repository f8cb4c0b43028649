namespace CongDoan.Knowledge.Library;

/// <summary>Another program has been publishing for longer than the settings allow; the message is for the operator.</summary>
public sealed class LibraryBusyException(Exception inner)
    : Exception("Kho tri thức đang được chương trình khác ghi quá lâu; chưa ghi gì vào kho, hãy chạy lại sau.", inner);

/// <summary>A release that the library does not keep, or not any more; the message is for the operator.</summary>
/// <param name="release">What was asked for.</param>
/// <param name="oldest">Oldest release that is kept, 0 when none is.</param>
/// <param name="newest">Newest release.</param>
public sealed class UnknownReleaseException(long release, long oldest, long newest)
    : Exception(oldest == 0
        ? "Kho chưa có bản phát hành nào để quay lại."
        : $"Không có bản phát hành số {release} trong kho; kho còn giữ từ số {oldest} đến số {newest}.");
