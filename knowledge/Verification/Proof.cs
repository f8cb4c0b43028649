namespace CongDoan.Knowledge.Verification;

/// <summary>All that a reply may rest on.</summary>
/// <param name="Texts">The words of the cited provisions and of the note.</param>
/// <param name="Provisions">What is cited.</param>
/// <param name="Days">Since when and until when the cited provisions hold.</param>
internal sealed record Proof(IReadOnlyList<string> Texts, IReadOnlyList<CitedProvision> Provisions, IReadOnlyList<DateOnly> Days)
{
    /// <summary>The texts, read once.</summary>
    internal IReadOnlyList<TextReading> Readings => field ??= Texts.Select(TextReading.Of).ToList();

    /// <summary>Titles and numbers of the cited documents, read once.</summary>
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
