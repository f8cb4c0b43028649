using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Ingestion.Reading.Spelling;

namespace CongDoan.Ingestion.Reading.Plain;

/// <summary>
/// Vietnamese encodings from before Unicode. TCVN3 and VNI show ordinary Western letters unless one of their own fonts is
/// installed, so they are told by statistics: in which reading do the marked words become possible Vietnamese syllables?
/// </summary>
internal static class LegacyEncoding
{
    /// <summary>A reading with fewer possible syllables among its marked words is no Vietnamese text.</summary>
    private const double Convincing = 0.85;

    /// <summary>Characters that are looked at; a document does not change its encoding half-way.</summary>
    private const int Sample = 100_000;

    private static readonly Lazy<(string Shown, string Letter)[]> Tcvn3 = new(() => Load("tcvn3"));
    private static readonly Lazy<(string Shown, string Letter)[]> Vni = new(() => Load("vni"));

    /// <summary>Gives the name of the encoding in which a text of Western letters reads as Vietnamese, or null when it is fine as it is or fits none.</summary>
    public static string? Detect(string text)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        var asItIs = Plausibility(sample);
        if (asItIs >= Convincing)
        {
            return null;
        }

        string[] names = ["TCVN3", "VNI"];
        var best = names.Select(name => (Name: name, Score: Plausibility(ToUnicode(sample, name)))).MaxBy(reading => reading.Score);
        return best.Score >= Convincing && best.Score > asItIs ? best.Name : null;
    }

    /// <summary>Turns a text that shows the Western letters of an encoding into Unicode.</summary>
    public static string ToUnicode(string text, string encoding)
    {
        var pairs = encoding == "VNI" ? Vni.Value : Tcvn3.Value;
        var longest = pairs.Max(pair => pair.Shown.Length);
        var letters = pairs.ToDictionary(pair => pair.Shown, pair => pair.Letter, StringComparer.Ordinal);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(longest, text.Length - at);
            while (length > 0 && !letters.ContainsKey(text.Substring(at, length)))
            {
                length--;
            }

            result.Append(length > 0 ? letters[text.Substring(at, length)] : text[at].ToString());
            at += Math.Max(1, length);
        }

        return result.ToString();
    }

    /// <summary>Share of possible syllables among the words with a letter outside ASCII; 1 for a text without any.</summary>
    public static double Plausibility(string text)
    {
        var marked = MarkedWord.EnumerateMatches(text);
        var (all, possible) = (0, 0);
        foreach (var match in marked)
        {
            all++;
            possible += SyllableShape.IsVietnamese(text.Substring(match.Index, match.Length)) ? 1 : 0;
        }

        return all == 0 ? 1 : (double)possible / all;
    }

    private static (string Shown, string Letter)[] Load(string name)
    {
        using var stream = typeof(LegacyEncoding).Assembly.GetManifestResourceStream($"CongDoan.Ingestion/Reading/Plain/Data/{name}.tsv")
            ?? throw new InvalidOperationException($"The table {name} is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1]))
            .ToArray();
    }

    /// <summary>A run without white space or ASCII punctuation that holds something outside ASCII; the signs of TCVN3 are no letters in Unicode.</summary>
    private static readonly Regex MarkedWord = new(@"[A-Za-z]*[\u00A1-\u1EF9][A-Za-z\u00A1-\u1EF9]*");
}
