using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Connector;

/// <summary>OpenID metadata, keys, tokens, and the channel's service, as Microsoft documents them.</summary>
internal static class ConnectorEndpoints
{
    private const int LargestActivity = 256 * 1024;
    private static readonly string[] Algorithms = ["RS256"];
    private static readonly string[] AuthMethods = ["private_key_jwt"];

    public static void MapConnector(this IEndpointRouteBuilder routes)
    {
        MapIssuer(routes, "/connector", platform => platform.Channels, "https://api.botframework.com");
        MapIssuer(routes, "/connector/entra", platform => platform.Entra, "https://sts.windows.net/{tenantid}/");
        routes.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpContext context, string tenant, ConnectorPlatform platform, ConnectorBehaviour behaviour) =>
            platform.Issue(tenant, await context.Request.ReadFormAsync()) is { } token
                ? Results.Json(new { token_type = "Bearer", expires_in = (int)behaviour.TokenLife.TotalSeconds, ext_expires_in = 3599, access_token = token })
                : Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401));
        routes.MapPost(ConnectorPlatform.Service + "/v3/conversations", OpenAsync);
        routes.MapPost(ConnectorPlatform.Service + "/v3/conversations/{conversation}/activities", (HttpContext context, string conversation) => TakeAsync(context, conversation, null));
        routes.MapPost(ConnectorPlatform.Service + "/v3/conversations/{conversation}/activities/{replyTo}", TakeAsync);
        routes.MapPost("/connector/say", async (HttpContext context, ConnectorPhone phone) =>
        {
            var form = await context.Request.ReadFormAsync();
            var (status, id) = await phone.SayAsync(form["text"].ToString(), form["channel"].ToString() is { Length: > 0 } channel ? channel : "webchat");
            return Results.Json(new { status, id });
        }).DisableAntiforgery();
        routes.MapGet("/connector/shown", (ConnectorPlatform platform) => Results.Json(platform.Shown().Select(one => one.Activity)));
    }

    private static void MapIssuer(IEndpointRouteBuilder routes, string path, Func<ConnectorPlatform, SignedTokens> tokens, string issuer)
    {
        routes.MapGet(path + "/openid", (HttpContext context, ConnectorBehaviour behaviour) => behaviour.KeysAreAway ? Results.StatusCode(500) : Results.Json(new
        {
            issuer,
            jwks_uri = $"{context.Request.Scheme}://{context.Request.Host}{path}/keys",
            id_token_signing_alg_values_supported = Algorithms,
            token_endpoint_auth_methods_supported = AuthMethods,
        }));
        routes.MapGet(path + "/keys", (ConnectorPlatform platform, ConnectorBehaviour behaviour) =>
        {
            platform.KeyFetches += path == "/connector" ? 1 : 0;
            return behaviour.KeysAreAway ? Results.StatusCode(500) : Json(tokens(platform).KeySet());
        });
    }

    private static async Task<IResult> OpenAsync(HttpContext context, ConnectorPlatform platform, ConnectorBehaviour behaviour)
    {
        if (!platform.IsKnown(context.Request.Headers.Authorization.ToString()))
        {
            return Error(401, "Unauthorized");
        }

        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        return !behaviour.OpensPrivateChats ? Error(403, "BotNotAllowed")
            : body["bot"]?["id"] is null || body["members"]?.AsArray() is not [{ } member] ? Error(400, "BadSyntax")
            : Json(new JsonObject { ["id"] = $"private-{member["id"]}" }, 201);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, string conversation, string? replyTo)
    {
        var (platform, behaviour) = (context.RequestServices.GetRequiredService<ConnectorPlatform>(), context.RequestServices.GetRequiredService<ConnectorBehaviour>());
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!platform.IsKnown(authorization))
        {
            return Error(401, "Unauthorized");
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        JsonObject activity;
        try
        {
            activity = JsonNode.Parse(text)!.AsObject();
        }
        catch (JsonException)
        {
            return Error(400, "BadSyntax");
        }

        // A sign that somebody is typing is none of a script's business.
        if (activity["type"]?.GetValue<string>() != "message" || !behaviour.Faults.TryDequeue(out var fault))
        {
            fault = null;
        }

        if (fault is { RetryAfter: { } seconds })
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (fault is { IsAfterEffect: false })
        {
            return Fault(context, fault);
        }

        if (text.Length > LargestActivity)
        {
            return Error(413, "MessageSizeTooBig");
        }

        if (activity["from"]?["id"] is null || activity["recipient"]?["id"] is null || activity["conversation"]?["id"]?.GetValue<string>() != conversation)
        {
            return Error(400, "BadArgument");
        }

        var id = platform.NextId("b");
        platform.Show(new ConnectorShown(id, conversation, activity, authorization, replyTo));
        return fault is null ? Json(new JsonObject { ["id"] = id }) : Fault(context, fault);
    }

    private static IResult Fault(HttpContext context, ConnectorFault fault)
    {
        if (fault.Status != 0)
        {
            return Error(fault.Status, fault.Code);
        }

        context.Abort();
        return Results.Empty;
    }

    private static IResult Error(int status, string code) => Results.Json(new { error = new { code, message = code } }, statusCode: status);

    private static IResult Json(JsonObject body, int status = 200) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);
}
