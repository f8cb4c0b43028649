using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>One person as Zalo knows them.</summary>
internal sealed record ZaloPerson(string Name)
{
    /// <summary>True: Zalo shows nobody what this person is called.</summary>
    public bool IsHidden { get; init; }

    public bool IsFollower { get; init; }

    /// <summary>What the person last sent by Zalo's form, or null.</summary>
    public JsonObject? Shared { get; init; }
}

/// <summary>The people, and <c>GET v3.0/oa/user/detail</c>, which tells of one of them.</summary>
internal sealed class ZaloPeople(ZaloPlatform platform, ZaloBehaviour behaviour)
{
    private readonly ConcurrentDictionary<string, ZaloPerson> _people = new(StringComparer.Ordinal);

    /// <summary>Whom the bot asked for, in order, every successful or refused call.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ZaloPerson this[string user]
    {
        get => _people.GetOrAdd(user, new ZaloPerson("Nguyễn Thị Lan"));
        set => _people[user] = value;
    }

    /// <summary>What happens while the bot asks, or null.</summary>
    public Func<Task>? WhenAsked { get; set; }

    public async Task<IResult> TellAsync(HttpContext context)
    {
        if (!platform.TryCall())
        {
            return ZaloApiEndpoints.Error(-32, "Rate limit exceeded");
        }

        if (ZaloApiEndpoints.Check(context, platform) is not 0 and var refused)
        {
            return ZaloApiEndpoints.Error(refused, "Access token is invalid");
        }

        if (UserIn(context.Request.Query["data"].ToString()) is not { } user)
        {
            return ZaloApiEndpoints.Error(-201, "Invalid parameter");
        }

        Asked.Enqueue(user);
        if (WhenAsked is { } meanwhile)
        {
            await meanwhile();
        }

        if (behaviour.ProfileErrors.TryDequeue(out var scripted))
        {
            return ZaloApiEndpoints.Error(scripted);
        }

        return platform.HeardAt(user) is { } heard ? Tell(user, this[user], heard) : ZaloApiEndpoints.Error(-213, "User is not a follower");
    }

    private static IResult Tell(string user, ZaloPerson person, DateTimeOffset heard)
    {
        const string Picture = "https://s240-ava-talk.zadn.vn/default.jpg";
        var data = new JsonObject
        {
            ["user_id"] = user,
            ["user_id_by_app"] = "5" + user,
            ["user_external_id"] = "",
            ["display_name"] = person.IsHidden ? "Người dùng Zalo" : person.Name,
            ["user_alias"] = person.IsHidden ? "" : person.Name,
            ["is_sensitive"] = person.IsHidden,
            ["user_last_interaction_date"] = heard.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            ["user_is_follower"] = person.IsFollower,
            ["avatar"] = Picture,
            ["avatars"] = new JsonObject { ["120"] = Picture, ["240"] = Picture },
            ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = new JsonArray() },
        };
        if (person.Shared is { } shared)
        {
            data["shared_info"] = shared.DeepClone();
        }

        return ZaloApiEndpoints.Json(new JsonObject { ["data"] = data, ["error"] = 0, ["message"] = "Success" });
    }

    /// <summary>Adds up what a person's phone does to what Zalo knows.</summary>
    public void Change(string user, Func<ZaloPerson, ZaloPerson> change) => this[user] = change(this[user]);

    private static string? UserIn(string data)
    {
        try
        {
            return JsonNode.Parse(data)?["user_id"]?.GetValue<string>();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
