
namespace CongDoan.Bot.Storage;

/// <summary>Held for the host's life: SQLite files serve one host. Commands work beside it; only restore asks for it.</summary>
internal sealed class HostLock : IDisposable
{
    private readonly FileStream _stream;

    private HostLock(FileStream stream) => _stream = stream;

    public static HostLock? TryTake(string folder)
    {
        DataFiles.EnsureFolder(folder);
        return DataFiles.TryLock(Path.Combine(folder, "host.lock")) is { } stream ? new HostLock(stream) : null;
    }

    public static HostLock Take(string folder) => TryTake(folder)
        ?? throw new StartRefusedException($"Một chương trình khác đang chạy trên thư mục dữ liệu {folder}. Hãy dừng nó trước, hoặc đặt Data:Directory sang thư mục khác.");

    public void Dispose() => _stream.Dispose();
}
