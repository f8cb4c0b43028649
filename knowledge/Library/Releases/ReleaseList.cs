using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>The releases that the library keeps.</summary>
public sealed class ReleaseList(IDbContextFactory<LibraryDb> contexts)
{
    /// <summary>Gives them, newest first; the first one is what the library holds now.</summary>
    public async Task<IReadOnlyList<Release>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Releases.AsNoTracking().OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Release(row.Number, row.At, row.Command, row.By, row.Note)
        {
            Documents = row.Documents,
            Added = row.Added,
            Changed = row.Changed,
            Removed = row.Removed,
            Ended = row.Ended,
            PassagesAdded = row.PassagesAdded,
            PassagesRemoved = row.PassagesRemoved,
        });
    }
}

/// <summary>One release of the library.</summary>
/// <param name="Number">Its number, the library version that it made.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="By">Who asked.</param>
/// <param name="Note">A remark, or empty.</param>
public sealed record Release(long Number, DateTimeOffset At, string Command, string By, string Note)
{
    /// <summary>Documents and notes that it holds.</summary>
    public required int Documents { get; init; }

    /// <summary>Documents that it added.</summary>
    public required int Added { get; init; }

    /// <summary>Documents that it changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Documents that it took out.</summary>
    public required int Removed { get; init; }

    /// <summary>Documents that it ended.</summary>
    public required int Ended { get; init; }

    /// <summary>Passages that are new or whose text changed.</summary>
    public required int PassagesAdded { get; init; }

    /// <summary>Passages that are gone.</summary>
    public required int PassagesRemoved { get; init; }
}
