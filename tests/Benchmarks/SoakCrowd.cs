using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Benchmarks;

/// <summary>
/// Members who write while the host comes and goes. Each message has a conversation of its own and is sent again, under
/// the same id, until the host says 200: what a phone with a bad line does.
/// </summary>
internal sealed class SoakCrowd(HttpClient http, IReadOnlyList<string> questions)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<(MemberClient Member, string ClientId)> _accepted = new();
    private int _retries;

    public int Accepted => _accepted.Count;

    /// <summary>Writes one message after the other until told to stop; a message that was begun is brought to its end.</summary>
    public async Task WriteAsync(int writer, CancellationToken enough)
    {
        for (var count = 0; !enough.IsCancellationRequested; count++)
        {
            var clientId = string.Create(CultureInfo.InvariantCulture, $"w{writer}-{count}");
            var question = questions[(writer * 31 + count) % questions.Count];
            var member = await PersistAsync(() => MemberClient.OpenAsync(http, CancellationToken.None));
            await PersistAsync(async () =>
            {
                await member.PostAsync(question, clientId, CancellationToken.None);
                return true;
            });
            _accepted.Enqueue((member, clientId));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>Waits until all is answered, or patience ends; then counts, once more from the beginning.</summary>
    public async Task<SoakTally> CountAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        foreach (var (member, clientId) in _accepted)
        {
            while (!limit.IsCancellationRequested && Replies(await member.ReadAsync(cancellationToken), clientId) == 0)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }

        var tally = new SoakTally { Accepted = _accepted.Count, Retries = _retries };
        foreach (var (member, clientId) in _accepted)
        {
            var activities = await member.ReadAsync(cancellationToken);
            tally.Add(
                activities.Count(activity => ClientId(activity) == clientId),
                Replies(activities, clientId),
                activities.Any(activity => (string?)activity["channelData"]?["congdoan"]?["reason"] == "bot_failed"),
                () => string.Join("; ", activities.Select(activity => $"{activity["id"]} by {activity["from"]?["id"]} to {activity["replyToId"] ?? "nothing"}")));
        }

        return tally;
    }

    private async Task<T> PersistAsync<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
            {
                Interlocked.Increment(ref _retries);
                await Task.Delay(Pause);
            }
        }
    }

    private static int Replies(IReadOnlyList<JsonObject> activities, string clientId)
    {
        var own = activities.FirstOrDefault(activity => ClientId(activity) == clientId);
        return own is null
            ? 0
            : activities.Count(activity => MemberClient.IsReply(activity) && (string?)activity["replyToId"] == (string?)own["id"]);
    }

    private static string? ClientId(JsonObject activity) => (string?)activity["channelData"]?["clientActivityID"];
}
