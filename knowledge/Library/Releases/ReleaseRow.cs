using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>A release as it is kept; its number is the library version that it made.</summary>
internal sealed class ReleaseRow
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Command { get; init; }

    public required string By { get; init; }

    public string Note { get; init; } = "";

    /// <summary>Documents and notes that the library held then.</summary>
    public required int Documents { get; init; }

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Removed { get; init; }

    public int Ended { get; init; }

    public int PassagesAdded { get; init; }

    public int PassagesRemoved { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReleaseRow>
    {
        public void Configure(EntityTypeBuilder<ReleaseRow> builder)
        {
            builder.ToTable("releases");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
        }
    }
}
