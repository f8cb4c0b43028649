namespace CongDoan.Knowledge.Storage;

/// <summary>Looks at a file before SQLite does, so that a damaged database is reported and never written over.</summary>
public static class SqliteHeader
{
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>Throws <see cref="IOException"/> when the file exists, is not empty and does not begin like a SQLite database.</summary>
    public static void RefuseForeignFile(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = new byte[Magic.Length];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.SequenceEqual(Magic))
        {
            throw new IOException("tệp không phải cơ sở dữ liệu SQLite hoặc đã hỏng; tệp được giữ nguyên, hãy khôi phục từ bản sao lưu");
        }
    }
}
