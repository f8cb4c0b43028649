namespace CongDoan.Knowledge.Storage;

/// <summary>Looks at a file before SQLite does, so that a damaged database is reported and never written over.</summary>
public static class SqliteHeader
{
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>Says whether the file begins like a SQLite database; an empty one does not.</summary>
    public static bool StandsIn(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = new byte[Magic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }
}
