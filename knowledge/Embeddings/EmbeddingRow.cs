using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Embeddings;

/// <summary>What a model made of a text, kept so that no text is sent twice.</summary>
internal sealed class EmbeddingRow
{
    public required string Model { get; init; }

    /// <summary>SHA-256 of the text as it was sent.</summary>
    public required string TextHash { get; init; }

    /// <summary>Numbers of four bytes each, little-endian; together of length one.</summary>
    public required byte[] Vector { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EmbeddingRow>
    {
        public void Configure(EntityTypeBuilder<EmbeddingRow> builder)
        {
            builder.ToTable("embeddings");
            builder.HasKey(row => new { row.Model, row.TextHash });
        }
    }
}
