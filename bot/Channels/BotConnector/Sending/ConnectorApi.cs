using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.BotConnector.Addresses;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.Bot.Messaging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>Calls the REST API of a channel's service. An address of ours was vouched for when it was kept, so our token may go there.</summary>
internal sealed class ConnectorApi(IHttpClientFactory clients, OutgoingTokens tokens)
{
    public const string ClientName = "botframework";

    /// <summary>Sends an activity, below another one where the platform shows it so.</summary>
    public Task<ConnectorReply> SendAsync(
        ConnectorBot bot, ConversationAddress to, string conversationId, JsonObject activity, string? replyTo, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        return PostAsync(bot, to, replyTo is null ? path : $"{path}/{Uri.EscapeDataString(replyTo)}", activity, cancellationToken);
    }

    /// <summary>Opens the chat between the bot and one member; gives its id.</summary>
    public Task<ConnectorReply> OpenAsync(ConnectorBot bot, ConversationAddress with, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = with.BotId, ["name"] = with.BotName },
            ["members"] = new JsonArray(new JsonObject { ["id"] = with.MemberId, ["name"] = with.MemberName }),
        };
        if (with.TenantId is { } tenant)
        {
            body["tenantId"] = tenant;
            body["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
        }

        return PostAsync(bot, with, "v3/conversations", body, cancellationToken);
    }

    private async Task<ConnectorReply> PostAsync(ConnectorBot bot, ConversationAddress to, string path, JsonObject body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(bot, rejected: null, cancellationToken);
        if (token.Value is not { } value)
        {
            return new ConnectorReply.NoToken(token.Fault!, token.IsSettings);
        }

        var reply = await CallAsync(value, to, path, body, cancellationToken);
        if (reply is not ConnectorReply.Failed { Status: "401" } || !bot.HasId)
        {
            return reply;
        }

        // Once more with another one: a secret may have been changed, and a token taken back.
        var fresh = await tokens.GetAsync(bot, rejected: value, cancellationToken);
        return fresh.Value is null ? new ConnectorReply.NoToken(fresh.Fault!, fresh.IsSettings) : await CallAsync(fresh.Value, to, path, body, cancellationToken);
    }

    private async Task<ConnectorReply> CallAsync(string token, ConversationAddress to, string path, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{to.ServiceUrl.TrimEnd('/')}/{path}"));
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            if (token.Length > 0)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            return ConnectorReply.Read(response.StatusCode, response.Headers.RetryAfter?.Delta, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (BrokenCircuitException)
        {
            return new ConnectorReply.NotReached("connector_resting");
        }
        catch (TimeoutRejectedException)
        {
            return new ConnectorReply.InDoubt("connector_timed_out");
        }
        catch (HttpRequestException error) when (CallResilience.NeverLeft(error))
        {
            return new ConnectorReply.NotReached("connector_unreachable");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new ConnectorReply.InDoubt("connector_cut_off");
        }
    }
}
