using System.Net;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>Qdrant refused a request, in its own words.</summary>
internal sealed class QdrantException(HttpStatusCode status, string said, TimeSpan? retryAfter) : Exception($"Qdrant answered {(int)status}: {said}")
{
    internal HttpStatusCode Status { get; } = status;

    /// <summary>How long the server asks to be left alone, when it says so.</summary>
    internal TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Busy, away or changing its leader, and not wrong or full.</summary>
    internal bool IsPassing => Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (Status >= HttpStatusCode.InternalServerError && Status is not (HttpStatusCode.NotImplemented or HttpStatusCode.InsufficientStorage));
}
