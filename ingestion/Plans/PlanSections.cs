using System.Globalization;

namespace CongDoan.Ingestion.Plans;

/// <summary>
/// Divides a plan's text by its marks. Numbers are taken as printed, also where they repeat or skip; a number that
/// repeats is told apart by its turn ("III.3 (lần 2)").
/// </summary>
internal sealed class PlanSections
{
    /// <summary>A numbered line up to this length, without a stop, is a heading.</summary>
    private const int MaxHeading = 260;

    /// <summary>Words up to this length that end in a colon only introduce a list.</summary>
    private const int MaxLead = 300;

    private const int MaxName = 48;

    private readonly List<PlanPiece> pieces = [];
    private readonly List<(PlanLevel Level, string Number, string Heading)> path = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];
    private string? label;
    private string lead = "";
    private string dashText = "";
    private int dashes, pluses, plain;
    private bool hasNumbers;

    public IReadOnlyList<string> Warnings => warnings;

    public IReadOnlyList<PlanPiece> Divide(IReadOnlyList<PlanParagraph> paragraphs)
    {
        var text = WithMissingRoman(paragraphs);
        hasNumbers = text.Any(paragraph => paragraph.Mark is { IsItem: false });
        for (var at = 0; at < text.Count; at++)
        {
            Take(text[at], at + 1 < text.Count ? text[at + 1] : null);
        }

        return pieces;
    }

    /// <summary>A scan reads "II." as "1.": a heading in capitals between I and III is the one that lacks.</summary>
    private List<PlanParagraph> WithMissingRoman(IReadOnlyList<PlanParagraph> paragraphs)
    {
        var text = paragraphs.ToList();
        var romans = text.Select((paragraph, at) => (paragraph.Mark, at)).Where(pair => pair.Mark?.Level == PlanLevel.Roman).ToList();
        foreach (var (first, second) in romans.Zip(romans.Skip(1)).Where(pair => pair.Second.Mark!.Value == pair.First.Mark!.Value + 2))
        {
            var between = Enumerable.Range(first.at + 1, second.at - first.at - 1)
                .Where(at => text[at].IsUpperCase && text[at].Mark is { Level: PlanLevel.Number or PlanLevel.Letter }).ToList();
            if (between.Count == 1 && text[between[0]] is { } misread)
            {
                var roman = PlanMark.ToRoman(first.Mark!.Value + 1);
                text[between[0]] = misread with { Mark = new PlanMark(PlanLevel.Roman, roman, misread.Mark!.Rest) };
                warnings.Add($"Mục in là \"{misread.Mark.Number}. {misread.Mark.Rest}\" đứng giữa mục {first.Mark.Number} và {second.Mark!.Number}; hiểu là mục {roman}.");
            }
        }

        return text;
    }

    private void Take(PlanParagraph paragraph, PlanParagraph? next)
    {
        if (paragraph.Text.StartsWith("(Chú thích:", StringComparison.Ordinal) && pieces.Count > 0)
        {
            pieces[^1] = pieces[^1] with { Text = $"{pieces[^1].Text}\n{paragraph.Text}" };
            return;
        }

        switch (paragraph.Mark)
        {
            case { Level: PlanLevel.Dash }:
                dashText = paragraph.Text;
                pluses = 0;
                Add(paragraph, Text(++dashes), lead);
                break;
            case { Level: PlanLevel.Plus } when dashes > 0:
                Add(paragraph, $"{Text(dashes)}.{Text(++pluses)}", dashText);
                break;
            case { Level: PlanLevel.Plus }:
                Add(paragraph, Text(++dashes), lead);
                break;
            case { } mark:
                Number(paragraph, mark, next);
                break;
            default:
                Plain(paragraph, next);
                break;
        }
    }

    private void Number(PlanParagraph paragraph, PlanMark mark, PlanParagraph? next)
    {
        var depth = mark.Level;
        path.RemoveAll(part => part.Level >= depth);
        if (mark.Level == PlanLevel.Decimal)
        {
            // "1.2" holds the number above it; the heading of that number stays when it is the same.
            var above = mark.Number[..mark.Number.IndexOf('.', StringComparison.Ordinal)];
            path.RemoveAll(part => part.Level == PlanLevel.Number && part.Number != above);
        }

        var isHeading = mark.Rest.Length <= MaxHeading && !mark.Rest.EndsWith('.') && !mark.Rest.EndsWith(';') && IsAbove(next, mark);
        var colon = mark.Rest.IndexOf(": ", StringComparison.Ordinal);
        var heading = isHeading ? mark.Rest.TrimEnd(':', ' ') : colon is > 0 and < MaxName ? mark.Rest[..colon] : "";
        path.Add((mark.Level, mark.Number, heading));
        Start(Label());
        if (!isHeading)
        {
            Add(paragraph, null, "");
        }
    }

    /// <summary>What follows stands below the mark: a list, plain words or a deeper number.</summary>
    private static bool IsAbove(PlanParagraph? next, PlanMark mark) => next?.Mark is null ? next is not null : next.Mark.Level > mark.Level;

    private void Plain(PlanParagraph paragraph, PlanParagraph? next)
    {
        if (paragraph.Text.StartsWith("Trên đây là", StringComparison.Ordinal))
        {
            path.Clear();
            Start("Phần kết");
            Add(paragraph, null, "");
            return;
        }

        var introduces = next?.Mark is { IsItem: true } && (paragraph.Text.EndsWith(':') || !PlanParagraphs.IsEnded(paragraph.Text));
        if (!hasNumbers && introduces)
        {
            Start($"Phần “{Short(paragraph.Text.TrimEnd(':', ' '))}”");
            path.Clear();
            path.Add((PlanLevel.Roman, "", paragraph.Text.TrimEnd(':', ' ')));
            return;
        }

        if (introduces && label is not null && paragraph.Text.Length <= MaxLead && pieces.TrueForAll(piece => piece.Section != label))
        {
            lead = paragraph.Text;
            return;
        }

        if (hasNumbers)
        {
            if (label is null)
            {
                Start("Lời dẫn");
            }

            Add(paragraph, null, "");
            return;
        }

        // Between two items of a list the words belong to the list's part.
        if (dashes > 0 && next?.Mark is { IsItem: true })
        {
            Add(paragraph, null, "");
            return;
        }

        path.Clear();
        Start($"Đoạn {Text(++plain)}");
        Add(paragraph, null, "");
    }

    private void Start(string name)
    {
        var turn = seen[name] = seen.GetValueOrDefault(name) + 1;
        if (turn > 1)
        {
            warnings.Add($"Có nhiều mục cùng in là {name}; mục sau được ghi thêm thứ tự.");
        }

        label = turn == 1 ? name : $"{name} (lần {Text(turn)})";
        (lead, dashText, dashes, pluses) = ("", "", 0, 0);
    }

    private void Add(PlanParagraph paragraph, string? item, string introduction) => pieces.Add(new PlanPiece(
        label ?? "Lời dẫn",
        item,
        path.Select(part => part.Heading).LastOrDefault(heading => heading.Length > 0) ?? "",
        string.Join('\n', path.SkipLast(1).Select(part => part.Heading).Where(heading => heading.Length > 0)),
        introduction,
        paragraph.Text,
        paragraph.Confidence));

    // "1.2" holds the number above it already.
    private string Label() => string.Join('.', path
        .Where(part => part.Level != PlanLevel.Number || !path.Exists(other => other.Level == PlanLevel.Decimal))
        .Select(part => part.Number));

    private static string Short(string heading)
    {
        var end = heading.Length <= MaxName ? heading.Length : heading.LastIndexOf(' ', MaxName);
        return end <= 0 || end == heading.Length ? heading : heading[..end].TrimEnd(',', ';') + "…";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
