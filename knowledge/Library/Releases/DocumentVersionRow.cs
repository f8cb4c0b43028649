using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>What was once published under a content hash, so that it can be published again: the draft as compressed JSON.</summary>
internal sealed class DocumentVersionRow
{
    public required string ContentHash { get; init; }

    public required byte[] Draft { get; init; }

    internal static DocumentVersionRow Of(string contentHash, DocumentDraft draft)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, draft, JsonSerializerOptions.Default);
        }

        return new() { ContentHash = contentHash, Draft = packed.ToArray() };
    }

    internal DocumentDraft Read()
    {
        using var brotli = new BrotliStream(new MemoryStream(Draft), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<DocumentDraft>(brotli, JsonSerializerOptions.Default)
            ?? throw new InvalidDataException($"The version {ContentHash} holds no draft.");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentVersionRow>
    {
        public void Configure(EntityTypeBuilder<DocumentVersionRow> builder)
        {
            builder.ToTable("document_versions");
            builder.HasKey(row => row.ContentHash);
        }
    }
}
