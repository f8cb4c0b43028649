using CongDoan.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>Creates the library's database file or brings it to this program's schema.</summary>
public sealed class LibrarySchema(IDbContextFactory<LibraryDb> contexts, KnowledgeSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _file = Path.Combine(settings.DataFolder, LibraryDb.FileName);

    /// <summary>Makes the data folder when absent, readable by its owner only, and applies missing migrations.</summary>
    /// <exception cref="LibraryUnusableException">The folder or the file cannot be used; the message is for the operator.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            PrivateFolder.Create(settings.DataFolder);
            if (new FileInfo(_file) is { Exists: true, Length: > 0 } && !SqliteFile.IsIntact(_file))
            {
                throw LibraryUnusableException.Damaged(_file, inner: null);
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await SchemaUpgrade.IsNeededAsync(context, cancellationToken))
            {
                await using var turn = await SchemaUpgrade.TakeTurnAsync(_file + ".schema.lock", Patience, time, cancellationToken);
                await SchemaUpgrade.ApplyAsync(context, cancellationToken);
            }
        }
        catch (Exception error) when (LibraryUnusableException.Of(error, _file) is { } refusal)
        {
            throw refusal;
        }
    }
}
