using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Validity;

namespace CongDoan.Ingestion.Metadata;

/// <summary>What a document does to single provisions of others.</summary>
/// <param name="Amends">One row a provision, in the order of the text.</param>
/// <param name="Unread">Instructions whose document or place could not be read.</param>
internal sealed record Amendments(IReadOnlyList<AmendmentDraft> Amends, IReadOnlyList<string> Unread);

/// <summary>
/// Reads the instructions of amending articles ("Sửa đổi, bổ sung khoản 2 Điều 4 như sau:", "Bãi bỏ điểm a khoản 1 Điều 5
/// của Nghị định số …"). What stands in quotation marks is the new text, never an instruction. A line inherits the
/// document and the article of the line above it: title, clause, point.
/// </summary>
internal sealed class AmendmentReader
{
    private readonly List<AmendmentDraft> amends = [];
    private readonly List<string> unread = [];
    private readonly DocumentNames names;

    private AmendmentReader(LawStructure law) => names = new DocumentNames(law);

    public static Amendments Read(LawStructure law, PartialForce force)
    {
        var reader = new AmendmentReader(law);
        foreach (var article in law.Articles)
        {
            reader.Read(article, force);
        }

        return new Amendments(reader.amends.Distinct().ToList(), reader.unread);
    }

    private void Read(LawArticle article, PartialForce force)
    {
        var lines = InstructionLine.Of(article);
        var context = new Context?[4];
        string? clause = null;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            clause = line.Level == 0 ? null : line.Clause ?? clause;
            var above = context.Take(line.Level).LastOrDefault(known => known is not null) ?? Context.None;
            var hasChildren = index + 1 < lines.Count && lines[index + 1].Level > line.Level;
            var instruction = Instruction.Read(line.Text, names, above);
            Array.Clear(context, line.Level, context.Length - line.Level);
            if (instruction is null)
            {
                continue;
            }

            context[line.Level] = instruction.Context;
            // "2. Sửa đổi, bổ sung Điều 32 như sau: a) Sửa đổi khoản 1 …": what is done stands in the lines below.
            if (hasChildren && (instruction.IsContainer || Instruction.IsOrder(lines[index + 1].Text)))
            {
                continue;
            }

            if (instruction.IsContainer && line.Level == 0)
            {
                continue;
            }

            Add(instruction, line, force.From(article.Number, clause, line.Point));
        }
    }

    private void Add(Instruction instruction, InstructionLine line, DateOnly? from)
    {
        var places = instruction.IsContainer ? QuotedPlaces(instruction, line) : instruction.Places;
        if (places.Count == 0)
        {
            // A chapter or an appendix is touched, or the document is named nowhere.
            if (instruction.NamesText)
            {
                unread.Add(line.Text);
            }

            return;
        }

        foreach (var (place, document, kind) in places)
        {
            if (document is null || place.Article is null)
            {
                unread.Add(line.Text);
                return;
            }

            amends.Add(new AmendmentDraft(document, place.Article, place.Clause, place.Point, from, kind));
        }
    }

    /// <summary>"một số khoản của Điều 14 như sau: “2. …”": the labels of the new text say which; without any it is the whole article.</summary>
    private static List<(ProvisionReference Place, string? Document, AmendmentKind Kind)> QuotedPlaces(Instruction instruction, InstructionLine line)
    {
        var context = instruction.Context;
        if (context.Article is null || context.Document is null)
        {
            return [];
        }

        var places = line.Quoted
            .Select(text => LawGrammar.Clause(text) is { } clause
                ? new ProvisionReference(context.Article, clause.Number, null)
                : LawGrammar.Point(text) is { } point && context.Clause is not null ? new ProvisionReference(context.Article, context.Clause, point.Number) : null)
            .OfType<ProvisionReference>()
            .ToList();
        return (places.Count > 0 ? places : [new ProvisionReference(context.Article, context.Clause, null)])
            .Select(place => (place, (string?)context.Document, instruction.Kind)).ToList();
    }
}

/// <summary>What the lines below an instruction inherit.</summary>
internal sealed record Context(string? Document, string? Article, string? Clause, AmendmentKind? Kind)
{
    public static readonly Context None = new(null, null, null, null);
}
