using System.Security.Cryptography;
using System.Text;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Notes;

/// <summary>The notes that travel inside the program.</summary>
internal static class StarterNotes
{
    private const string Folder = "Starter";

    /// <summary>Gives a hash of the whole set, which changes with any word of any note.</summary>
    public static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Paths())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\0" + EmbeddedTable.ReadText(path) + "\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads every note. A mistake in one names its file, because only a new build can mend it.</summary>
    public static IReadOnlyList<DocumentDraft> Read() => Paths().Select(Read).ToList();

    private static DocumentDraft Read(string path)
    {
        try
        {
            return NoteParser.Parse(EmbeddedTable.ReadText(path), path) with { IsStarter = true };
        }
        catch (NoteException e)
        {
            throw new InvalidOperationException($"{path}: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Paths() =>
        EmbeddedTable.List(Folder).Where(path => path.EndsWith(".md", StringComparison.Ordinal));
}
