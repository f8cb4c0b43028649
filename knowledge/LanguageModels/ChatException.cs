using System.Net;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>The model said nothing that can be used. The message holds no text that was sent or received.</summary>
internal sealed class ChatException(string reason, HttpStatusCode? status, Exception? inner) : Exception($"No reply of the language model: {reason}.", inner)
{
    /// <summary>A short code for logs: <c>unreachable</c>, <c>http_503</c>, <c>unreadable</c>, <c>broken_off</c>.</summary>
    internal string Reason { get; } = reason;

    /// <summary>The same request may succeed at once: the server stumbled or the connection broke.</summary>
    internal bool IsPassing => status is null or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
