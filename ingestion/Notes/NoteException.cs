namespace CongDoan.Ingestion.Notes;

/// <summary>A mistake in a note, with the line of the file on which it stands.</summary>
internal sealed class NoteException : Exception
{
    public NoteException(int line, string message)
        : base($"Dòng {line}: {message}") => Line = line;

    public NoteException(int line, string message, Exception inner)
        : base($"Dòng {line}: {message}", inner) => Line = line;

    public NoteException()
    {
    }

    public NoteException(string message)
        : base(message)
    {
    }

    public NoteException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public int Line { get; }
}
