using CongDoan.Ingestion.Notes;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Starter;

/// <summary>
/// Brings the starter notes of this program's version into a data folder. Whoever opens a folder calls it first; when the
/// folder holds this set already it costs one small query, and two programs may call it at once.
/// </summary>
public sealed class StarterPublisher(LibrarySchema schema, LibraryReader reader, LibraryEditor editor)
{
    private static readonly Lazy<string> CurrentHash = new(StarterNotes.Hash);

    /// <summary>
    /// Prepares the library's schema and publishes the starter notes when the folder has none or another version's; notes
    /// that people edited stay as they are. Gives the number of notes that were added, changed or found unchanged, 0 when
    /// the set was there already.
    /// </summary>
    public async Task<int> EnsureAsync(CancellationToken cancellationToken)
    {
        await schema.PrepareAsync(cancellationToken);
        if (await reader.StarterHashAsync(cancellationToken) == CurrentHash.Value)
        {
            return 0;
        }

        var outcomes = await editor.PublishStarterNotesAsync(StarterNotes.Read(), CurrentHash.Value, cancellationToken);
        return outcomes.Count;
    }
}
