using CongDoan.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Library;

/// <summary>Creates the library's database file or brings it to this program's schema.</summary>
public sealed class LibrarySchema(IDbContextFactory<LibraryDb> contexts, KnowledgeSettings settings, TimeProvider time)
{
    /// <summary>Makes the data folder when absent, readable by its owner only, and applies missing migrations.</summary>
    /// <exception cref="LibraryUnusableException">The folder or the file cannot be used; the message is for the operator.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(settings.DataFolder, LibraryDb.FileName);
        try
        {
            PrivateFolder.Create(settings.DataFolder);
            SqliteHeader.RefuseForeignFile(file);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await SchemaUpgrade.ApplyAsync(context, file, time, cancellationToken);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException or Microsoft.Data.Sqlite.SqliteException)
        {
            throw new LibraryUnusableException($"Không dùng được kho tri thức {file}: {exception.Message}", exception);
        }
    }
}

/// <summary>The library's file or folder cannot be used; the message is a sentence for the operator.</summary>
public sealed class LibraryUnusableException(string message, Exception inner) : Exception(message, inner);
