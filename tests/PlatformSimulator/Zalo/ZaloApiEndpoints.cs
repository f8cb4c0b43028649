using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>The OA API. Every answer is HTTP 200; <c>error</c> says whether it worked.</summary>
internal static class ZaloApiEndpoints
{
    private const int LongestText = 2000;
    private const int MostButtons = 5;
    private const int LongestPayload = 1000;

    public static void MapZaloApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v3.0/oa/message/cs", (HttpContext context, ZaloCalls calls) => calls.SendAsync(context, Kind.Member));
        routes.MapPost("/v2.0/oa/message", (HttpContext context, ZaloCalls calls) => calls.SendAsync(context, Kind.Anonymous));
        routes.MapPost("/v3.0/oa/group/message", (HttpContext context, ZaloCalls calls) => calls.SendAsync(context, Kind.Group));
        routes.MapPost("/v2.0/oa/upload/image", (HttpContext context, ZaloPlatform platform) => UploadAsync(context, platform, "attachment_id", 1024 * 1024, ".jpg", ".jpeg", ".png"));
        routes.MapPost("/v2.0/oa/upload/file", (HttpContext context, ZaloPlatform platform) => UploadAsync(context, platform, "token", 5 * 1024 * 1024, ".pdf", ".doc", ".docx", ".csv"));
        routes.MapGet("/v2.0/oa/getoa", (HttpContext context, ZaloPlatform platform) => Check(context, platform) is not 0 and var code
            ? Error(code)
            : Json(new JsonObject { ["data"] = new JsonObject { ["oa_id"] = ZaloPlatform.OaId, ["name"] = "Công đoàn mô phỏng", ["is_verified"] = true }, ["error"] = 0, ["message"] = "Success" }));
        routes.MapGet("/v3.0/oa/user/detail", (HttpContext context, ZaloPeople people) => people.TellAsync(context));
    }

    internal enum Kind
    {
        Member,
        Anonymous,
        Group,
    }


    internal static int Check(HttpContext context, ZaloPlatform platform)
    {
        var token = context.Request.Headers["access_token"].ToString();
        if (platform.Check(token) is not 0 and var code)
        {
            return code;
        }

        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ZaloPlatform.AppSecret), Encoding.UTF8.GetBytes(token)));
        return context.Request.Headers["appsecret_proof"] == proof ? 0 : -242;
    }

    /// <summary>Why a message is no message, or 0.</summary>
    internal static int CheckMessage(JsonObject message, ZaloPlatform platform)
    {
        var text = message["text"]?.GetValue<string>();
        var payload = message["attachment"]?["payload"];
        if (string.IsNullOrEmpty(text) && payload is null)
        {
            return -201;
        }

        var element = payload?["elements"]?[0];
        if ((message["attachment"]?["type"]?.GetValue<string>() == "file" && !platform.Uploads.ContainsKey(payload!["token"]!.GetValue<string>()))
            || (payload?["template_type"]?.GetValue<string>() == "media" && !platform.Uploads.ContainsKey(element!["attachment_id"]!.GetValue<string>()))
            || (payload?["template_type"]?.GetValue<string>() == "request_user_info"
                && (element?["image_url"] is null || element["title"]!.GetValue<string>().Length > 100 || element["subtitle"]!.GetValue<string>().Length > 500)))
        {
            return -201;
        }

        var buttons = payload?["buttons"]?.AsArray();
        if (text?.Length > LongestText || buttons?.Count > MostButtons || buttons?.Any(one => one!["payload"]!.ToString().Length > LongestPayload) == true)
        {
            return -210;
        }

        return message.ContainsKey("quote_message_id") && payload is not null ? -201 : 0;
    }

    private static async Task<IResult> UploadAsync(HttpContext context, ZaloPlatform platform, string name, int largest, params string[] endings)
    {
        if (!platform.TryCall())
        {
            return Error(-32);
        }

        if (Check(context, platform) is not 0 and var code)
        {
            return Error(code);
        }

        if ((await context.Request.ReadFormAsync()).Files["file"] is not { } file || !endings.Contains(Path.GetExtension(file.FileName).ToLowerInvariant()))
        {
            return Error(-201);
        }

        if (file.Length > largest)
        {
            return Error(-210);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var id = platform.NextId("up");
        platform.Uploads[id] = (file.FileName, bytes.ToArray());
        return Json(new JsonObject { ["data"] = new JsonObject { [name] = id }, ["error"] = 0, ["message"] = "Success" });
    }

    internal static IResult Error(int code, string message = "Error") => Json(new JsonObject { ["error"] = code, ["message"] = message });

    internal static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}

