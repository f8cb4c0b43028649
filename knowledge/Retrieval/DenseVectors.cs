using CongDoan.Knowledge.Embeddings;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>What of a passage and of a question is sent to the embedding model. Without a model there are no dense vectors.</summary>
internal sealed class DenseVectors(TextEmbedder? embedder)
{
    /// <summary>Whether an embedding model is set.</summary>
    internal bool IsOn => embedder is not null;

    /// <summary>Why the model is not answering, as a short code; null when it is, or when there is none.</summary>
    internal string? Problem => embedder?.Problem;

    /// <summary>Gives the vectors that are at hand, in the order of the passages.</summary>
    internal async Task<float[]?[]> OfAsync(IReadOnlyList<PassageCard> cards, CancellationToken cancellationToken) =>
        embedder is null ? new float[]?[cards.Count] : await embedder.LoadAsync(cards.Select(Words).ToList(), cancellationToken);

    /// <summary>Embeds the passages that have no vector yet; gives how many got one.</summary>
    /// <exception cref="EmbeddingException">The model is away or refuses.</exception>
    internal async Task<int> FillAsync(IReadOnlyList<PassageCard> cards, CancellationToken cancellationToken) =>
        embedder is null ? 0 : await embedder.FillAsync(cards.Select(Words).ToList(), cancellationToken);

    /// <summary>Gives the question's vector, or null when there is no model or it does not answer in time.</summary>
    internal async Task<float[]?> OfQueryAsync(string? question, CancellationToken cancellationToken) =>
        embedder is null || string.IsNullOrWhiteSpace(question) ? null : await embedder.OfQueryAsync(question, cancellationToken);

    // A clause alone often does not say what it is about; its article's title does.
    private static string Words(PassageCard card)
    {
        string[] parts = [card.Heading, .. card.Document.Note?.Questions ?? [], card.Lead, card.Text];
        return string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
