using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>
/// Weighs the words of a message that belong to labour, union and welfare against those of other subjects. The
/// longest phrase of either table wins its place, so that the "lương" of "chất lượng" or "lương thực" does not count.
/// </summary>
internal static class Scope
{
    /// <summary>A subject is named when the weights of its words reach this sum.</summary>
    private const double Named = 1;

    private static readonly Lazy<PhraseTable<ScopeWord>> Words = new(Load);

    /// <summary>Gives what a message is about; when it names nothing as typed, hỏi and ngã are exchanged ("sa thãi", "bão hiểm").</summary>
    public static ScopeFacts Of(TriageText text)
    {
        var typed = Of(text.Words, text.Folded);
        return typed.Domain || typed.Other || text.Folded
            ? typed
            : Of(text.Words.Select(HoiNga.Exchanged).ToList(), text.Folded);
    }

    private static ScopeFacts Of(IReadOnlyList<string> words, bool folded)
    {
        var topics = new Dictionary<string, double>(StringComparer.Ordinal);
        var (domain, other) = (0.0, 0.0);
        for (var i = 0; i < words.Count;)
        {
            var (length, values) = Words.Value.LongestAt(words, i, folded);
            foreach (var word in values)
            {
                domain += word.Ours ? word.Weight : 0;
                other += word.Ours ? 0 : word.Weight;
                topics[word.Topic] = topics.GetValueOrDefault(word.Topic) + (word.Ours ? word.Weight : 0);
            }

            i += Math.Max(1, length);
        }

        return new(
            domain >= Named,
            other >= Named,
            topics.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Key).ToList());
    }

    private static PhraseTable<ScopeWord> Load()
    {
        var table = new PhraseTable<ScopeWord>();
        foreach (var (name, ours) in ((string, bool)[])[("scope", true), ("other-scope", false)])
        {
            foreach (var row in EmbeddedTable.Read($"Triage/Data/{name}.tsv"))
            {
                var weight = double.Parse(row[1], CultureInfo.InvariantCulture);
                table.Add(row[0], new(weight, row[2], ours), WordTables.ReadLayer(row, 3));
            }
        }

        return table;
    }

    private sealed record ScopeWord(double Weight, string Topic, bool Ours);
}

/// <summary>What a message is about.</summary>
internal sealed record ScopeFacts(bool Domain, bool Other, IReadOnlyList<string> Topics);
