using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Watching;

/// <summary>One look at a folder.</summary>
internal static class FolderScan
{
    /// <summary>Gives the readable files, or null when the folder could not be looked at as a whole just now.</summary>
    /// <exception cref="RefusedException">The folder holds more files than one may publish.</exception>
    public static IReadOnlyList<FileFacts>? Look(string folder, ReaderSet readers)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            var files = SourceFinder.Find([folder], readers).Files;
            // The folder itself is given as a file when it vanishes at this very moment.
            return files.Any(file => file.FullPath == Path.GetFullPath(folder))
                ? null
                : files.Where(file => !IsPassing(file.Name)).Select(FileFacts.Of).OfType<FileFacts>().ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Hidden files, and those that an office program keeps beside an open document.</summary>
    private static bool IsPassing(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal);
}
