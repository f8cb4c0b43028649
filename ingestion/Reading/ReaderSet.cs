namespace CongDoan.Ingestion.Reading;

/// <summary>The formats this build can read. What a file holds decides; its extension only where the bytes leave it open.</summary>
internal sealed class ReaderSet
{
    private readonly IReadOnlyList<IDocumentReader> readers;
    private readonly Dictionary<string, IDocumentReader> byExtension = new(StringComparer.Ordinal);

    public ReaderSet(IEnumerable<IDocumentReader> readers)
    {
        this.readers = readers.ToList();
        foreach (var reader in this.readers)
        {
            foreach (var extension in reader.Extensions)
            {
                byExtension.Add(extension, reader);
            }
        }
    }

    /// <summary>Extensions that can be read, in ordinal order.</summary>
    public IReadOnlyList<string> Extensions => byExtension.Keys.Order(StringComparer.Ordinal).ToList();

    /// <summary>Says whether a folder's file is meant for the library: by its extension, or without one by its first bytes.</summary>
    public bool CanRead(SourceFile file)
    {
        if (file.Extension.Length > 0)
        {
            return byExtension.ContainsKey(file.Extension);
        }

        try
        {
            using var stream = RegularFile.Open(file.FullPath);
            var head = new byte[FileHead.Length];
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return Recognise(new FileHead(head.AsMemory(0, read))) is not null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or RefusedException)
        {
            return false;
        }
    }

    /// <summary>Reads a file with the reader of its format, or throws <see cref="RefusedException"/>.</summary>
    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            var found = RegularFile.Find(file.FullPath);
            var reader = Choose(file, await FileHead.ReadAsync(found.FullName, cancellationToken));
            if (found.Length > reader.MaxFileSize)
            {
                throw RegularFile.TooLarge(reader.MaxFileSize);
            }

            // What was looked at is what is read, even if the link is turned elsewhere meanwhile.
            return await reader.ReadAsync(file with { FullPath = found.FullName }, progress, cancellationToken);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new RefusedException("Không mở được tệp: thiếu quyền đọc hoặc đĩa lỗi.", e);
        }
    }

    private IDocumentReader Choose(SourceFile file, FileHead head)
    {
        if (Recognise(head) is { } recognised)
        {
            return recognised;
        }

        if (byExtension.TryGetValue(file.Extension, out var named))
        {
            return named;
        }

        var kind = file.Extension.Length == 0 ? "không có đuôi" : $"đuôi {file.Extension}";
        throw new RefusedException($"Chưa đọc được loại tệp này ({kind}). Các loại đọc được: {string.Join(", ", Extensions)}.");
    }

    private IDocumentReader? Recognise(FileHead head) => readers.FirstOrDefault(reader => reader.Recognises(head));
}
