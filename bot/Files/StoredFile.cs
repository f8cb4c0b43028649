using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Files;

/// <summary>A file that a member sent in the web chat, or that an officer sends to a member.</summary>
internal sealed class StoredFile
{
    /// <summary>64 random hexadecimal digits: whoever knows them may read the file, as in Direct Line.</summary>
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Its name, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes; a column of its own, so that adding them up reads no file.</summary>
    public required long Size { get; init; }

    public required byte[] Bytes { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("uploads");
            builder.HasKey(file => file.Id);
        }
    }
}
