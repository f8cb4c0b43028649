namespace CongDoan.Ingestion.Reading;

/// <summary>One paragraph, or one row of a table, as the format states it.</summary>
/// <param name="Text">The words with their printed label ("1.", "a)"), the cells of a row joined by <c> | </c>.</param>
internal sealed record SourceBlock(string Text)
{
    /// <summary>The label that the format computes and prints before the words; empty when it stands in the words or there is none.</summary>
    public string Label { get; init; } = "";

    /// <summary>Level of a heading from 1, or 0 for running text.</summary>
    public int Level { get; init; }

    /// <summary>True for a line in the middle of the page, as headings are.</summary>
    public bool IsCentered { get; init; }

    /// <summary>True for a row of a table that holds data.</summary>
    public bool IsRow { get; init; }

    /// <summary>Names of the bookmarks that begin here; official Word files name them after the provision ("dieu_5", "khoan_1_3").</summary>
    public IReadOnlyList<string> Bookmarks { get; init; } = [];
}
