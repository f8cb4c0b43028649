using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Takes out the footnotes of a consolidated text and their marks: notes at the foot of a page below a line that holds
/// only the note's number, and marks in square brackets whose notes stand at the end.
/// </summary>
internal static partial class Footnotes
{
    public static CleanText Separate(CleanText text)
    {
        var lines = new List<TextLine>();
        var furniture = text.Furniture.ToList();
        var next = 1;
        foreach (var page in text.Lines.GroupBy(line => line.Page))
        {
            var rows = page.ToList();
            var first = rows.FindIndex(row => IsNumber(row, next) && row.AfterBlank);
            if (first < 0 || first == rows.Count - 1)
            {
                lines.AddRange(rows);
                continue;
            }

            var numbers = NumbersFrom(rows, first, next);
            furniture.Add(string.Join(' ', rows.Skip(first).Select(row => row.Text)));
            lines.AddRange(WithoutMarks(rows.Take(first), next, numbers));
            next += numbers;
        }

        return new CleanText(lines.Select(WithoutBracketMarks).ToList(), furniture);
    }

    private static int NumbersFrom(List<TextLine> rows, int first, int next)
    {
        var count = 0;
        foreach (var row in rows.Skip(first))
        {
            count += IsNumber(row, next + count) ? 1 : 0;
        }

        return count;
    }

    private static bool IsNumber(TextLine row, int number) =>
        row.Indent > 0 && row.Text == number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Removes the marks of the notes <paramref name="first"/> and following, in their order, from the page's text.</summary>
    private static IEnumerable<TextLine> WithoutMarks(IEnumerable<TextLine> rows, int first, int count)
    {
        var mark = first;
        foreach (var row in rows)
        {
            var raw = row.Raw;
            while (mark < first + count && MarkOf(raw, mark) is { } at)
            {
                raw = raw.Remove(at, mark.ToString(CultureInfo.InvariantCulture).Length);
                mark++;
            }

            yield return raw == row.Raw ? row : row with { Raw = raw };
        }
    }

    /// <summary>Finds a note's number glued to a word or a stop; numbers such as <c>QH15</c> in a document's name are none.</summary>
    private static int? MarkOf(string row, int number)
    {
        foreach (Match match in GluedNumber().Matches(row))
        {
            var isName = match.Index >= 2 && char.IsUpper(row[match.Index - 1]) && row.LastIndexOf('/', match.Index) > row.LastIndexOf(' ', match.Index);
            if (!isName && int.Parse(match.Value, CultureInfo.InvariantCulture) == number)
            {
                return match.Index;
            }
        }

        return null;
    }

    private static TextLine WithoutBracketMarks(TextLine line) =>
        line.Raw.StartsWith('[') || !BracketMark().IsMatch(line.Raw) ? line : line with { Raw = BracketMark().Replace(line.Raw, "") };

    [GeneratedRegex(@"(?<=[\p{L}.,;:”)])\d{1,3}(?=[\s.,;:]|$)")]
    private static partial Regex GluedNumber();

    [GeneratedRegex(@"\[\d{1,3}\]")]
    private static partial Regex BracketMark();
}
