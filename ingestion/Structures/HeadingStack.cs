namespace CongDoan.Ingestion.Structures;

/// <summary>The headings that stand above the next article, from part down to subsection.</summary>
internal sealed class HeadingStack
{
    private readonly string?[] levels = new string?[4];
    private int open = -1;
    private bool hasTitle;

    /// <summary>The headings from the top down, one a line.</summary>
    public string Text => string.Join('\n', levels.Where(level => level is not null));

    public void Open((int Level, string Label, string Title) heading)
    {
        open = heading.Level;
        hasTitle = heading.Title.Length > 0;
        levels[open] = hasTitle ? $"{heading.Label}. {heading.Title}" : heading.Label;
        Array.Clear(levels, open + 1, levels.Length - open - 1);
    }

    /// <summary>Takes the line or lines of a title that stand below the heading's label; false when this is no title.</summary>
    public bool TakeTitle(Paragraph paragraph)
    {
        if (open < 0 || paragraph.IsRow || (hasTitle && !paragraph.IsUpperCase))
        {
            return false;
        }

        levels[open] += hasTitle ? $" {paragraph.Text}" : $". {paragraph.Text}";
        hasTitle = true;
        return true;
    }

    /// <summary>No more title lines: an article or text follows.</summary>
    public void Close() => open = -1;
}
