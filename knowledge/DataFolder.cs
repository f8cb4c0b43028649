namespace CongDoan.Knowledge;

/// <summary>
/// The folder that holds everything that is not code: the two databases, keys, locks. Every command resolves it in
/// the same way and prints it.
/// </summary>
public static class DataFolder
{
    /// <summary>The default of the setting <c>Data:Directory</c>.</summary>
    public const string DefaultName = "data";

    /// <summary>
    /// Resolves the setting <c>Data:Directory</c>: an absolute path stays; a relative one counts from the nearest
    /// folder at or above <paramref name="start"/> that holds <c>CongDoan.Bot.sln</c>, else from the program's folder.
    /// </summary>
    /// <param name="setting">The setting's value, or null for <see cref="DefaultName"/>.</param>
    /// <param name="start">Where to begin to look; the program's own folder when null.</param>
    public static string Resolve(string? setting, string? start = null)
    {
        var value = string.IsNullOrWhiteSpace(setting) ? DefaultName : setting;
        if (Path.IsPathRooted(value))
        {
            return Path.GetFullPath(value);
        }

        for (var folder = new DirectoryInfo(start ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CongDoan.Bot.sln")))
            {
                return Path.GetFullPath(value, folder.FullName);
            }
        }

        return Path.GetFullPath(value, AppContext.BaseDirectory);
    }

    /// <summary>Resolves a command's <c>--data</c> argument, which counts from the caller's folder; null falls back to the setting.</summary>
    public static string FromArgument(string? argument, string? setting) =>
        string.IsNullOrWhiteSpace(argument)
            ? Resolve(setting)
            : Path.GetFullPath(argument, Environment.CurrentDirectory);
}
