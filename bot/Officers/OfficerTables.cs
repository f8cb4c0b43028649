using System.Text;

namespace CongDoan.Bot.Officers;

/// <summary>Reads the console's data tables, which travel inside the assembly; lines that start with <c>#</c> explain them.</summary>
internal static class OfficerTables
{
    /// <summary>Gives the rows, each split at tabs.</summary>
    /// <param name="path">Path below <c>bot/Officers</c>.</param>
    public static List<string[]> Read(string path)
    {
        using var stream = typeof(OfficerTables).Assembly.GetManifestResourceStream("CongDoan.Bot/Officers/" + path)
            ?? throw new FileNotFoundException($"The table {path} is not part of this build.", path);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t', StringSplitOptions.TrimEntries))
            .ToList();
    }
}
