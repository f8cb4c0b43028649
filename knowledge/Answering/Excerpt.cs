using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Shortens a clause to what answers, in the law's own words: whole sentences and whole list items, in their order.</summary>
internal static class Excerpt
{
    private const string Omission = "(…)";

    /// <summary>Gives the text itself when it fits, else its opening line and the pieces that say most of what was asked.</summary>
    internal static string Of(string text, QueryTerms terms, CorpusStatistics statistics, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var pieces = Pieces(text);
        var chosen = new SortedSet<int> { 0 };
        var length = pieces[0].Length + Omission.Length + 1;
        foreach (var i in Enumerable.Range(1, pieces.Count - 1)
            .OrderByDescending(i => Coverage.Of(terms, statistics, [pieces[i]]).Share)
            .ThenBy(i => i))
        {
            if (length + pieces[i].Length + Omission.Length + 2 <= limit)
            {
                chosen.Add(i);
                length += pieces[i].Length + Omission.Length + 2;
            }
        }

        return Fit(Join(pieces, chosen), limit);
    }

    private static string Join(List<string> pieces, SortedSet<int> chosen)
    {
        var lines = new List<string>();
        var last = -1;
        foreach (var i in chosen)
        {
            if (i > last + 1)
            {
                lines.Add(Omission);
            }

            lines.Add(pieces[i]);
            last = i;
        }

        if (last < pieces.Count - 1)
        {
            lines.Add(Omission);
        }

        return string.Join('\n', lines);
    }

    // The first sentence alone may be longer than a bubble; it is cut between words and says so.
    private static string Fit(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', limit - Omission.Length - 1);
        return string.Concat(text.AsSpan(0, end > 0 ? end : limit - Omission.Length - 1), " ", Omission);
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var start = 0;
            for (var i = 0; i < line.Length - 2; i++)
            {
                if (line[i] is '.' or ';' && line[i + 1] == ' ' && i > start + 20)
                {
                    pieces.Add(line[start..(i + 1)]);
                    start = i + 2;
                }
            }

            pieces.Add(line[start..]);
        }

        return pieces;
    }
}
