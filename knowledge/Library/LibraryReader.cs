using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>What others may ask of the library without changing it.</summary>
public sealed class LibraryReader
{
    private readonly IDbContextFactory<LibraryDb> _contexts;
    private readonly LibraryFile _file;

    internal LibraryReader(IDbContextFactory<LibraryDb> contexts, LibraryFile file) => (_contexts, _file) = (contexts, file);

    /// <summary>Gives the version that every publish raises; 0 is an empty library.</summary>
    public Task<long> VersionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Version());
    }

    /// <summary>Gives the hash of the set of starter notes last published here, or an empty text.</summary>
    public async Task<string> StarterHashAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.States.Select(state => state.StarterHash).SingleAsync(cancellationToken);
    }

    /// <summary>
    /// Gives the words of every passage whose source could be read, headings included: what the library knows of the
    /// language.
    /// </summary>
    public async Task<IReadOnlyList<string>> WordsAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Passages.AsNoTracking()
            .Where(row => row.RestoredConfidence == null)
            .OrderBy(row => row.DocumentNumber).ThenBy(row => row.Ordinal)
            .Select(row => new { row.Heading, row.Text })
            .ToListAsync(cancellationToken);
        return rows.Select(row => $"{row.Heading}.\n{row.Text}").ToList();
    }

    /// <summary>Gives every document, laws first, then plans, then notes, each group by number.</summary>
    public async Task<IReadOnlyList<DocumentSummary>> DocumentsAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Documents.AsNoTracking()
            .Select(row => new DocumentSummary
            {
                Number = row.Number,
                Kind = row.Kind,
                Title = row.Title,
                Unit = row.Unit,
                Issuer = row.Issuer,
                Issued = row.Issued,
                EffectiveFrom = row.EffectiveFrom,
                EffectiveUntil = row.EffectiveUntil,
                EndedBy = row.EndedBy,
                Edition = row.Edition,
                Legibility = row.Legibility,
                IsStarter = row.IsStarter,
                Passages = row.Passages.Count,
            })
            .ToListAsync(cancellationToken);
        return rows.OrderBy(row => row.Kind).ThenBy(row => row.Number, StringComparer.Ordinal).ToList();
    }
}

/// <summary>A document of the library in one line.</summary>
public sealed record DocumentSummary
{
    /// <summary>Canonical number, or the slug of a note.</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Title without the number.</summary>
    public required string Title { get; init; }

    /// <summary>Union unit that owns it.</summary>
    public required string Unit { get; init; }

    /// <summary>Who issued it, when known.</summary>
    public string? Issuer { get; init; }

    /// <summary>Day of issue, when known.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>First day in force, when known.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day in force, or null while no end is known.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>Number of what ended it, when known.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Number of the consolidated text at hand, when it is one.</summary>
    public string? Edition { get; init; }

    /// <summary><c>clean</c> or a warning code.</summary>
    public required string Legibility { get; init; }

    /// <summary>True for a note that ships with the program and that nobody edited.</summary>
    public required bool IsStarter { get; init; }

    /// <summary>Number of citable pieces.</summary>
    public required int Passages { get; init; }
}
