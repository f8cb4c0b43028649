using System.Text.Json.Serialization;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Validity;

namespace CongDoan.Knowledge.Library;

/// <summary>A document that was read and understood, ready for <see cref="LibraryEditor"/>; nothing here is stored yet.</summary>
public sealed record DocumentDraft
{
    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>
    /// The key under which it is kept, unique in the library: the canonical number (<c>45/2019/QH14</c>) of a law or
    /// plan, the slug of a note. A consolidated text goes under the number of the law that it consolidates.
    /// </summary>
    public required string Number { get; init; }

    /// <summary>Title without the number, such as <c>Bộ luật Lao động</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Who issued it, or null when the text does not say.</summary>
    public string? Issuer { get; init; }

    /// <summary>Day of issue or adoption.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>First day in force as the text or the operator says; null when neither does.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day in force as the text or the operator says; null while no end is known.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>Canonical numbers of the documents that this one replaces as a whole, from its first day in force.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>What it does to single provisions of other documents; the library ends the validity of the texts it touches.</summary>
    public IReadOnlyList<AmendmentDraft> Amends { get; init; } = [];

    /// <summary>Union unit that owns it; its members and those of units below are served.</summary>
    public string Unit { get; init; } = UnionUnit.RootId;

    /// <summary>Number of the consolidated text (<c>18/VBHN-VPQH</c>) when the file is one, else null.</summary>
    public string? Edition { get; init; }

    /// <summary>
    /// The state of the law that this text shows: the latest day on which an amendment worked into it took effect, else
    /// the day of issue. Of two editions of one number the later one is kept, in whichever order they are published.
    /// </summary>
    public DateOnly? EditionDate { get; init; }

    /// <summary>
    /// How well the source could be read: <c>clean</c>; <c>unclear</c> for a text published as it stands; <c>restored</c> for
    /// one whose lost marks were put back by what the library knows.
    /// </summary>
    public string Legibility { get; init; } = "clean";

    /// <summary>Name of the file as the content team knows it; shown, never used as a path.</summary>
    public string? SourceName { get; init; }

    /// <summary>Where the source can be read, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>True for a note that ships with the program.</summary>
    public bool IsStarter { get; init; }

    /// <summary>The citable pieces in reading order; a note has exactly one.</summary>
    public required IReadOnlyList<PassageDraft> Passages { get; init; }

    /// <summary>What only a note has; null for every other kind.</summary>
    public NoteDraft? Note { get; init; }
}

/// <summary>One citable piece: a clause, or an article without clauses, a section of a plan, or a whole note.</summary>
public sealed record PassageDraft
{
    /// <summary>Điều, such as <c>35</c>; null outside laws.</summary>
    public string? Article { get; init; }

    /// <summary>
    /// Khoản, or null for an article without clauses and for the words before its first clause. In a plan the place in its
    /// section's list: <c>2</c> for the second dash, <c>2.1</c> for the first plus below it.
    /// </summary>
    public string? Clause { get; init; }

    /// <summary>Section path of a plan (<c>IV.2</c>), else null.</summary>
    public string? Section { get; init; }

    /// <summary>Title of the article or heading of the section.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Part, chapter and section headings above, joined by line breaks.</summary>
    public string Chapter { get; init; } = "";

    /// <summary>The words that introduce the clauses of this article ("Người lao động có các quyền sau đây:"), or empty.</summary>
    public string Lead { get; init; } = "";

    /// <summary>
    /// The piece itself, verbatim after NFC, hard line breaks joined, one line break between paragraphs and points.
    /// Without the article's heading line, with the clause's own number ("1. …").
    /// </summary>
    public required string Text { get; init; }

    /// <summary>First day in force when the text gives this piece another than the document's; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>
    /// Numbers of the documents whose amendments a consolidated text shows in this piece (<c>71/2025/QH15</c>), separated
    /// by ", "; null when its notes name none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IncludesAmendmentBy { get; init; }

    /// <summary>
    /// How sure its words are, 0 to 1, when the source had lost its marks and they were restored; null for words that stand
    /// in the source.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RestoredConfidence { get; init; }
}

/// <summary>One provision of another document that a document amends, repeals or supplements.</summary>
/// <param name="Document">Canonical number of the document that is touched.</param>
/// <param name="Article">Điều, such as <c>12a</c>.</param>
/// <param name="Clause">Khoản, or null for the whole article.</param>
/// <param name="Point">Điểm, or null; a touched point ends the text of its whole clause.</param>
/// <param name="From">First day on which the touched text no longer holds; null for the amending document's own first day.</param>
/// <param name="Kind">What is done to it.</param>
public sealed record AmendmentDraft(string Document, string Article, string? Clause, string? Point, DateOnly? From, AmendmentKind Kind);

/// <summary>What a curated note adds to its one passage, whose text is the short answer and the detail.</summary>
public sealed record NoteDraft
{
    /// <summary>True for a note that makes the bot stop: the matter is unsettled and goes to an officer.</summary>
    public bool IsStop { get; init; }

    /// <summary>Topic key, such as <c>hop_dong</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>The question as a member types it, in several variants.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>The first thing a member reads: at most 350 characters of plain text.</summary>
    public required string ShortAnswer { get; init; }

    /// <summary>The longer explanation, Markdown.</summary>
    public required string Detail { get; init; }

    /// <summary>The legal basis, most important first; empty only for a note that stops.</summary>
    public required IReadOnlyList<BasisDraft> Basis { get; init; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>: how sure the facts are.</summary>
    public required string Confidence { get; init; }

    /// <summary>Day on which a person last checked it.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>Day by which it must be checked again.</summary>
    public required DateOnly ReviewBy { get; init; }
}

/// <summary>One entry of a note's legal basis.</summary>
/// <param name="Document">Canonical number.</param>
/// <param name="Title">Title of that document.</param>
/// <param name="Article">Điều, or null when the document is cited as a whole.</param>
/// <param name="Clause">Khoản, or null.</param>
/// <param name="Point">Điểm, or null.</param>
/// <param name="AmendedBy">Number of the document that amended the provision, or null.</param>
public sealed record BasisDraft(string Document, string Title, string? Article, string? Clause, string? Point, string? AmendedBy);
