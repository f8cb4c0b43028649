using System.Net;
using System.Text;
using CongDoan.Bot.Messaging;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Alerts;

/// <summary>Posts alerts to the address in the settings.</summary>
internal sealed class AlertWebhook(IHttpClientFactory clients, IOptions<AlertOptions> options) : IChannel
{
    public const string ChannelName = "alert-webhook";

    public string Name => ChannelName;

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (options.Value.WebhookUrl is not { } url)
        {
            return new Delivery.Refused("no_webhook_url");
        }

        try
        {
            using var content = new StringContent(message.Body, Encoding.UTF8, "application/json");
            using var client = clients.CreateClient(ChannelName);
            using var response = await client.PostAsync(new Uri(url), content, cancellationToken);
            return response.StatusCode switch
            {
                var status when (int)status is >= 200 and < 300 => new Delivery.Sent(),
                HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout => new Delivery.RetryLater(response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, "busy"),
                var status when (int)status >= 500 => new Delivery.RetryLater(TimeSpan.Zero, $"http_{(int)status}"),
                var status => new Delivery.Refused($"http_{(int)status}"),
            };
        }
        catch (HttpRequestException)
        {
            return new Delivery.RetryLater(TimeSpan.Zero, "unreachable");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery.RetryLater(TimeSpan.Zero, "timed_out");
        }
    }
}
