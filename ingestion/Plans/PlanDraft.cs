using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Plans;

/// <summary>A plan that was read and understood.</summary>
/// <param name="Draft">What will be published.</param>
/// <param name="Furniture">What was left out of the text: counters, time stamps, recipients, signature.</param>
/// <param name="Warnings">What a person should look at, in Vietnamese.</param>
internal sealed record PlanDraft(DocumentDraft Draft, IReadOnlyList<string> Furniture, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads a plan, or gives null when the text is none or holds nothing citable.</summary>
    public static PlanDraft? Read(LegibleText legible, string fileName)
    {
        var clean = PlanFurniture.Separate(CleanText.Of(legible.Source));
        if (!PlanRecognition.IsPlan(clean))
        {
            return null;
        }

        // A format that states its paragraphs has none to join.
        var plan = PlanParser.Parse(legible.Source.Blocks.Count > 0 ? PlanParagraphs.Each(clean.Lines, legible) : PlanParagraphs.Join(clean.Lines, legible));
        if (plan.Pieces.Count == 0)
        {
            return null;
        }

        var metadata = PlanMetadata.Read(plan, legible.IsRestored);
        var draft = new DocumentDraft
        {
            Kind = DocumentKind.Plan,
            Number = metadata.Number,
            Title = metadata.Title,
            Issuer = metadata.Issuer?.Name,
            Issued = metadata.Issued,
            EffectiveFrom = metadata.From,
            EffectiveUntil = metadata.Until,
            Unit = metadata.Issuer?.Unit ?? "",
            Legibility = legible.Code,
            SourceName = fileName,
            Passages = plan.Pieces.Select(Passage).ToList(),
        };
        return new PlanDraft(draft, [.. plan.Head, .. plan.Tail, .. clean.Furniture], [.. metadata.Warnings, .. plan.Warnings]);
    }

    private static PassageDraft Passage(PlanPiece piece) => new()
    {
        Section = piece.Section,
        Clause = piece.Item,
        Heading = piece.Heading,
        Chapter = piece.Chapter,
        Lead = piece.Lead,
        Text = piece.Text,
        RestoredConfidence = piece.Confidence,
    };
}
