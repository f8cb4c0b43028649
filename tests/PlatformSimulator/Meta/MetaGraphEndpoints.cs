using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Meta;

/// <summary>The parts of Graph that a Page's bot calls.</summary>
internal static class MetaGraphEndpoints
{
    public static void MapMetaGraph(this IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup("/{version:regex(^v[0-9]+\\.[0-9]+$)}");
        graph.MapPost("/{node}/messages", (HttpContext context, string node, MetaCalls calls) => calls.SendAsync(context, node));
        graph.MapPost("/{node}/comments", (HttpContext context, string node, MetaCalls calls) => calls.CommentAsync(context, node));
        graph.MapPost("/{node}/take_thread_control", (HttpContext context, MetaCalls calls) => calls.TakeAsync(context));
        graph.MapPost("/me/messenger_profile", (HttpContext context, MetaPlatform platform) => SetAsync(context, body => platform.Profile = body));
        graph.MapPost("/{node}/subscribed_apps", (HttpContext context, MetaPlatform platform, MetaWebhooks webhooks, MetaBehaviour behaviour) =>
            behaviour.MaySubscribe ? SetAsync(context, body => (platform.SubscribedFields, webhooks.IsSubscribed) = (body["subscribed_fields"]?.GetValue<string>(), true)) : Task.FromResult(Error(200, 0)));
        graph.MapGet("/{node}/subscribed_apps", (HttpContext context, MetaPlatform platform, MetaWebhooks webhooks) =>
            IsProven(context) ? Json(Subscribed(platform, webhooks)) : Error(190, 0));
        graph.MapGet("/me", (HttpContext context) => IsProven(context) ? Json(new JsonObject { ["id"] = MetaPlatform.PageId }) : Error(190, 0));
        graph.MapGet("/{node}/conversations", (HttpContext context, string? user_id, MetaPlatform platform) => IsProven(context)
            ? Json(new JsonObject
            {
                ["data"] = new JsonArray([.. (user_id is null ? platform.Shown().Select(one => one.User).Distinct() : [user_id]).Select(user => new JsonObject
                {
                    ["id"] = "t_" + user,
                    ["messages"] = new JsonObject
                    {
                        ["data"] = new JsonArray([.. platform.Shown(user).Reverse().Take(20).Select(one => new JsonObject
                        {
                            ["id"] = one.Id,
                            ["message"] = one.Text,
                            ["from"] = new JsonObject { ["id"] = one.From == "user" ? user : MetaPlatform.PageId },
                            ["created_time"] = one.At.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
                        })]),
                    },
                })]),
            })
            : Error(190, 0));
    }

    internal static bool IsProven(HttpContext context) => MetaPlatform.IsProven(context.Request.Query["access_token"], context.Request.Query["appsecret_proof"]);

    /// <summary>The apps of the Page: none before the first subscription.</summary>
    private static JsonObject Subscribed(MetaPlatform platform, MetaWebhooks webhooks) => new()
    {
        ["data"] = !webhooks.IsSubscribed || platform.SubscribedFields is not { } fields ? new JsonArray() : new JsonArray(new JsonObject
        {
            ["id"] = MetaPlatform.AppId,
            ["name"] = "Công đoàn",
            ["subscribed_fields"] = new JsonArray([.. fields.Split(',').Select(field => JsonValue.Create(field))]),
        }),
    };

    internal static IResult Error(int code, int subcode, int status = StatusCodes.Status400BadRequest)
    {
        var error = new JsonObject { ["message"] = $"(#{code}) Simulated", ["type"] = "OAuthException", ["code"] = code, ["fbtrace_id"] = "A1" };
        if (subcode != 0)
        {
            error["error_subcode"] = subcode;
        }

        return Results.Text(new JsonObject { ["error"] = error }.ToJsonString(), "application/json", statusCode: status);
    }

    internal static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");

    /// <summary>Why a message is no message, or 0.</summary>
    internal static int CheckMessage(JsonObject message)
    {
        var text = message["text"]?.GetValue<string>();
        var payload = message["attachment"]?["payload"];
        var replies = message["quick_replies"]?.AsArray();
        var buttons = payload?["buttons"]?.AsArray();
        var isWrong = (string.IsNullOrEmpty(text) && payload is null) || text?.Length > 2000 || message["metadata"]?.GetValue<string>().Length > 1000
            || replies?.Count is 0 or > 13 || replies?.Any(one => IsWrong(one!)) == true
            || payload?["text"]?.GetValue<string>().Length > 640 || buttons?.Count is 0 or > 3 || buttons?.Any(one => IsWrong(one!)) == true;
        return isWrong ? 100 : 0;

        static bool IsWrong(JsonNode one) => one["title"]!.GetValue<string>().Length is 0 or > 20 || one["payload"]!.GetValue<string>().Length is 0 or > 1000;
    }

    private static async Task<IResult> SetAsync(HttpContext context, Action<JsonObject> set)
    {
        if (!IsProven(context))
        {
            return Error(190, 0);
        }

        set((await JsonNode.ParseAsync(context.Request.Body))!.AsObject());
        return Json(new JsonObject { ["success"] = true, ["result"] = "success" });
    }
}

