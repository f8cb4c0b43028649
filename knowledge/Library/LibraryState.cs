using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library;

/// <summary>The library's one state row: the version that every publish raises (the number of its release), and which starter notes were published.</summary>
internal sealed class LibraryState
{
    internal const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public long Version { get; set; }

    /// <summary>Hash of the set of starter notes last published, or empty.</summary>
    public string StarterHash { get; set; } = "";

    /// <summary>Hash of the register of validity under which the dates were last computed.</summary>
    public string RegisterHash { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<LibraryState>
    {
        public void Configure(EntityTypeBuilder<LibraryState> builder)
        {
            builder.ToTable("library_state");
            builder.HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
