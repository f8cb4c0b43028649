namespace CongDoan.Ingestion.Reading;

/// <summary>What the paths of a command stand for.</summary>
/// <param name="Files">Files and addresses to read, in order.</param>
/// <param name="Skipped">Files of the named folders that no reader takes.</param>
internal sealed record FoundSources(IReadOnlyList<SourceFile> Files, IReadOnlyList<SourceFile> Skipped)
{
    /// <summary>Links in the named folders to files outside of them; whoever may write into a folder may not hand over what lies elsewhere.</summary>
    public IReadOnlyList<SourceFile> Outside { get; init; } = [];

    /// <summary>Folders that could not be looked into.</summary>
    public IReadOnlyList<SourceFile> Unreadable { get; init; } = [];
}

/// <summary>Turns the paths of a command into files: a folder stands for every readable file below it.</summary>
internal static class SourceFinder
{
    /// <summary>More files than this in one command is a mistake in the path, such as the root folder.</summary>
    private const int MaxFiles = 20_000;

    /// <summary>
    /// Gives the files in the order of the arguments, those of a folder in ordinal order of their path. A file that is
    /// named is given even when no reader takes it, so that it is refused with a reason. Linked and hidden folders are not
    /// entered; hidden files, and those that an office program keeps beside an open document, are nobody's documents.
    /// </summary>
    public static FoundSources Find(IEnumerable<string> paths, ReaderSet readers)
    {
        var files = new List<SourceFile>();
        var skipped = new List<SourceFile>();
        var outside = new List<SourceFile>();
        var unreadable = new List<SourceFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var isFolder = !IsUrl(path) && Directory.Exists(path);
            var found = isFolder ? Below(Path.GetFullPath(path), outside, unreadable) : [IsUrl(path) ? new SourceFile(path, path) : SourceFile.At(path)];
            foreach (var file in found.Where(file => seen.Add(file.FullPath)))
            {
                (isFolder && !readers.CanRead(file) ? skipped : files).Add(file);
            }

            if (files.Count > MaxFiles)
            {
                throw new RefusedException($"Thư mục có quá nhiều tệp (hơn {MaxFiles}); hãy chọn thư mục hẹp hơn.");
            }
        }

        return new FoundSources(files, skipped) { Outside = outside, Unreadable = unreadable };
    }

    /// <summary>Says whether an argument is an address on the web rather than a path.</summary>
    public static bool IsUrl(string path) =>
        path.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<SourceFile> Below(string folder, List<SourceFile> outside, List<SourceFile> unreadable)
    {
        var pending = new Stack<string>([folder]);
        var found = new List<string>();
        while (pending.TryPop(out var current))
        {
            try
            {
                foreach (var child in new DirectoryInfo(current).EnumerateFileSystemInfos().Where(child => !IsPassing(child.Name)))
                {
                    // A path that is too long for the system has no full name.
                    var path = Path.Combine(current, child.Name);
                    if (child is DirectoryInfo directory)
                    {
                        // A linked folder may lead back to one of its parents.
                        if (directory.LinkTarget is null)
                        {
                            pending.Push(path);
                        }
                    }
                    else if (child.LinkTarget is not null && !IsBelow(path, folder))
                    {
                        outside.Add(SourceFile.At(path));
                    }
                    else if (found.Count <= MaxFiles)
                    {
                        found.Add(path);
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // One closed folder does not keep the others from being published.
                unreadable.Add(SourceFile.At(current));
            }
        }

        return found.Order(StringComparer.Ordinal).Select(SourceFile.At);
    }

    private static bool IsPassing(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal);

    private static bool IsBelow(string link, string folder)
    {
        try
        {
            var root = Path.TrimEndingDirectorySeparator(RegularFile.RealPath(folder)) + Path.DirectorySeparatorChar;
            return RegularFile.RealPath(link).StartsWith(root, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Links in a circle: the reader refuses them.
            return true;
        }
    }
}
