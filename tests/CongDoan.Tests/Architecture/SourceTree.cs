namespace CongDoan.Tests.Architecture;

/// <summary>The files that people wrote, as the checkout holds them: what <c>.gitignore</c> names is left out.</summary>
internal static class SourceTree
{
    /// <summary>The folder that holds <c>CongDoan.Bot.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file, relative to <see cref="Root"/>, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = List();

    /// <summary>The files below a folder, such as <c>bot/</c>.</summary>
    public static IEnumerable<string> Below(string folder) =>
        Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The three parts that are the product.</summary>
    public static IReadOnlyList<string> Products { get; } = ["bot", "ingestion", "knowledge"];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CongDoan.Bot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No folder above the tests holds CongDoan.Bot.sln.");
    }

    private static List<string> List()
    {
        // A name that begins with a slash is ignored at the top only.
        var ignored = File.ReadAllLines(Path.Combine(Root, ".gitignore"))
            .Select(line => line.Trim())
            .Where(line => line.EndsWith('/'))
            .Select(line => line.TrimEnd('/'))
            .Append("/.git")
            .ToHashSet(StringComparer.Ordinal);

        return Walk(Root, "", ignored).Order(StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<string> Walk(string folder, string path, HashSet<string> ignored)
    {
        // In a worktree `.git` is a file.
        var files = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name != ".git");
        return Directory.EnumerateDirectories(folder)
            .Select(child => (Folder: child, Name: Path.GetFileName(child), Path: path + Path.GetFileName(child) + "/"))
            .Where(child => !ignored.Contains(child.Name) && !ignored.Contains("/" + child.Path.TrimEnd('/')))
            .SelectMany(child => Walk(child.Folder, child.Path, ignored))
            .Concat(files.Select(name => path + name));
    }
}
