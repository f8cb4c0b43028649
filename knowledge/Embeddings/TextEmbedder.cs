using System.Security.Cryptography;
using System.Text;
using CongDoan.Knowledge.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CongDoan.Knowledge.Embeddings;

/// <summary>
/// Dense vectors for passages, kept in the library's database, and for questions, within a budget: when the model is slow or
/// away, the words alone decide and the answer comes on time.
/// </summary>
internal sealed partial class TextEmbedder
{
    private const int BatchTexts = 64;
    private const int BatchLetters = 64_000;

    /// <summary>More than that of one passage is beyond what models read.</summary>
    private const int MostLetters = 8_000;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly EmbeddingOptions _options;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _endpoint;
    private readonly EmbeddingStore _store;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _query;
    private readonly ResiliencePipeline _batch;
    private volatile string? _problem;

    // Numbers of each vector that is at hand; 0 when there is none.
    private volatile int _length;

    internal TextEmbedder(
        EmbeddingOptions options,
        IEmbeddingGenerator<string, Embedding<float>> endpoint,
        IDbContextFactory<LibraryDb> contexts,
        TimeProvider time,
        ILogger logger)
    {
        _options = options;
        _endpoint = endpoint;
        _store = new EmbeddingStore(contexts, options.Model);
        _logger = logger;
        _query = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 3,
                SamplingDuration = Rest,
                BreakDuration = Rest,
                ShouldHandle = new PredicateBuilder().Handle<EmbeddingException>().Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(options.QueryBudget)
            .Build();
        _batch = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                Delay = options.FirstRetry,
                MaxDelay = Rest,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<EmbeddingException>(error => error.IsPassing).Handle<TimeoutRejectedException>(),
                DelayGenerator = failed => ValueTask.FromResult(
                    failed.Outcome.Exception is EmbeddingException { RetryAfter: { } wait } ? wait < Rest ? wait : Rest : (TimeSpan?)null),
            })
            .AddTimeout(options.BatchBudget)
            .Build();
    }

    /// <summary>Why the model is not answering at present, as a short code; null when it is.</summary>
    internal string? Problem => _problem;

    /// <summary>Gives the vectors that are at hand, in the order of the texts; null for those that are not.</summary>
    internal async Task<float[]?[]> LoadAsync(IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var known = await _store.LoadAsync(cancellationToken);
        _length = known.Values.FirstOrDefault()?.Length ?? 0;
        return passages.Select(passage => known.GetValueOrDefault(Hash(Sent(passage)))).ToArray();
    }

    /// <summary>Sends the passages that have no vector yet, and keeps what comes back, batch by batch; gives how many came.</summary>
    /// <exception cref="EmbeddingException">The model is away or refuses; what came before is kept.</exception>
    internal async Task<int> FillAsync(IReadOnlyList<string> passages, CancellationToken cancellationToken)
    {
        var known = await _store.LoadAsync(cancellationToken);
        var missing = passages.Select(Sent).DistinctBy(Hash).Where(text => !known.ContainsKey(Hash(text))).ToList();
        var filled = 0;
        foreach (var batch in Batches(missing))
        {
            filled += await FillAsync(batch, cancellationToken);
        }

        _problem = null;
        return filled;
    }

    /// <summary>Gives a question's vector, or null when the model does not answer within the budget.</summary>
    internal async Task<float[]?> OfQueryAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            var vector = (await _query.ExecuteAsync(async token => await SendAsync([_options.QueryPrefix + question], token), cancellationToken))[0];
            if (_length > 0 && vector.Length != _length)
            {
                // Another model under the same name: what it says cannot be compared with what the first one said.
                Failed("other_length");
                return null;
            }

            _problem = null;
            return vector;
        }
        catch (Exception error) when (Reason(error) is { } reason)
        {
            Failed(reason);
            return null;
        }
    }

    private async Task<int> FillAsync(List<string> batch, CancellationToken cancellationToken)
    {
        try
        {
            var vectors = await _batch.ExecuteAsync(async token => await SendAsync(batch, token), cancellationToken);
            await _store.SaveAsync(batch.Select((text, i) => (Hash(text), vectors[i])).ToList(), cancellationToken);
            return batch.Count;
        }
        catch (EmbeddingException error) when (error.IsAboutTheTexts && batch.Count > 1)
        {
            // One text that the model does not take must not keep its neighbours out.
            var half = batch.Count / 2;
            return await FillAsync(batch[..half], cancellationToken) + await FillAsync(batch[half..], cancellationToken);
        }
        catch (EmbeddingException error) when (error.IsAboutTheTexts)
        {
            Log.Refused(_logger, error.Reason, batch[0].Length);
            return 0;
        }
        catch (Exception error) when (Reason(error) is { } reason)
        {
            Failed(reason);
            throw error as EmbeddingException ?? new EmbeddingException(reason, status: null, retryAfter: null, error);
        }
    }

    private async Task<float[][]> SendAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        (await _endpoint.GenerateAsync(texts, options: null, cancellationToken)).Select(embedding => embedding.Vector.ToArray()).ToArray();

    private static IEnumerable<List<string>> Batches(List<string> texts)
    {
        var batch = new List<string>();
        var letters = 0;
        foreach (var text in texts)
        {
            if (batch.Count == BatchTexts || (batch.Count > 0 && letters + text.Length > BatchLetters))
            {
                yield return batch;
                (batch, letters) = ([], 0);
            }

            batch.Add(text);
            letters += text.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private string Sent(string passage) => _options.PassagePrefix + (passage.Length > MostLetters ? passage[..MostLetters] : passage);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Reason(Exception error) => error switch
    {
        EmbeddingException refused => refused.Reason,
        TimeoutRejectedException => "timed_out",
        BrokenCircuitException => "resting",
        _ => null,
    };

    private void Failed(string reason)
    {
        if (_problem is null)
        {
            Log.Unavailable(_logger, reason);
        }

        _problem = reason;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding endpoint does not answer ({Reason}); words alone decide")]
        public static partial void Unavailable(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The embedding endpoint refused a text of {Letters} letters ({Reason}); it is found by its words only")]
        public static partial void Refused(ILogger logger, string reason, int letters);
    }
}
