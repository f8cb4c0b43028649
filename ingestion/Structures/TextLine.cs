namespace CongDoan.Ingestion.Structures;

/// <summary>One printed line of a document, in NFC.</summary>
/// <param name="Page">Page, from 0.</param>
/// <param name="Indent">Columns between the page's text margin and the first letter.</param>
/// <param name="End">Column after the last letter, counted from the same margin.</param>
/// <param name="AfterBlank">True when an empty line stands above it on the same page.</param>
/// <param name="Raw">The line without outer white space, inner gaps kept.</param>
internal sealed record TextLine(int Page, int Indent, int End, bool AfterBlank, string Raw)
{
    /// <summary>Numbers of the footnotes whose marks stood in the line.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];

    /// <summary>The line with runs of white space folded.</summary>
    public string Text => string.Join(' ', Raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cells of a printed table row: parts that wide gaps keep apart. One cell is plain text.</summary>
    public IReadOnlyList<string> Cells =>
        Raw.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The cells with the column, from the page's margin, where each begins.</summary>
    public IReadOnlyList<(int Column, string Words)> Columns
    {
        get
        {
            var at = 0;
            var columns = new List<(int, string)>();
            foreach (var cell in Cells)
            {
                at = Raw.IndexOf(cell, at, StringComparison.Ordinal);
                columns.Add((Indent + at, cell));
                at += cell.Length;
            }

            return columns;
        }
    }

    /// <summary>True for capital letters only, as headings are printed.</summary>
    public bool IsUpperCase => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);
}
