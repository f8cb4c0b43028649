using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Sending;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Meta.Subscriptions;

/// <summary>Whether Meta tells our app what happens to a Page; after an hour of failed deliveries it stops doing so.</summary>
internal sealed class PageSubscription(MetaApi api)
{
    /// <summary>Gives the fields that are not subscribed, all of them when the app is not; null when nobody can say now.</summary>
    public async Task<IReadOnlyList<string>?> MissingAsync(MetaAccount account, CancellationToken cancellationToken)
    {
        if (await api.GetAsync(account, $"{account.PageId}/subscribed_apps", [], cancellationToken) is not MetaReply.Done done)
        {
            return null;
        }

        using var document = JsonDocument.Parse(done.Data);
        var fields = Items(document.RootElement, "data").Where(app => Scalar(app, "id") == account.App.Options.AppId)
            .SelectMany(app => Items(app, "subscribed_fields")).Select(field => Scalar(field));
        return ProfileContent.Fields.Split(',').Except(fields.OfType<string>(), StringComparer.Ordinal).ToList();
    }

    public Task<MetaReply> SubscribeAsync(MetaAccount account, CancellationToken cancellationToken) =>
        api.PostAsync(account, $"{account.PageId}/subscribed_apps", new JsonObject { ["subscribed_fields"] = ProfileContent.Fields }, cancellationToken);
}
