namespace CongDoan.Ingestion;

/// <summary>A file as the content team handed it over: bytes that nobody has understood yet.</summary>
/// <param name="FullPath">Absolute path, to open it.</param>
/// <param name="Name">File name without folders, to show it; never used as a path.</param>
internal sealed record SourceFile(string FullPath, string Name)
{
    /// <summary>Lower-case extension with its dot, or empty.</summary>
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>Takes a path as the caller wrote it, relative to the caller's folder.</summary>
    public static SourceFile At(string path)
    {
        var full = Path.GetFullPath(path);
        return new SourceFile(full, Path.GetFileName(full));
    }
}
