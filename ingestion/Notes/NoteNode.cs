namespace CongDoan.Ingestion.Notes;

/// <summary>A value of a note's front matter with the line on which it stands in the file.</summary>
internal abstract record NoteNode(int Line);

/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Text">The value; empty when nothing was written.</param>
/// <param name="IsQuoted">True when it was written between quotation marks.</param>
internal sealed record NoteScalar(int Line, string Text, bool IsQuoted) : NoteNode(Line);

internal sealed record NoteList(int Line, IReadOnlyList<NoteNode> Items) : NoteNode(Line);

internal sealed record NoteMap(int Line, IReadOnlyDictionary<string, NoteNode> Values, IReadOnlyDictionary<string, int> KeyLines) : NoteNode(Line)
{
    public NoteNode? this[string key] => Values.GetValueOrDefault(key);
}
