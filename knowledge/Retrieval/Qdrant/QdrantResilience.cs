using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>How long one waits for Qdrant, how often one asks again, and when one stops asking for a while.</summary>
internal static class QdrantResilience
{
    private const int Tries = 6;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>So that a server that is down costs a few members a second and not every one.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>One try; after several failures in a row none for a while.</summary>
    internal static ResiliencePipeline Search(QdrantOptions options, TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 3,
            SamplingDuration = Rest,
            BreakDuration = Rest,
            ShouldHandle = new PredicateBuilder().Handle<Exception>(error => Reason(error) is not null),
        })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = options.SearchBudget })
        .Build();

    /// <summary>Up to six tries with growing waits, or those that the server asks for.</summary>
    internal static ResiliencePipeline Write(QdrantOptions options, TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = options.FirstRetry,
            MaxDelay = LongestWait,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<Exception>(IsPassing),
            DelayGenerator = failed => ValueTask.FromResult(
                failed.Outcome.Exception is QdrantException { RetryAfter: { } wait } ? wait < LongestWait ? wait : LongestWait : (TimeSpan?)null),
        })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = options.WriteBudget })
        .Build();

    /// <summary>The code of a failure of the other side; null for one of ours, such as a cancelled question.</summary>
    internal static string? Reason(Exception error) => error switch
    {
        TimeoutRejectedException => "timed_out",
        BrokenCircuitException => "resting",
        QdrantException refusal => $"http_{(int)refusal.Status}",
        HttpRequestException => "unreachable",
        JsonException => "unreadable",
        _ => null,
    };

    private static bool IsPassing(Exception error) =>
        error is TimeoutRejectedException or HttpRequestException || (error is QdrantException refusal && refusal.IsPassing);
}
