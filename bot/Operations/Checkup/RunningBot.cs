using System.Net;
using System.Net.Http.Headers;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>The host that runs beside the doctor: asked over HTTP, and by what it has stored.</summary>
internal sealed class RunningBot(Uri address, IDbContextFactory<BotDb> databases, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(3) }) { Timeout = Patience };

    public Uri Address => address;

    /// <summary>Gives the status and the words of an answer; null when nothing answers. An absolute address goes elsewhere.</summary>
    public async Task<(HttpStatusCode Status, string Body, DateTimeOffset? Date)?> GetAsync(string target, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, target));
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Posts an event as a platform does; null when nothing answers.</summary>
    public async Task<HttpStatusCode?> PostAsync(string target, byte[] body, string header, string signature, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, target)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(header, signature);
        return (await SendAsync(request, cancellationToken))?.Status;
    }

    /// <summary>Waits until an event is stored; false when it is not within ten seconds.</summary>
    public async Task<bool> HasStoredAsync(string channel, string account, string eventId, CancellationToken cancellationToken)
    {
        for (var end = time.GetUtcNow() + Patience; time.GetUtcNow() < end; await Task.Delay(Look, time, cancellationToken))
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (await db.Set<InboxItem>().AnyAsync(item => item.Channel == channel && item.Account == account && item.EventId == eventId, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>When the platform last told of anything at an account, the doctor's own events aside.</summary>
    public async Task<DateTimeOffset?> LastHeardAsync(IReadOnlyCollection<string> channels, string account, string mark, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<InboxItem>()
            .Where(item => channels.Contains(item.Channel) && item.Account == account && item.Reason != mark)
            .OrderByDescending(item => item.Id).Select(item => (DateTimeOffset?)item.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body, DateTimeOffset? Date)?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), response.Headers.Date);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
