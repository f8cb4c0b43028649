using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Spelling;

/// <summary>How likely one syllable follows another in official Vietnamese, from <c>Spelling/Data/syllables.tsv</c>.</summary>
internal sealed class SyllableModel
{
    /// <summary>What stands between sentences, and any number.</summary>
    public const string Start = "<s>", Number = "<n>";

    /// <summary>Weight of the pair against the syllable alone.</summary>
    private const double PairWeight = 0.75;

    private static readonly Lazy<SyllableModel> Loaded = new(Load);

    private readonly Dictionary<string, (int Count, Dictionary<string, int> Next)> syllables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byFold = new(StringComparer.Ordinal);
    private long total;

    private SyllableModel()
    {
    }

    /// <summary>The table inside the assembly, read once.</summary>
    public static SyllableModel Default => Loaded.Value;

    public bool Knows(string syllable) => syllables.ContainsKey(syllable);

    /// <summary>Known syllables that differ from this one in their marks only.</summary>
    public IReadOnlyList<string> Alike(string syllable) => byFold.GetValueOrDefault(Folding.Fold(syllable)) ?? [];

    /// <summary>Logarithm of the chance that <paramref name="syllable"/> follows <paramref name="previous"/>.</summary>
    public double LogChance(string previous, string syllable)
    {
        var alone = (syllables.GetValueOrDefault(syllable).Count + 0.1) / (total + 1000.0);
        var pair = syllables.TryGetValue(previous, out var entry) && entry.Next.TryGetValue(syllable, out var count) ? (double)count / entry.Count : 0;
        return Math.Log((PairWeight * pair) + ((1 - PairWeight) * alone));
    }

    private static SyllableModel Load()
    {
        var model = new SyllableModel();
        using var stream = typeof(SyllableModel).Assembly.GetManifestResourceStream("CongDoan.Ingestion/Reading/Spelling/Data/syllables.tsv")
            ?? throw new InvalidOperationException("The table of syllables is missing in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                model.Add(line.Split('\t'));
            }
        }

        return model;
    }

    private void Add(string[] cells)
    {
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.LastIndexOf(':');
            next.TryAdd(pair[..colon], int.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        var count = int.Parse(cells[1], CultureInfo.InvariantCulture);
        syllables.TryAdd(cells[0], (count, next));
        total += count;
        if (cells[0][0] != '<')
        {
            var fold = Folding.Fold(cells[0]);
            if (!byFold.TryGetValue(fold, out var alike))
            {
                alike = [];
                byFold.Add(fold, alike);
            }

            alike.Add(cells[0]);
        }
    }
}
