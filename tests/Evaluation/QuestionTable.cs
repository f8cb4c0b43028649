using System.Globalization;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Evaluation;

/// <summary>Reads the tab-separated form of a question set: lines that begin with # explain it, the first other line names the columns.</summary>
internal static partial class QuestionTable
{
    internal static List<EvaluationQuestion> Read(string[] lines)
    {
        var rows = lines.Select((line, index) => (Line: line, Number: index + 1))
            .Where(row => !row.Line.StartsWith('#') && !string.IsNullOrWhiteSpace(row.Line))
            .ToList();
        var header = rows.Count == 0 ? [] : rows[0].Line.Split('\t');
        return rows.Skip(1).Select(row => Question(header, row.Line.Split('\t'), row.Number)).ToList();
    }

    private static EvaluationQuestion Question(string[] header, string[] cells, int number)
    {
        string Cell(string name)
        {
            var column = Array.IndexOf(header, name);
            return column >= 0 && column < cells.Length ? cells[column].Trim() : "";
        }

        if (Cell("id").Length == 0 || Cell("question").Length == 0)
        {
            throw new FormatException($"line {number}: id and question are needed");
        }

        return new EvaluationQuestion(Cell("id"), Cell("question"))
        {
            History = Turns(Cell("history")),
            Unit = Cell("unit") is { Length: > 0 } unit ? unit : null,
            AsOf = Cell("as_of") is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Expect = Cell("expected").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Cited = Cell("citation").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Provisions).ToList(),
            Must = Cell("must").Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(group => (IReadOnlyList<string>)group.Split('|', StringSplitOptions.RemoveEmptyEntries))
                .ToList(),
            MustNot = Cell("must_not").Split('|', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>"45/2019/QH14 Điều 35, Điều 40" names two articles; a document alone any of its own.</summary>
    private static IEnumerable<Provision> Provisions(string citation)
    {
        if (Number().Match(citation) is not { Success: true } number)
        {
            yield break;
        }

        var articles = Article().Matches(citation);
        if (articles.Count == 0)
        {
            yield return new Provision(number.Value, null);
        }

        foreach (Match article in articles)
        {
            yield return new Provision(number.Value, article.Groups["article"].Value);
        }
    }

    private static List<Turn> Turns(string history)
    {
        var turns = new List<Turn>();
        foreach (var piece in history.Replace(" / bot: ", "\u0001bot: ", StringComparison.Ordinal)
            .Replace(" / member: ", "\u0001member: ", StringComparison.Ordinal)
            .Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            var fromMember = piece.StartsWith("member: ", StringComparison.Ordinal);
            turns.Add(new Turn(fromMember, piece[(piece.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        }

        return turns;
    }

    [GeneratedRegex(@"\d+/(?:\d{4}/)?[\p{L}\d-]+|HP2013")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:Điều|Đ)\s*(?<article>\d+[a-zđ]?)")]
    private static partial Regex Article();
}
