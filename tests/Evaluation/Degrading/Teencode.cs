using System.Text;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Evaluation.Degrading;

/// <summary>Words replaced by what is typed for them, from <c>Degrading/teencode.tsv</c>.</summary>
internal static class Teencode
{
    /// <summary>Every word of the table is so often replaced.</summary>
    private const double Share = 0.6;

    private static readonly Lazy<IReadOnlyList<(string[] Words, string[] Forms)>> Table = new(() => Lines()
        .Select(line => line.Split('\t'))
        .Select(cells => (cells[0].Split(' '), cells[1].Split('|', StringSplitOptions.TrimEntries)))
        .OrderByDescending(row => row.Item1.Length)
        .ToList());

    /// <summary>How many forms there are, and how many of them the product's own tables do not hold.</summary>
    internal static (int All, int Unknown) Count()
    {
        var forms = Table.Value.SelectMany(row => row.Forms).Distinct(StringComparer.Ordinal).ToList();
        var known = EmbeddedTable.Read("Vietnamese/Data/teencode.tsv").Concat(EmbeddedTable.Read("Vietnamese/Data/abbreviations.tsv"))
            .Select(row => row[0].ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return (forms.Count, forms.Count(form => !known.Contains(form)));
    }

    internal static string Apply(string text, Dice dice)
    {
        var words = text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var result = new List<string>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var row = Table.Value.FirstOrDefault(row => IsAt(words, i, row.Words));
            if (row.Words is not null && dice.Chance(Share))
            {
                var last = words[i + row.Words.Length - 1];
                var end = last.TrimEnd('?', ',', '.', '!', ';', ':');
                result.Add(row.Forms[dice.Next(row.Forms.Length)] + last[end.Length..]);
                i += row.Words.Length;
            }
            else
            {
                result.Add(words[i++]);
            }
        }

        return string.Join(' ', result).ToLowerInvariant();
    }

    private static bool IsAt(string[] words, int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            var word = at + i < words.Length ? words[at + i] : "";
            // Punctuation may end a phrase, not stand within it.
            var bare = i == phrase.Length - 1 ? word.TrimEnd('?', ',', '.', '!', ';', ':') : word;
            if (!TonePlacement.Normalize(bare.ToLowerInvariant()).Equals(TonePlacement.Normalize(phrase[i]), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static List<string> Lines()
    {
        using var stream = typeof(Teencode).Assembly.GetManifestResourceStream("CongDoan.Evaluation/Degrading/teencode.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
    }
}
