using System.Reflection;
using System.Text;

namespace CongDoan.Knowledge;

/// <summary>
/// Reads the data tables that travel inside this assembly: tab-separated UTF-8 text, one row a line.
/// Lines that start with <c>#</c> explain the table and are skipped, as are blank lines.
/// </summary>
public static class EmbeddedTable
{
    /// <summary>Gives the rows of a table, each split at tabs and trimmed.</summary>
    /// <param name="path">Path below the <c>knowledge</c> folder, such as <c>Vietnamese/Data/teencode.tsv</c>.</param>
    /// <exception cref="FileNotFoundException">No such table was embedded.</exception>
    public static IReadOnlyList<string[]> Read(string path) =>
        Lines(path).Select(line => line.Split('\t', StringSplitOptions.TrimEntries)).ToList();

    /// <summary>Gives the whole text of an embedded file, or throws <see cref="FileNotFoundException"/>.</summary>
    public static string ReadText(string path)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName(path))
            ?? throw new FileNotFoundException($"The table {path} is not part of this build.", path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Gives the paths of every embedded file below a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> List(string folder)
    {
        var prefix = ResourceName(folder.TrimEnd('/') + "/");
        return Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name["CongDoan.Knowledge/".Length..])
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static IEnumerable<string> Lines(string path) =>
        ReadText(path).Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0 && !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line));

    private static string ResourceName(string path) => "CongDoan.Knowledge/" + path;
}
