namespace CongDoan.Ingestion.Watching;

/// <summary>What a look at a folder tells of one file; two looks with the same facts saw the same file.</summary>
/// <param name="File">The file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Modified">When it was last written.</param>
internal sealed record FileFacts(SourceFile File, long Length, DateTime Modified)
{
    /// <summary>Looks at a file; null when it is gone.</summary>
    public static FileFacts? Of(SourceFile file)
    {
        try
        {
            var named = new FileInfo(file.FullPath);
            var info = named.LinkTarget is null ? named : new FileInfo(named.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
            return info.Exists ? new FileFacts(file, info.Length, info.LastWriteTimeUtc) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
