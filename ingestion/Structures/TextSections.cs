using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>A numbered piece of a text without articles.</summary>
/// <param name="Label">Path of its numbers, such as <c>II.3</c>; null for words under no number.</param>
/// <param name="Heading">Its own heading when its first line is one, else that of the part above.</param>
/// <param name="Chapter">Headings above, one a line.</param>
/// <param name="Text">The piece with its number, one line a paragraph or table row.</param>
internal sealed record TextSection(string? Label, string Heading, string Chapter, string Text);

/// <summary>
/// Divides what has no articles (official letters, guidance, appendices) by its own numbers: I, then 1, then 1.1. As in
/// laws a number counts only where it continues its list.
/// </summary>
internal sealed partial class TextSections
{
    /// <summary>Pieces without numbers are cut at paragraphs after this many characters.</summary>
    private const int MaxLength = 4_000;

    /// <summary>A first line up to this length, without a stop at its end, is a heading.</summary>
    private const int MaxHeading = 160;

    private readonly List<TextSection> sections = [];
    private readonly string?[] numbers = new string?[3];
    private readonly string[] headings = ["", "", ""];
    private readonly List<string> text = [];
    private int level = -1;
    private int length;

    private readonly bool isNumbered;

    private TextSections(bool isNumbered) => this.isNumbered = isNumbered;

    public static IReadOnlyList<TextSection> Of(IReadOnlyList<Paragraph> paragraphs) => Read(paragraphs, new TextSections(true));

    /// <summary>Cuts by length only.</summary>
    public static IReadOnlyList<TextSection> Unnumbered(IReadOnlyList<Paragraph> paragraphs) => Read(paragraphs, new TextSections(false));

    private static List<TextSection> Read(IReadOnlyList<Paragraph> paragraphs, TextSections reader)
    {
        foreach (var paragraph in paragraphs)
        {
            reader.Take(paragraph);
        }

        reader.Finish(-1);
        return reader.sections;
    }

    private void Take(Paragraph paragraph)
    {
        if (isNumbered && !paragraph.IsRow && Marker(paragraph.Text) is var (found, number))
        {
            Finish(found);
            level = found;
            numbers[found] = number;
            headings[found] = paragraph.Text.Length <= MaxHeading && !paragraph.Text.EndsWith('.') && !paragraph.Text.EndsWith(';') ? paragraph.Text.TrimEnd(':') : "";
            Array.Clear(numbers, found + 1, numbers.Length - found - 1);
            Array.Fill(headings, "", found + 1, headings.Length - found - 1);
        }
        else if (length + paragraph.Text.Length > MaxLength)
        {
            Finish(-1);
        }

        text.Add(paragraph.Text);
        length += paragraph.Text.Length;
    }

    private (int Level, string Number)? Marker(string line)
    {
        var match = Number().Match(line);
        if (!match.Success)
        {
            return null;
        }

        if (match.Groups["roman"].Success)
        {
            var value = Roman(match.Groups["roman"].Value);
            var last = numbers[0] is null ? 0 : Roman(numbers[0]!);
            return value > last && value - last <= 2 && (last > 0 || value == 1) ? (0, match.Groups["roman"].Value) : null;
        }

        if (match.Groups["decimal"].Success)
        {
            var parts = match.Groups["decimal"].Value.Split('.');
            return parts[0] == numbers[1] && LawGrammar.Follows(numbers[2]?.Split('.')[1], parts[1]) != Step.None ? (2, match.Groups["decimal"].Value) : null;
        }

        return LawGrammar.Follows(numbers[1], match.Groups["arabic"].Value) != Step.None ? (1, match.Groups["arabic"].Value) : null;
    }

    /// <param name="next">Level of the number that follows; a heading alone above deeper numbers is no piece of its own.</param>
    private void Finish(int next)
    {
        var isHeading = text.Count == 1 && level >= 0 && next > level && headings[level].Length > 0;
        if (text.Count > 0 && !isHeading)
        {
            var above = string.Join('\n', headings.Take(Math.Max(level, 0)).Where(line => line.Length > 0));
            sections.Add(new TextSection(Label(), Heading(), above, string.Join('\n', text)));
        }

        text.Clear();
        length = 0;
    }

    // "1.2" holds the number above it already.
    private string? Label() => level switch
    {
        < 0 => null,
        2 => string.Join('.', new[] { numbers[0], numbers[2] }.OfType<string>()),
        _ => string.Join('.', numbers.Take(level + 1).OfType<string>()),
    };

    private string Heading() => headings.Take(level + 1).LastOrDefault(line => line.Length > 0) ?? "";

    private static int Roman(string number)
    {
        var total = 0;
        for (var index = 0; index < number.Length; index++)
        {
            var value = Digit(number[index]);
            total += index + 1 < number.Length && value < Digit(number[index + 1]) ? -value : value;
        }

        return total;
    }

    private static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 };

    [GeneratedRegex(@"^(?:(?<roman>[IVXL]{1,6})\s*[.\-–:)/]|(?<decimal>\d{1,2}\.\d{1,2})\.?(?!\d|\.\d)|(?<arabic>\d{1,3}[a-zđ]?)[.)/])\s*(?=\p{L}|[“""(])")]
    private static partial Regex Number();
}
