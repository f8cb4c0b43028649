namespace CongDoan.Ingestion.Reading;

/// <summary>The formats this build can read, by file extension.</summary>
internal sealed class ReaderSet
{
    private readonly Dictionary<string, IDocumentReader> byExtension = new(StringComparer.Ordinal);

    public ReaderSet(IEnumerable<IDocumentReader> readers)
    {
        foreach (var reader in readers)
        {
            foreach (var extension in reader.Extensions)
            {
                byExtension.Add(extension, reader);
            }
        }
    }

    /// <summary>Extensions that can be read, in ordinal order.</summary>
    public IReadOnlyList<string> Extensions => byExtension.Keys.Order(StringComparer.Ordinal).ToList();

    public bool CanRead(SourceFile file) => byExtension.ContainsKey(file.Extension);

    /// <summary>Reads a file with the reader of its extension, or throws <see cref="RefusedException"/>.</summary>
    public Task<SourceText> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (!byExtension.TryGetValue(file.Extension, out var reader))
        {
            var kind = file.Extension.Length == 0 ? "không có đuôi" : $"đuôi {file.Extension}";
            throw new RefusedException(
                $"Chưa đọc được loại tệp này ({kind}). Các loại đọc được: {string.Join(", ", Extensions)}.");
        }

        if (!File.Exists(file.FullPath))
        {
            throw new RefusedException("Không tìm thấy tệp.");
        }

        return reader.ReadAsync(file, cancellationToken);
    }
}
