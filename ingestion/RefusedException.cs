namespace CongDoan.Ingestion;

/// <summary>A file that cannot be published; the message is the Vietnamese sentence that its owner reads.</summary>
internal sealed class RefusedException : Exception
{
    public RefusedException(string message)
        : base(message)
    {
    }

    public RefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public RefusedException()
    {
    }
}
