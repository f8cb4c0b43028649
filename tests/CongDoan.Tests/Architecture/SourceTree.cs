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
        var ignored = File.ReadAllLines(Path.Combine(Root, ".gitignore"))
            .Select(line => line.Trim())
            .Where(line => line.EndsWith('/'))
            .Select(line => line.Trim('/'))
            .Append(".git")
            .ToHashSet(StringComparer.Ordinal);

        return Walk(new DirectoryInfo(Root), ignored)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder, HashSet<string> ignored)
    {
        // In a worktree `.git` is a file.
        var files = folder.EnumerateFiles().Where(file => file.Name != ".git").Select(file => file.FullName);
        return folder.EnumerateDirectories()
            .Where(child => !ignored.Contains(child.Name))
            .SelectMany(child => Walk(child, ignored))
            .Concat(files);
    }
}
