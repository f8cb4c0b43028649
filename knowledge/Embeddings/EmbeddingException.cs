using System.Net;

namespace CongDoan.Knowledge.Embeddings;

/// <summary>The endpoint gave no vectors. The message holds no text that was sent.</summary>
internal sealed class EmbeddingException(string reason, HttpStatusCode? status, TimeSpan? retryAfter, Exception? inner)
    : Exception($"No embeddings: {reason}.", inner)
{
    /// <summary>A short code for logs: <c>timed_out</c>, <c>unreachable</c>, <c>http_503</c>, <c>unreadable</c>, <c>resting</c>.</summary>
    internal string Reason { get; } = reason;

    internal HttpStatusCode? Status { get; } = status;

    /// <summary>How long the endpoint asks to be left alone, when it says so.</summary>
    internal TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Busy or away: the same request may succeed later.</summary>
    internal bool IsPassing => Status is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>The request itself was not to the endpoint's liking, such as a text that is too long.</summary>
    internal bool IsAboutTheTexts => Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}
