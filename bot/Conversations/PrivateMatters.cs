using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Conversations;

/// <summary>Knows a question that is about the asker's own life: what is answered then belongs to one person.</summary>
internal static class PrivateMatters
{
    private const string Table = "CongDoan.Bot/Conversations/private-matters.tsv";
    private static readonly IReadOnlyList<string> Words = Read();

    public static bool IsIn(string question)
    {
        var squeezed = $" {string.Join(' ', Syllables.Of(Folding.Fold(TextCleaner.Clean(question))))} ";
        return Words.Any(word => squeezed.Contains(word, StringComparison.Ordinal));
    }

    private static List<string> Read()
    {
        using var stream = typeof(PrivateMatters).Assembly.GetManifestResourceStream(Table)
            ?? throw new InvalidOperationException($"The program lacks {Table}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => $" {Folding.Fold(line.Trim())} ")
            .ToList();
    }
}
