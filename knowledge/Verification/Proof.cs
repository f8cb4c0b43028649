namespace CongDoan.Knowledge.Verification;

/// <summary>All that a model's reply may rest on.</summary>
/// <param name="Text">The words of the cited provision or of the note.</param>
/// <param name="Provisions">What is cited.</param>
internal sealed record Proof(string Text, IReadOnlyList<CitedProvision> Provisions)
{
    /// <summary>The text, read once.</summary>
    internal TextReading Reading => field ??= TextReading.Of(Text);

    /// <summary>Titles of the cited documents, read once.</summary>
    internal IReadOnlyList<TextReading> Names => field ??= Provisions.Select(provision => TextReading.Of(provision.Title)).ToList();
}

/// <summary>A provision that the reply cites.</summary>
/// <param name="Document">Canonical number.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Article">Điều, or null.</param>
/// <param name="Clause">Khoản, or null.</param>
/// <param name="Point">Điểm, or null.</param>
/// <param name="AmendedBy">Numbers of the documents that amended it, or null.</param>
internal sealed record CitedProvision(string Document, string Title, string? Article, string? Clause, string? Point, string? AmendedBy);
