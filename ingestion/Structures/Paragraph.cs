namespace CongDoan.Ingestion.Structures;

/// <summary>A paragraph with its hard line breaks joined.</summary>
/// <param name="Text">The words, one space apart.</param>
/// <param name="IsCentered">True for a line that stands by itself in the middle of the page, as headings do.</param>
/// <param name="IsRow">True for a row of a printed table, its cells joined by <c> | </c>.</param>
internal sealed record Paragraph(string Text, bool IsCentered, bool IsRow)
{
    public bool IsUpperCase => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);

    /// <summary>Numbers of the footnotes whose marks stood in it.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];

    /// <summary>True when quotation marks opened in an earlier paragraph enclose its beginning, or it begins with one.</summary>
    public bool IsQuoted { get; init; }
}
