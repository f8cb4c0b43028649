namespace CongDoan.Ingestion.Reading;

/// <summary>The readable text of a file, page by page, so that what repeats on every page can be told from the text.</summary>
/// <param name="Pages">Text of each page with its line breaks and indentation; a format without pages has one.</param>
/// <param name="Format">Name of the reader that produced it.</param>
internal sealed record SourceText(IReadOnlyList<string> Pages, string Format);
