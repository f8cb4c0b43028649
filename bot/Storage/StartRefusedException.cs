namespace CongDoan.Bot.Storage;

/// <summary>The host or a command must not go on; the message is the one sentence that the operator reads.</summary>
internal sealed class StartRefusedException : Exception
{
    public StartRefusedException()
    {
    }

    public StartRefusedException(string sentence)
        : base(sentence)
    {
    }

    public StartRefusedException(string sentence, Exception inner)
        : base(sentence, inner)
    {
    }
}
