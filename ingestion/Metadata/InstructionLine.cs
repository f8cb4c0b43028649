using System.Text;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>A line of an article without the words in quotation marks.</summary>
/// <param name="Level">0 the article's title, 1 its own paragraphs and clauses, 2 points, 3 dashes below.</param>
/// <param name="Clause">Number of the clause that begins here, or null.</param>
/// <param name="Point">Letter of the point that begins here, or null.</param>
/// <param name="Text">The words without the label.</param>
/// <param name="Quoted">First lines of the quotations that follow.</param>
internal sealed record InstructionLine(int Level, string? Clause, string? Point, string Text, List<string> Quoted)
{
    public static IReadOnlyList<InstructionLine> Of(LawArticle article)
    {
        var lines = new List<InstructionLine> { new(0, null, null, Unquoted(article.Title), []) };
        var paragraphs = QuotationMarks.Mark(article.Text.Split('\n').Where(text => text.Length > 0).Select(text => new Paragraph(text, false, false)).ToList());
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.IsQuoted)
            {
                if (paragraph.Text[0] is '“' or '"')
                {
                    lines[^1].Quoted.Add(paragraph.Text[1..].TrimStart());
                }

                continue;
            }

            var quote = paragraph.Text.IndexOf('“', StringComparison.Ordinal);
            lines.Add(Line(paragraph.Text, quote < 0 ? [] : [paragraph.Text[(quote + 1)..]]));
        }

        return lines;
    }

    private static InstructionLine Line(string text, List<string> quoted)
    {
        if (LawGrammar.Clause(text) is { } clause)
        {
            return new InstructionLine(1, clause.Number, null, Unquoted(clause.Words), quoted);
        }

        if (LawGrammar.Point(text) is { } point)
        {
            return new InstructionLine(2, null, point.Number, Unquoted(point.Words), quoted);
        }

        return text[0] is '-' or '–' or '+'
            ? new InstructionLine(3, null, null, Unquoted(text[1..].TrimStart()), quoted)
            : new InstructionLine(1, null, null, Unquoted(text), quoted);
    }

    /// <summary>Leaves an empty pair of marks for each quotation; one without an end goes on to the end.</summary>
    private static string Unquoted(string text)
    {
        var words = new StringBuilder();
        var depth = 0;
        foreach (var letter in text)
        {
            if (letter == '“' && depth++ == 0)
            {
                words.Append("“”");
            }
            else if (letter == '”')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0 && letter != '“')
            {
                words.Append(letter);
            }
        }

        return words.ToString();
    }
}
