using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>
/// That a document stood in the library with this content from one release to another. A release that touches three
/// documents costs three rows, however large the library is.
/// </summary>
internal sealed class ReleaseDocumentRow
{
    public required string Number { get; init; }

    public required long FirstRelease { get; init; }

    /// <summary>Null while the library still holds it.</summary>
    public long? LastRelease { get; set; }

    public required string ContentHash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReleaseDocumentRow>
    {
        public void Configure(EntityTypeBuilder<ReleaseDocumentRow> builder)
        {
            builder.ToTable("release_documents");
            builder.HasKey(row => new { row.Number, row.FirstRelease });
        }
    }
}