/// <summary>Takes one send: token, rate, faults, window, quota, then the phone and the echo.</summary>
internal sealed class ZaloCalls(ZaloPlatform platform, ZaloBehaviour behaviour, ZaloWebhooks webhooks, TimeProvider time)
{
    public async Task<IResult> SendAsync(HttpContext context, ZaloApiEndpoints.Kind kind)
    {
        JsonObject body;
        try
        {
            body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        }
        catch (JsonException)
        {
            return ZaloApiEndpoints.Error(-201, "Invalid parameter");
        }

        context.Response.Headers["X-RateLimit-Limit"] = behaviour.CallsPerMinute.ToString(CultureInfo.InvariantCulture);
        if (!platform.TryCall())
        {
            return ZaloApiEndpoints.Error(-32, "Rate limit exceeded");
        }

        if (ZaloApiEndpoints.Check(context, platform) is not 0 and var refused)
        {
            return ZaloApiEndpoints.Error(refused, "Access token is invalid");
        }

        if (behaviour.Errors.TryDequeue(out var scripted))
        {
            return ZaloApiEndpoints.Error(scripted);
        }

        behaviour.Faults.TryDequeue(out var fault);
        switch (fault)
        {
            case ZaloFault.ServerError:
                return Results.StatusCode(500);
            case ZaloFault.Html:
                return Results.Text("<html>bảo trì</html>", "text/html");
            case ZaloFault.NoErrorField:
                return Results.Text("{\"message\":\"Success\"}", "application/json");
            case ZaloFault.TooMany:
                context.Response.Headers.RetryAfter = "7";
                return Results.StatusCode(429);
        }

        var message = body["message"]!.AsObject();
        var recipient = body["recipient"]!;
        var user = (recipient["user_id"] ?? recipient["anonymous_id"])?.GetValue<string>() ?? "";
        var group = recipient["group_id"]?.GetValue<string>();
        var code = ZaloApiEndpoints.CheckMessage(message, platform) is not 0 and var wrong ? wrong
            : kind == ZaloApiEndpoints.Kind.Member ? platform.CheckWindow(user) : 0;
        if (code != 0)
        {
            return ZaloApiEndpoints.Error(code);
        }

        var id = Deliver(message, user, group, recipient["conversation_id"]?.GetValue<string>());
        if (behaviour.WhenDelivered is { } meanwhile)
        {
            await meanwhile();
        }

        if (fault == ZaloFault.CutAfterEffect)
        {
            context.Abort();
            return Results.Empty;
        }

        var data = new JsonObject { ["message_id"] = id, ["sent_time"] = ZaloPlatform.Text(time.GetUtcNow().ToUnixTimeMilliseconds()) };
        data[group is null ? "user_id" : "group_id"] = group ?? user;
        if (kind == ZaloApiEndpoints.Kind.Member && platform.CountReply(user) is { } quota)
        {
            data["quota"] = quota;
        }

        return ZaloApiEndpoints.Json(new JsonObject { ["data"] = data, ["error"] = 0, ["message"] = "Success" });
    }

    private string Deliver(JsonObject message, string user, string? group, string? conversation)
    {
        var id = platform.NextId("oa");
        var text = message["text"]?.GetValue<string>() ?? "";
        var attachment = message["attachment"]?.DeepClone().AsObject();
        platform.Show(new ZaloShown(
            id, "oa", user, group, text, attachment?["payload"]?["buttons"]?.DeepClone().AsArray(), attachment, message["quote_message_id"]?.GetValue<string>(), time.GetUtcNow()));
        if (behaviour.Echoes)
        {
            var kind = attachment?["type"]?.GetValue<string>() == "file" ? "file"
                : attachment?["payload"]?["template_type"]?.GetValue<string>() switch { "media" => "image", "request_user_info" => "template", _ => "text" };
            webhooks.OaSent(id, user, group, text, adminId: null, conversation, kind);
        }

        if (behaviour.Receipts && group is null && conversation is null)
        {
            webhooks.Raise(new JsonObject
            {
                ["event_name"] = "user_received_message",
                ["sender"] = new JsonObject { ["id"] = ZaloPlatform.OaId },
                ["recipient"] = new JsonObject { ["id"] = user },
                ["message"] = new JsonObject { ["msg_id"] = id },
            });
        }

        return id;
    }
}
