using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>Which file a document was last read from, by a key over its bytes, the program that read it and the options.</summary>
internal sealed class PublishedFileRow
{
    public required string Number { get; init; }

    public required string Key { get; set; }

    /// <summary>Content that this file gave; the row counts only while the document still has it.</summary>
    public required string ContentHash { get; set; }

    public required string Summary { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PublishedFileRow>
    {
        public void Configure(EntityTypeBuilder<PublishedFileRow> builder)
        {
            builder.ToTable("published_files");
            builder.HasKey(row => row.Number);
        }
    }
}
