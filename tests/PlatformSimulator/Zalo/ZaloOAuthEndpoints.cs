using System.Text.Json.Nodes;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>OAuth v4 of official accounts: consent, and the token endpoint, which says its errors within HTTP 200.</summary>
internal static class ZaloOAuthEndpoints
{
    public static void MapZaloOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v4/oa/access_token", TokenAsync);
        routes.MapGet("/v4/oa/permission", (string app_id, string redirect_uri, string? code_challenge, string? state, ZaloPlatform platform) =>
            app_id != ZaloPlatform.AppId
                ? Error(-14002, "Invalid app id")
                : Results.Redirect(redirect_uri + QueryString.Create(new Dictionary<string, string?>
                {
                    ["code"] = platform.NewCode(code_challenge), ["oa_id"] = ZaloPlatform.OaId, ["state"] = state,
                })));
    }

    private static async Task<IResult> TokenAsync(HttpContext context, ZaloPlatform platform, ZaloBehaviour behaviour)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["app_id"] != ZaloPlatform.AppId || context.Request.Headers["secret_key"] != ZaloPlatform.AppSecret)
        {
            return Error(-14002, "Invalid app id or secret key");
        }

        var pair = form["grant_type"].ToString() switch
        {
            "refresh_token" => platform.Refresh(form["refresh_token"].ToString()),
            "authorization_code" => platform.Exchange(form["code"].ToString(), form["code_verifier"]),
            _ => null,
        };
        if (pair is not null && behaviour.WhenPairIsGiven is { } meanwhile)
        {
            await meanwhile();
        }

        if (pair is not null && behaviour.CutRefreshes > 0)
        {
            behaviour.CutRefreshes--;
            context.Abort();
            return Results.Empty;
        }

        return pair is null ? Error(form["grant_type"] == "refresh_token" ? -14014 : -118, "Invalid grant") : Results.Text(pair.ToJsonString(), "application/json");
    }

    private static IResult Error(int code, string name) =>
        Results.Text(new JsonObject { ["error"] = code, ["error_name"] = name, ["error_description"] = name }.ToJsonString(), "application/json");
}
