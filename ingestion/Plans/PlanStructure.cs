namespace CongDoan.Ingestion.Plans;

/// <summary>A plan as its own grammar divides it.</summary>
/// <param name="Head">What stands above the first paragraph of text: issuer, number, date, title.</param>
/// <param name="Title">The title without "KẾ HOẠCH".</param>
/// <param name="Pieces">Citable pieces in reading order.</param>
/// <param name="Tail">Recipients and signature.</param>
/// <param name="Warnings">What looks wrong, in Vietnamese.</param>
internal sealed record PlanStructure(
    IReadOnlyList<string> Head, string Title, IReadOnlyList<PlanPiece> Pieces, IReadOnlyList<string> Tail, IReadOnlyList<string> Warnings);

/// <summary>A citable piece of a plan: a section's own words, or one item of its list.</summary>
/// <param name="Section">Path of the numbers as printed (<c>IV.1.2</c>), or the name of an unnumbered part.</param>
/// <param name="Item">Place in the section's list: <c>2</c> for the second dash, <c>2.1</c> for the first plus below it; null outside lists.</param>
/// <param name="Heading">Its own heading, or that of the part it stands in.</param>
/// <param name="Chapter">Headings above, one a line.</param>
/// <param name="Lead">The words that introduce the list.</param>
/// <param name="Text">The words with their mark or number.</param>
/// <param name="Confidence">How sure the restored words are, 0 to 1; null for a text that was not restored.</param>
internal sealed record PlanPiece(
    string Section, string? Item, string Heading, string Chapter, string Lead, string Text, double? Confidence);

/// <summary>A paragraph with its broken lines joined.</summary>
/// <param name="Text">The words, one space apart.</param>
/// <param name="Confidence">See <see cref="PlanPiece.Confidence"/>.</param>
internal sealed record PlanParagraph(string Text, double? Confidence)
{
    /// <summary>The mark at its beginning, or null.</summary>
    public PlanMark? Mark { get; init; } = PlanMark.Read(Text);

    /// <summary>True for capitals only, as headings are set.</summary>
    public bool IsUpperCase => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);
}
