namespace CongDoan.Knowledge.Answering;

/// <summary>What the bot says to a question, why, and on what it rests.</summary>
public sealed record Answer
{
    /// <summary>What the bot does.</summary>
    public required Decision Decision { get; init; }

    /// <summary>True when an officer has to be alerted at once.</summary>
    public bool Urgent { get; init; }

    /// <summary>Short code for officers and logs, such as <c>note</c>, <c>extract</c>, <c>no_evidence</c>, <c>unsettled</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>What the member reads first: plain text, at most 600 characters.</summary>
    public required string Text { get; init; }

    /// <summary>What "Xem căn cứ" shows below the citations: Markdown, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Slug of the curated note that was said, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Quick replies that belong to this answer, in order.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The legal basis, most important first.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The ten best distinct articles or plan sections, best first.</summary>
    public IReadOnlyList<RankedArticle> Ranked { get; init; } = [];
}

/// <summary>One place of the ranking.</summary>
/// <param name="Document">Canonical number.</param>
/// <param name="Article">Article number, or null for a plan.</param>
/// <param name="Clause">Clause of the best passage, or null.</param>
/// <param name="Section">Section of a plan, or null.</param>
/// <param name="Score">Retrieval score; larger is better, comparable within one ranking only.</param>
public sealed record RankedArticle(string Document, string? Article, string? Clause, string? Section, double Score);
