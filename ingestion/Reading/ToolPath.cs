namespace CongDoan.Ingestion.Reading;

/// <summary>Finds programs of the operating system without a shell.</summary>
internal static class ToolPath
{
    /// <summary>The search path of this process.</summary>
    public static string System => Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Gives the absolute path of a program on the search path, or null.</summary>
    public static string? Find(string name, string searchPath) =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
