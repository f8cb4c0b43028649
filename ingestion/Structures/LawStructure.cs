namespace CongDoan.Ingestion.Structures;

/// <summary>A law as its own grammar divides it.</summary>
/// <param name="Head">What stands before the first heading: state header, title, legal grounds.</param>
/// <param name="Articles">Articles in order.</param>
/// <param name="Tail">What stands after the last article: adoption, signatures, recipients, appendices, notes.</param>
/// <param name="Warnings">What looks wrong, in Vietnamese.</param>
internal sealed record LawStructure(
    IReadOnlyList<Paragraph> Head,
    IReadOnlyList<LawArticle> Articles,
    IReadOnlyList<Paragraph> Tail,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Appendices and attached texts, in order.</summary>
    public IReadOnlyList<LawAppendix> Appendices { get; init; } = [];

    /// <summary>Body of a document without articles, to be divided by its own numbers; else empty.</summary>
    public IReadOnlyList<Paragraph> Sections { get; init; } = [];

    /// <summary>Paragraphs of a preamble ("Lời nói đầu"), without its heading.</summary>
    public IReadOnlyList<Paragraph> Preamble { get; init; } = [];

    /// <summary>Number of the amending document that a footnote names, by the footnote's number.</summary>
    public IReadOnlyDictionary<int, string> AmendingNotes { get; init; } = new Dictionary<int, string>();
}

/// <summary>Điều.</summary>
/// <param name="Number">Such as <c>35</c> or <c>21a</c>.</param>
/// <param name="Title">Title without the number; empty when the article has none.</param>
/// <param name="Chapter">Headings above, joined by line breaks.</param>
/// <param name="Lead">Paragraphs before the first clause, or the whole body of an article without clauses.</param>
/// <param name="Points">Points of an article that has points but no clauses.</param>
/// <param name="Clauses">Clauses in order.</param>
internal sealed record LawArticle(
    string Number,
    string Title,
    string Chapter,
    IReadOnlyList<string> Lead,
    IReadOnlyList<LawPoint> Points,
    IReadOnlyList<LawClause> Clauses)
{
    /// <summary>Footnotes at the article's own heading: they speak of the whole article.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];

    /// <summary>Footnotes in the words before the first clause.</summary>
    public IReadOnlyList<int> LeadNotes { get; init; } = [];

    /// <summary>The whole body, without the article's heading.</summary>
    public string Text => string.Join('\n', Lead.Concat(Clauses.Select(clause => clause.Text)));
}

/// <summary>Khoản.</summary>
/// <param name="Number">Such as <c>1</c> or <c>3a</c>.</param>
/// <param name="Text">The whole clause with its number and its points, one line break between paragraphs.</param>
/// <param name="Points">Its points in order.</param>
internal sealed record LawClause(string Number, string Text, IReadOnlyList<LawPoint> Points)
{
    /// <summary>Footnotes in the clause and its points.</summary>
    public IReadOnlyList<int> Notes { get; init; } = [];
}

/// <summary>Điểm.</summary>
/// <param name="Letter">Such as <c>a</c> or <c>đ</c>.</param>
/// <param name="Text">The point with its letter.</param>
internal sealed record LawPoint(string Letter, string Text);
