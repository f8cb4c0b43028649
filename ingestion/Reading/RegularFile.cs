namespace CongDoan.Ingestion.Reading;

/// <summary>
/// The only way to the bytes of a source. Opening a pipe waits for ever and a device never ends, so what is not a regular
/// file with bytes in it is refused before it is opened, also behind a link.
/// </summary>
internal static class RegularFile
{
    private const int MaxLinks = 40;

    /// <summary>Gives the file that a path leads to in the end, or throws <see cref="RefusedException"/>.</summary>
    /// <exception cref="IOException">The links lead in a circle, or the disk fails.</exception>
    public static FileInfo Find(string path)
    {
        var named = new FileInfo(path);
        // The length of a link is its own, not that of the file behind it.
        var target = named.LinkTarget is null ? named : new FileInfo(named.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        if (!target.Exists)
        {
            throw new RefusedException(Directory.Exists(path) ? "Đây là thư mục, không phải tệp." : "Không tìm thấy tệp.");
        }

        // Pipes, devices and sockets have no length.
        return target.Length > 0
            ? target
            : throw new RefusedException("Tệp rỗng (0 byte) hoặc không phải tệp thường (đường ống, thiết bị).");
    }

    /// <summary>Opens a file for reading; one that was exchanged for something else since it was looked at is refused.</summary>
    public static FileStream Open(string path)
    {
        var stream = new FileStream(Find(path).FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.CanSeek && stream.Length > 0)
        {
            return stream;
        }

        stream.Dispose();
        throw new RefusedException("Không phải tệp thường nên không đọc.");
    }

    /// <summary>Reads a whole file; one that grows beyond the bound while it is read is refused too.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="most">Bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<byte[]> ReadAsync(string path, long most, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        using var bytes = new MemoryStream((int)Math.Min(stream.Length, most));
        await CopyAsync(stream, bytes, most, cancellationToken);
        return bytes.ToArray();
    }

    /// <summary>Copies a file under the same bound.</summary>
    public static async Task CopyAsync(string path, string copy, long most, CancellationToken cancellationToken)
    {
        await using var stream = Open(path);
        await using var target = File.Create(copy);
        await CopyAsync(stream, target, most, cancellationToken);
    }

    /// <summary>The refusal of a file above a reader's bound.</summary>
    public static RefusedException TooLarge(long most) => new(
        $"Tệp lớn hơn mức cho phép ({(most >= 1024 * 1024 ? $"{most / (1024 * 1024)} MB" : $"{most / 1024} KB")}); hãy tách hoặc nén lại.");

    /// <summary>Gives a path without any link in it, whatever its last part is.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string RealPath(string path) => RealPath(Path.GetFullPath(path), MaxLinks);

    private static string RealPath(string path, int links)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is not { } target
                ? next
                : links > 0
                    ? RealPath(Path.GetFullPath(target, real), links - 1)
                    : throw new IOException($"Too many links in {path}.");
        }

        return real;
    }

    private static async Task CopyAsync(FileStream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        long total = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += read;
            if (total > most)
            {
                throw TooLarge(most);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
