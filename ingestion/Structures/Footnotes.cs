using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Takes out the footnotes of a consolidated text and their marks: notes at the foot of a page, each below or beside its
/// number, and marks in square brackets whose notes stand at the end. The marks stay known to their lines.
/// </summary>
internal sealed partial class Footnotes
{
    private readonly List<TextLine> lines = [];
    private readonly List<string> furniture;
    private readonly Dictionary<int, string> notes = [];

    private Footnotes(IEnumerable<string> furniture) => this.furniture = furniture.ToList();

    public static CleanText Separate(CleanText text)
    {
        var reader = new Footnotes(text.Furniture);
        foreach (var page in text.Lines.GroupBy(line => line.Page))
        {
            reader.TakePage(page.ToList());
        }

        reader.TakeEndNotes();
        return new CleanText(reader.lines.Select(WithoutBracketMarks).ToList(), reader.furniture) { Notes = reader.notes };
    }

    private void TakePage(List<TextLine> rows)
    {
        var next = notes.Count + 1;
        var first = rows.FindIndex(row => row.AfterBlank && (IsNumber(row, next) || IsNumbered(row, next, rows)));
        if (first < 0 || (first == rows.Count - 1 && IsNumber(rows[first], next)))
        {
            lines.AddRange(rows);
            return;
        }

        furniture.Add(string.Join(' ', rows.Skip(first).Select(row => row.Text)));
        foreach (var row in rows.Skip(first))
        {
            var number = notes.Count + 1;
            if (IsNumber(row, number))
            {
                notes.Add(number, "");
            }
            else if (NumberBeside(row, number) is { } words && (number == next || IsNumbered(row, number, rows)))
            {
                notes.Add(number, words);
            }
            else
            {
                notes[number - 1] = $"{notes[number - 1]} {row.Text}".TrimStart();
            }
        }

        lines.AddRange(WithoutMarks(rows.Take(first), next, notes.Count + 1 - next));
    }

    /// <summary>Notes at the end of the document: "[1] Luật …", where the text above carries the mark.</summary>
    private void TakeEndNotes()
    {
        var first = lines.FindIndex(line => line.Raw.StartsWith("[1] ", StringComparison.Ordinal));
        if (notes.Count > 0 || first < 0 || !lines.Take(first).Any(line => line.Raw.Contains("[1]", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var line in lines.Skip(first))
        {
            var mark = $"[{notes.Count + 1}] ";
            if (line.Raw.StartsWith(mark, StringComparison.Ordinal))
            {
                notes.Add(notes.Count + 1, line.Text[mark.Length..]);
            }
            else
            {
                notes[notes.Count] += $" {line.Text}";
            }
        }

        furniture.AddRange(notes.Values);
        lines.RemoveRange(first, lines.Count - first);
    }

    private static bool IsNumber(TextLine row, int number) =>
        row.Indent > 0 && row.Text == number.ToString(CultureInfo.InvariantCulture);

    /// <summary>"2 Khoản này được …" is a note only where the page above carries its mark.</summary>
    private static bool IsNumbered(TextLine row, int number, List<TextLine> page) =>
        NumberBeside(row, number) is not null && page.TakeWhile(other => other != row).Any(other => MarkOf(other.Raw, number) is not null);

    private static string? NumberBeside(TextLine row, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return row.Text.StartsWith(digits + " ", StringComparison.Ordinal) && row.Text.Length > digits.Length + 1
            && (char.IsUpper(row.Text[digits.Length + 1]) || row.Text[digits.Length + 1] == '“')
            ? row.Text[(digits.Length + 1)..]
            : null;
    }

    /// <summary>Removes the marks of the notes <paramref name="first"/> and following, in their order, from the page's text.</summary>
    private static IEnumerable<TextLine> WithoutMarks(IEnumerable<TextLine> rows, int first, int count)
    {
        var mark = first;
        foreach (var row in rows)
        {
            var raw = row.Raw;
            var found = new List<int>();
            while (mark < first + count && MarkOf(raw, mark) is { } at)
            {
                raw = raw.Remove(at, mark.ToString(CultureInfo.InvariantCulture).Length);
                found.Add(mark++);
            }

            yield return found.Count == 0 ? row : row with { Raw = raw, Notes = found };
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

    private static TextLine WithoutBracketMarks(TextLine line)
    {
        if (line.Raw.StartsWith('[') || !BracketMark().IsMatch(line.Raw))
        {
            return line;
        }

        var found = BracketMark().Matches(line.Raw).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
        return line with { Raw = BracketMark().Replace(line.Raw, ""), Notes = [.. line.Notes, .. found] };
    }

    [GeneratedRegex(@"(?<=[\p{L}.,;:”)])\d{1,3}(?=[\s.,;:]|$)")]
    private static partial Regex GluedNumber();

    [GeneratedRegex(@"\[(?<number>\d{1,3})\]")]
    private static partial Regex BracketMark();
}
