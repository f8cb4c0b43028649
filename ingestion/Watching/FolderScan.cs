using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Watching;

/// <summary>One look at a folder.</summary>
internal static class FolderScan
{
    /// <summary>Gives the readable files, or null when the folder could not be looked at as a whole just now.</summary>
    /// <exception cref="RefusedException">The folder holds more files than one may publish.</exception>
    public static FolderLook? Look(string folder, ReaderSet readers)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            var found = SourceFinder.Find([folder], readers);
            var files = found.Files;
            // The folder itself is given as a file when it vanishes at this very moment.
            return files.Concat(found.Unreadable).Any(file => file.FullPath == Path.GetFullPath(folder))
                ? null
                : new FolderLook(files.Select(FileFacts.Of).OfType<FileFacts>().ToList(), found.Unreadable, found.Outside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>What a look at a folder saw.</summary>
/// <param name="Files">Its readable files.</param>
/// <param name="Unreadable">Folders below it that could not be looked into; what was in them may still be there.</param>
/// <param name="Outside">Links to files that lie outside of it, which are left alone.</param>
internal sealed record FolderLook(IReadOnlyList<FileFacts> Files, IReadOnlyList<SourceFile> Unreadable, IReadOnlyList<SourceFile> Outside);
