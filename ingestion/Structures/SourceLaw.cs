using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Structures;

/// <summary>A document read by the grammar of laws, whatever its format.</summary>
/// <param name="Law">What the grammar found.</param>
/// <param name="Furniture">What was left out before: page numbers, running headers, footnotes, hidden text.</param>
internal sealed record SourceLaw(LawStructure Law, IReadOnlyList<string> Furniture)
{
    /// <summary>Joins printed lines, or takes the paragraphs that the format states.</summary>
    public static SourceLaw Read(SourceText source)
    {
        if (source.Blocks.Count == 0)
        {
            var clean = PageFurniture.Separate(source);
            return new SourceLaw(LawParser.Parse(clean), [.. clean.Furniture, .. source.Asides]);
        }

        var paragraphs = source.Blocks
            .Select(block => new Paragraph(TextCleaner.CleanLine(block.Text), block.IsCentered, block.IsRow))
            .Where(paragraph => paragraph.Text.Any(char.IsLetterOrDigit))
            .ToList();
        return new SourceLaw(LawParser.ParseDocument(QuotationMarks.Mark(paragraphs), source.Notes), source.Asides);
    }
}
