namespace CongDoan.Knowledge.Retrieval;

/// <summary>An index on another machine did not answer in time or not as agreed. Whoever searches has another way, or says so.</summary>
internal sealed class IndexUnavailableException(string reason, Exception? inner) : Exception($"The index is unavailable: {reason}.", inner)
{
    /// <summary>A short code for logs: <c>timed_out</c>, <c>unreachable</c>, <c>http_503</c>, <c>unreadable</c>, <c>resting</c>.</summary>
    internal string Reason { get; } = reason;
}
