using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Webhooks;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Zalo.Linking;

/// <summary>What the page of an app shows.</summary>
internal sealed record ConnectView(
    string App, string? Notice, string Webhook, string Callback, string Challenge, string Consent, bool IsPaired, IReadOnlyList<ConnectRow> Accounts);

/// <summary>One account of the app.</summary>
internal sealed record ConnectRow(string OaId, string Unit, string State);

/// <summary>
/// <c>/channels/zalo/{app}/connect</c>: where Zalo sends people back to. The page itself is the console's, for
/// administrators; the officers' cookie is not sent outside of it.
/// </summary>
internal static class ConnectEndpoints
{
    public static void MapConnect(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/channels/zalo/{app}/connect", BackAsync).AllowAnonymous();
        routes.MapGroup(ConsoleRoutes.Home).RequireAuthorization(SignedIn.AdministratorsOnly).AddEndpointFilter<RouteGroupBuilder, ConsoleGuard>()
            .MapGet("/zalo/{app}", ShowAsync);
    }

    private static async Task<IResult> BackAsync(
        string app, string? code, string? oa_id, string? state, ZaloAccounts accounts, ZaloLinks links, CancellationToken cancellationToken)
    {
        if (accounts.FindApp(app) is not { } found)
        {
            return Results.NotFound();
        }

        var page = $"{ConsoleRoutes.Home}/zalo/{Uri.EscapeDataString(found.Key)}";
        if (string.IsNullOrEmpty(code))
        {
            return Results.LocalRedirect(page);
        }

        var outcome = await links.FinishAsync(found, code, oa_id, state, cancellationToken);
        return Results.LocalRedirect($"{page}?done={outcome}");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        string app,
        string? done,
        ZaloAccounts accounts,
        ZaloLinks links,
        ZaloTokenStore store,
        IOptions<PublicAddress> address,
        CancellationToken cancellationToken)
    {
        if (accounts.FindApp(app) is not { } found)
        {
            return ErrorPages.Of(StatusCodes.Status404NotFound);
        }

        var rows = new List<ConnectRow>();
        foreach (var account in accounts.All.Where(account => account.App == found).OrderBy(account => account.OaId, StringComparer.Ordinal))
        {
            rows.Add(new ConnectRow(account.OaId, account.Options.Unit, State(await store.FindAsync(account, cancellationToken))));
        }

        var callback = Link(context, address.Value, $"/channels/zalo/{Uri.EscapeDataString(found.Key)}/connect");
        return ConsolePages.Show<ConnectPage>(new ConnectView(
            found.Key,
            Notice(done),
            Link(context, address.Value, $"{WebhookEndpoints.Base}/zalo/{Uri.EscapeDataString(found.Key)}"),
            callback,
            await links.ChallengeAsync(found, cancellationToken),
            (await links.ConsentAsync(found, callback, cancellationToken)).AbsoluteUri,
            accounts.SecretKeys(found).Count > 0,
            rows));
    }

    private static string State(ZaloToken? token) => token switch
    {
        null => "Chưa liên kết",
        { State: ZaloTokenState.NeedsLink } => $"Mất liên kết ({token.Reason}): cần cấp quyền lại",
        { RefreshUntil: { } until } => $"Đã liên kết, hạn đến {VietnamTime.Show(until)}",
        _ => "Đã liên kết",
    };

    private static string? Notice(string? done) => done switch
    {
        nameof(LinkOutcome.Linked) => "Đã liên kết Zalo OA.",
        nameof(LinkOutcome.Stale) => "Lần cấp quyền vừa rồi đã quá hạn. Hãy bấm “Cấp quyền” để làm lại.",
        nameof(LinkOutcome.UnknownAccount) => "OA vừa cấp quyền chưa có trong cài đặt. Hãy thêm OaId của OA đó vào cài đặt, khởi động lại rồi làm lại.",
        nameof(LinkOutcome.Refused) => "Zalo không chấp nhận lần cấp quyền vừa rồi. Hãy kiểm tra AppId, AppSecret và Code Challenge rồi làm lại.",
        _ => null,
    };

    private static string Link(HttpContext context, PublicAddress address, string path) =>
        address.Link(path) ?? $"{context.Request.Scheme}://{context.Request.Host}{path}";
}
