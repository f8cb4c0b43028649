namespace CongDoan.Ingestion.Watching;

/// <summary>
/// What is known of the files of a watched folder: which are written to the end, which were dealt with as they are, which
/// are gone. Pure; time comes as the length of the watch.
/// </summary>
internal sealed class WatchedFiles(TimeSpan settle)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Whether a file was written or taken away so lately that it has to be looked at again soon.</summary>
    public bool IsUnsettled { get; private set; }

    /// <summary>Takes what the folder holds now.</summary>
    /// <param name="seen">Its files.</param>
    /// <param name="now">Length of the watch.</param>
    /// <param name="closed">Folders that could not be looked into: their files are not gone.</param>
    public void Look(IReadOnlyList<FileFacts> seen, TimeSpan now, params IReadOnlyList<string> closed)
    {
        foreach (var facts in seen)
        {
            if (!entries.TryGetValue(facts.File.FullPath, out var entry))
            {
                entries.Add(facts.File.FullPath, new Entry { Facts = facts, Since = now });
            }
            else if (entry.Facts != facts || entry.IsGone)
            {
                (entry.Facts, entry.Since, entry.IsGone) = (facts, now, false);
            }
        }

        var there = seen.Select(facts => facts.File.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.Values.Where(entry => !entry.IsGone && !there.Contains(entry.Facts.File.FullPath) && !IsIn(entry.Facts.File, closed)))
        {
            (entry.IsGone, entry.Since) = (true, now);
        }

        // A file that came and went before anything was made of it is nobody's news.
        foreach (var path in entries.Where(pair => pair.Value is { IsGone: true, Handled: null }).Select(pair => pair.Key).ToList())
        {
            entries.Remove(path);
        }

        IsUnsettled = entries.Values.Any(entry => now - entry.Since < settle && (entry.IsGone || entry.Handled != entry.Facts));
    }

    /// <summary>Whether a file that is written to the end has not been dealt with as it is now.</summary>
    public bool HasNews(TimeSpan now) => entries.Values.Any(entry => IsSettled(entry, now) && entry.Handled != entry.Facts);

    /// <summary>
    /// Gives the files to publish: all that are written to the end, so that two files of one number are seen together,
    /// except those that were refused as they are.
    /// </summary>
    public IReadOnlyList<FileFacts> ToPublish(TimeSpan now) => entries.Values
        .Where(entry => IsSettled(entry, now) && !(entry.IsRefused && entry.Handled == entry.Facts))
        .Select(entry => entry.Facts)
        .OrderBy(facts => facts.File.FullPath, StringComparer.Ordinal)
        .ToList();

    /// <summary>Remembers that a file became this document.</summary>
    public void Published(FileFacts facts, string number) => Handle(facts, number, isRefused: false);

    /// <summary>Remembers that a file was refused; it is not tried again before it changes.</summary>
    public void Refused(FileFacts facts) => Handle(facts, number: null, isRefused: true);

    /// <summary>
    /// Gives, once, the files that are gone for good and the number of the document that each one became; null for a file
    /// that became none, or whose document another file holds now.
    /// </summary>
    public IReadOnlyList<(SourceFile File, string? Number)> TakeGone(TimeSpan now)
    {
        var gone = entries.Values.Where(entry => entry.IsGone && now - entry.Since >= settle).ToList();
        foreach (var entry in gone)
        {
            entries.Remove(entry.Facts.File.FullPath);
        }

        var held = entries.Values.Where(entry => !entry.IsGone).Select(entry => entry.Number).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return gone.ConvertAll(entry => (entry.Facts.File, entry.Number is { } number && !held.Contains(number) ? number : null));
    }

    /// <summary>Whether the folder holds any file now.</summary>
    public bool IsEmpty => entries.Values.All(entry => entry.IsGone);

    private static bool IsIn(SourceFile file, IReadOnlyList<string> folders) =>
        folders.Any(folder => file.FullPath.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private bool IsSettled(Entry entry, TimeSpan now) => !entry.IsGone && now - entry.Since >= settle;

    private void Handle(FileFacts facts, string? number, bool isRefused)
    {
        if (entries.TryGetValue(facts.File.FullPath, out var entry))
        {
            (entry.Handled, entry.Number, entry.IsRefused) = (facts, number ?? entry.Number, isRefused);
        }
    }

    private sealed class Entry
    {
        public required FileFacts Facts { get; set; }

        /// <summary>Since when the facts are these, or the file is gone.</summary>
        public TimeSpan Since { get; set; }

        public bool IsGone { get; set; }

        public FileFacts? Handled { get; set; }

        public bool IsRefused { get; set; }

        public string? Number { get; set; }
    }
}
