namespace CongDoan.Ingestion.Watching;

/// <summary>When each watched address is read next.</summary>
internal sealed class AddressSchedule(IReadOnlyList<string> addresses, TimeSpan every)
{
    private readonly Dictionary<string, TimeSpan> due = addresses.ToDictionary(address => address, _ => TimeSpan.Zero, StringComparer.Ordinal);
    private readonly Dictionary<string, string> refused = new(StringComparer.Ordinal);

    public IReadOnlyList<SourceFile> Due(TimeSpan now) =>
        due.Where(pair => pair.Value <= now).Select(pair => new SourceFile(pair.Key, pair.Key)).ToList();

    /// <summary>Sets the next reading of what was read just now.</summary>
    public void Done(IEnumerable<SourceFile> read, TimeSpan now)
    {
        foreach (var file in read)
        {
            due[file.FullPath] = now + every;
        }
    }

    /// <summary>Whether this refusal was told before; the same one is told once until the address can be read.</summary>
    public bool IsOldNews(SourceFile file, string reason)
    {
        var known = refused.TryGetValue(file.FullPath, out var before) && before == reason;
        refused[file.FullPath] = reason;
        return known;
    }

    public void Succeeded(SourceFile file) => refused.Remove(file.FullPath);
}
