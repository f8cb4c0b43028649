using System.Text;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>One <c>w:p</c> while it is read.</summary>
internal sealed class WordParagraph
{
    public StringBuilder Words { get; } = new();

    /// <summary>What a reader of the printed page does not see.</summary>
    public StringBuilder Hidden { get; } = new();

    public List<string> Bookmarks { get; } = [];

    public string? Style { get; set; }

    public string? Alignment { get; set; }

    public string? Outline { get; set; }

    public string? List { get; set; }

    public string? ListLevel { get; set; }

    /// <summary>The paragraph's end was deleted in a tracked change, so the next paragraph belongs to it.</summary>
    public bool RunsOn { get; set; }
}

/// <summary>One <c>w:tbl</c> while it is read.</summary>
internal sealed class WordTable
{
    public int Columns { get; set; }

    public bool HasBorders { get; set; }

    /// <summary>Cells of the row at hand; each is the list of its paragraphs.</summary>
    public List<List<SourceBlock>> Row { get; } = [];

    /// <summary>Two columns without rules only set text side by side: the state header, or recipients beside the signature.</summary>
    public bool IsLayout => !HasBorders && Columns <= 2;
}
