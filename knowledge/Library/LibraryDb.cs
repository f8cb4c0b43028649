using CongDoan.Knowledge.Library.Releases;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>The library's database: the truth about documents, passages and notes. Every index only follows it.</summary>
public sealed class LibraryDb(DbContextOptions<LibraryDb> options) : DbContext(options)
{
    /// <summary>Name of the SQLite file in the data folder.</summary>
    public const string FileName = "library.db";

    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    internal DbSet<PassageRow> Passages => Set<PassageRow>();

    internal DbSet<NoteRow> Notes => Set<NoteRow>();

    internal DbSet<LibraryState> States => Set<LibraryState>();

    internal DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    internal DbSet<ReleaseDocumentRow> ReleaseDocuments => Set<ReleaseDocumentRow>();

    internal DbSet<DocumentVersionRow> Versions => Set<DocumentVersionRow>();

    internal DbSet<PublishedFileRow> Files => Set<PublishedFileRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LibraryDb).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<long>();
    }
}
