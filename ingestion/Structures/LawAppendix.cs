namespace CongDoan.Ingestion.Structures;

/// <summary>An appendix, a form or an attached text behind the last article.</summary>
/// <param name="Label">As it is cited: <c>Phụ lục I</c>, <c>Phụ lục I, Mẫu số 02/PLI</c>, <c>Quy chế</c>.</param>
/// <param name="Title">Title in the capitals of the print, or empty.</param>
/// <param name="Paragraphs">What stands below the title, table rows one by one.</param>
internal sealed record LawAppendix(string Label, string Title, IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>Its articles when it is a text of articles (regulations that a decision puts into force), else null.</summary>
    public LawStructure? Attached { get; init; }

    /// <summary>Lines between title and text that only say where it belongs ("(Kèm theo Nghị định số …)").</summary>
    public IReadOnlyList<string> Furniture { get; init; } = [];

    /// <summary>True for a form to be filled in, whose inner numbers nobody cites.</summary>
    public bool IsForm { get; init; }

    /// <summary>True for regulations or statutes that the document above puts into force.</summary>
    public bool IsRegulations { get; init; }
}
