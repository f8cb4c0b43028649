using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>What a passage carries in its vector beside its words.</summary>
internal static class PassageSigns
{
    /// <summary>A document that says which fine follows on what.</summary>
    internal static readonly uint Fines = Terms.Sign("fines");

    /// <summary>A passage of this document.</summary>
    internal static uint Document(string number) => Terms.Sign("document " + number);

    /// <summary>Gives the signs of a document's passages; a note has none.</summary>
    internal static IEnumerable<uint> Of(DocumentCard document)
    {
        if (document.Kind == DocumentKind.Note)
        {
            yield break;
        }

        yield return Document(document.Number);
        if (SetsFines(document.Title))
        {
            yield return Fines;
        }
    }

    /// <summary>Whether a document says which fine follows on what, by its title.</summary>
    internal static bool SetsFines(string title) => title.Contains("xử phạt", StringComparison.OrdinalIgnoreCase);
}
