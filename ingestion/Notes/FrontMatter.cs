using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CongDoan.Ingestion.Notes;

/// <summary>
/// Reads the YAML between the two lines of dashes. Anchors, aliases and tags are refused, depth and number of values are
/// limited: a note needs none of what makes YAML dangerous.
/// </summary>
internal static class FrontMatter
{
    private const int MaxDepth = 6;
    private const int MaxValues = 2_000;

    /// <summary>Splits a note into its front matter and its Markdown body, or throws <see cref="NoteException"/>.</summary>
    public static (NoteMap Values, string Body) Read(string text)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "---")
        {
            throw new NoteException(1, "Thiếu phần đầu ghi chú: dòng đầu tiên phải là ba dấu gạch \"---\".");
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == "---");
        if (end < 0)
        {
            throw new NoteException(1, "Phần đầu ghi chú chưa đóng: thiếu dòng ba dấu gạch \"---\" thứ hai.");
        }

        return (Parse(string.Join('\n', lines[1..end])), string.Join('\n', lines[(end + 1)..]).Trim());
    }

    private static NoteMap Parse(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            var budget = MaxValues;
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new NoteException(2, "Phần đầu ghi chú đang trống.");
            }

            var root = Node(parser, 0, ref budget);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw new NoteException(Line(parser.Current!), "Phần đầu ghi chú chỉ được có một khối YAML.");
            }

            return root as NoteMap ?? throw new NoteException(root.Line, "Phần đầu ghi chú phải gồm các dòng \"khóa: giá trị\".");
        }
        catch (YamlException e)
        {
            throw new NoteException(
                checked((int)e.Start.Line) + 1,
                "YAML sai cú pháp (thường do thụt dòng lệch, thiếu dấu cách sau dấu hai chấm, hoặc câu có dấu hai chấm mà không để trong ngoặc kép).",
                e);
        }
    }

    private static NoteNode Node(Parser parser, int depth, ref int budget)
    {
        var current = parser.Current!;
        if (depth > MaxDepth || --budget < 0)
        {
            throw new NoteException(Line(current), "Phần đầu ghi chú lồng quá sâu hoặc quá dài.");
        }

        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false } || current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new NoteException(Line(current), "Ghi chú không dùng được neo (&), bí danh (*) hay thẻ (!) của YAML; câu bắt đầu bằng các dấu này phải để trong ngoặc kép.");
        }

        return current switch
        {
            Scalar scalar => Value(parser, scalar),
            SequenceStart => Items(parser, depth, ref budget),
            MappingStart => Map(parser, depth, ref budget),
            _ => throw new NoteException(Line(current), "YAML sai cú pháp."),
        };
    }

    private static NoteScalar Value(Parser parser, Scalar scalar)
    {
        parser.MoveNext();
        return new NoteScalar(Line(scalar), scalar.Value.Trim(), scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted);
    }

    private static NoteList Items(Parser parser, int depth, ref int budget)
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<NoteNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1, ref budget));
        }

        return new NoteList(Line(start), items);
    }

    private static NoteMap Map(Parser parser, int depth, ref int budget)
    {
        var start = parser.Consume<MappingStart>();
        var values = new Dictionary<string, NoteNode>(StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1, ref budget) is not NoteScalar key)
            {
                throw new NoteException(Line(start), "Khóa của ghi chú phải là một từ.");
            }

            if (!values.TryAdd(key.Text, Node(parser, depth + 1, ref budget)))
            {
                throw new NoteException(key.Line, $"Khóa \"{key.Text}\" xuất hiện hai lần.");
            }

            lines[key.Text] = key.Line;
        }

        return new NoteMap(Line(start), values, lines);
    }

    /// <summary>The front matter begins on the file's second line.</summary>
    private static int Line(ParsingEvent item) => checked((int)item.Start.Line) + 1;
}