/// <summary>Takes one send: token, rate, faults, window, then the phone and the echo.</summary>
internal sealed class MetaCalls(MetaPlatform platform, MetaBehaviour behaviour, MetaWebhooks webhooks, TimeProvider time)
{
    public async Task<IResult> SendAsync(HttpContext context, string node)
    {
        if (await ReadAsync(context) is not { } body || (node != "me" && node != MetaPlatform.PageId))
        {
            return MetaGraphEndpoints.Error(100, 0);
        }

        if (Objection(context) is { } objection)
        {
            return objection;
        }

        var recipient = body["recipient"]!;
        if (body["sender_action"]?.GetValue<string>() is { } action)
        {
            platform.Actions.Enqueue((recipient["id"]!.GetValue<string>(), action));
            return MetaGraphEndpoints.Json(new JsonObject { ["recipient_id"] = recipient["id"]!.GetValue<string>() });
        }

        if (behaviour.Errors.TryDequeue(out var scripted))
        {
            return MetaGraphEndpoints.Error(scripted.Code, scripted.Subcode);
        }

        behaviour.Faults.TryDequeue(out var fault);
        switch (fault)
        {
            case MetaFault.Html:
                return Results.Text("<html>bảo trì</html>", "text/html", statusCode: 503);
            case MetaFault.TooMany:
                context.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(429);
            case MetaFault.CutBeforeEffect:
                context.Abort();
                return Results.Empty;
        }

        var message = body["message"]!.AsObject();
        var (type, tag, comment) = (body["messaging_type"]?.GetValue<string>(), body["tag"]?.GetValue<string>(), recipient["comment_id"]?.GetValue<string>());
        var user = recipient["id"]?.GetValue<string>() ?? (comment is null ? null : platform.FindComment(comment)?.User);
        if (MetaGraphEndpoints.CheckMessage(message) is not 0 and var wrong)
        {
            return MetaGraphEndpoints.Error(wrong, 0);
        }

        if (user is null)
        {
            return MetaGraphEndpoints.Error(100, comment is null ? 2018001 : 33);
        }

        if (comment is not null ? !platform.TryReply(comment) : type is null)
        {
            return MetaGraphEndpoints.Error(comment is null ? 100 : 10900, 0);
        }

        if (comment is null && platform.CheckWindow(user, type, tag) is not (0, 0) and var (code, subcode))
        {
            return MetaGraphEndpoints.Error(code, subcode);
        }

        var id = Deliver(message, user, type, tag);
        if (fault == MetaFault.CutAfterEffect)
        {
            context.Abort();
            return Results.Empty;
        }

        return MetaGraphEndpoints.Json(new JsonObject { ["recipient_id"] = user, ["message_id"] = id });
    }

    public async Task<IResult> CommentAsync(HttpContext context, string parent)
    {
        if (Objection(context) is { } objection)
        {
            return objection;
        }

        if (platform.FindComment(parent) is null || (await ReadAsync(context))?["message"]?.GetValue<string>() is not { Length: > 0 } text)
        {
            return MetaGraphEndpoints.Error(100, 33);
        }

        var id = platform.NextId("3200000000000001_");
        platform.Comment(new MetaBelow(id, parent, "page", null, text, IsRemoved: false));
        webhooks.Feed(id, parent, MetaPlatform.PageId, "Công đoàn", "add", text);
        return MetaGraphEndpoints.Json(new JsonObject { ["id"] = id });
    }

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var user = (await ReadAsync(context))?["recipient"]?["id"]?.GetValue<string>();
        if (!MetaGraphEndpoints.IsProven(context) || user is null || !behaviour.MayTakeControl)
        {
            return MetaGraphEndpoints.Error(27, 0);
        }

        platform.Owners.TryRemove(user, out _);
        return MetaGraphEndpoints.Json(new JsonObject { ["success"] = true });
    }

    private IResult? Objection(HttpContext context)
    {
        if (!MetaGraphEndpoints.IsProven(context))
        {
            return MetaGraphEndpoints.Error(190, 0, StatusCodes.Status401Unauthorized);
        }

        return platform.TryCall() ? null : MetaGraphEndpoints.Error(613, 0);
    }

    private string Deliver(JsonObject message, string user, string? type, string? tag)
    {
        var id = platform.NextId("m_page");
        var payload = message["attachment"]?["payload"];
        var text = message["text"]?.GetValue<string>() ?? payload?["text"]?.GetValue<string>() ?? "";
        platform.Show(new MetaShown(
            id, "page", user, text, message["quick_replies"]?.DeepClone().AsArray(), payload?["buttons"]?.DeepClone().AsArray(), type, tag, time.GetUtcNow()));
        if (behaviour.Echoes)
        {
            webhooks.Echo(id, user, text, MetaPlatform.AppId, message["metadata"]?.GetValue<string>());
        }

        if (behaviour.Receipts)
        {
            var at = time.GetUtcNow().ToUnixTimeMilliseconds();
            webhooks.Raise(user, new JsonObject { ["delivery"] = new JsonObject { ["mids"] = new JsonArray(id), ["watermark"] = at } });
        }

        return id;
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return (await JsonNode.ParseAsync(context.Request.Body)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
