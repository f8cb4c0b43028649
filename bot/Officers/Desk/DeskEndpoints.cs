using System.Security.Cryptography;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Officers.Pages;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>The list, a concern's page, and what its forms do.</summary>
internal static class DeskEndpoints
{
    private static readonly Dictionary<string, string> Notices = new(StringComparer.Ordinal)
    {
        ["replied"] = "Đã gửi câu trả lời.",
        ["reply-close"] = "Đã gửi câu trả lời và đóng phản ánh.",
        ["closed"] = "Đã đóng phản ánh.",
        ["reopened"] = "Đã mở lại phản ánh.",
        ["password"] = "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.",
    };

    public static void MapWaitingList(this RouteGroupBuilder console)
    {
        console.MapGet("", async (HttpContext context, WaitingList list, string? tab, string? page, string? done, CancellationToken cancellationToken) =>
            ConsolePages.Show<ListPage>(await FindAsync(context, list, tab, page, done, cancellationToken)));
        console.MapGet("/live", async (HttpContext context, WaitingList list, string? tab, string? page, string? stamp, CancellationToken cancellationToken) =>
        {
            var view = await FindAsync(context, list, tab, page, null, cancellationToken);
            return view.Stamp == stamp ? Results.NoContent() : ConsolePages.Show<ListPiece>(view);
        });
    }

    public static void MapConcerns(this RouteGroupBuilder console)
    {
        console.MapGet("/concerns/{ticket}", ShowAsync);
        console.MapGet("/concerns/{ticket}/live", async (HttpContext context, ConcernFile file, string ticket, string? stamp, CancellationToken cancellationToken) =>
            await file.LookAsync(SignedIn.Of(context), ticket, cancellationToken) switch
            {
                null => Missing(),
                var view when view.Stamp == stamp => Results.NoContent(),
                var view => ConsolePages.Show<TalkPiece>(view),
            });
        console.MapPost("/concerns/{ticket}/reply", ReplyAsync);
        console.MapPost("/concerns/{ticket}/close", CloseAsync);
        console.MapPost("/concerns/{ticket}/reopen", async (HttpContext context, ConcernDesk desk, string ticket, CancellationToken cancellationToken) =>
            await desk.ReopenAsync(SignedIn.Of(context), ticket, Actor.Of(context), cancellationToken) == FormOutcome.Missing
                ? Missing()
                : Back(ticket, "reopened"));
    }

    private static Task<ListView> FindAsync(
        HttpContext context, WaitingList list, string? tab, string? page, string? done, CancellationToken cancellationToken) =>
        list.FindAsync(
            SignedIn.Of(context),
            tab switch { "answered" => ListTab.Answered, "closed" => ListTab.Closed, _ => ListTab.Waiting },
            int.TryParse(page, out var number) ? number : 1,
            Notice(done),
            cancellationToken);

    private static async Task<IResult> ShowAsync(
        HttpContext context, ConcernFile file, string ticket, string? done, CancellationToken cancellationToken)
    {
        var view = await file.OpenAsync(SignedIn.Of(context), ticket, Actor.Of(context), cancellationToken);
        return view is null
            ? Missing()
            : ConsolePages.Show<ConcernPage>(new ConcernPageView(view, Fresh(view, "", null, null, false), null, [], Notice(done)));
    }

    private static async Task<IResult> ReplyAsync(
        HttpContext context, ConcernDesk desk, ConcernFile file, string ticket, CancellationToken cancellationToken)
    {
        if (ConcernForm.Read(await context.Request.ReadFormAsync(cancellationToken), "text") is not { } form)
        {
            return ErrorPages.Of(StatusCodes.Status400BadRequest);
        }

        if (form.Objection(isRequired: true) is { } objection)
        {
            return await AgainAsync(context, file, ticket, form, objection, form.Text, null, cancellationToken);
        }

        return await desk.ReplyAsync(SignedIn.Of(context), ticket, form, Actor.Of(context), cancellationToken) switch
        {
            FormOutcome.Done => Back(ticket, form.Closes ? "reply-close" : "replied"),
            FormOutcome.Overtaken => await AgainAsync(context, file, ticket, form, null, form.Text, null, cancellationToken),
            _ => Missing(),
        };
    }

    private static async Task<IResult> CloseAsync(
        HttpContext context, ConcernDesk desk, ConcernFile file, string ticket, CancellationToken cancellationToken)
    {
        if (ConcernForm.Read(await context.Request.ReadFormAsync(cancellationToken), "closing") is not { } form)
        {
            return ErrorPages.Of(StatusCodes.Status400BadRequest);
        }

        if (form.Objection(isRequired: false) is { } objection)
        {
            return await AgainAsync(context, file, ticket, form, objection, "", form.Text, cancellationToken);
        }

        return await desk.CloseAsync(SignedIn.Of(context), ticket, form, Actor.Of(context), cancellationToken) switch
        {
            FormOutcome.Done => Back(ticket, "closed"),
            FormOutcome.Overtaken => await AgainAsync(context, file, ticket, form, null, "", form.Text, cancellationToken),
            _ => Missing(),
        };
    }

    /// <summary>Shows the page again with what was typed: something is wrong with it, or another officer was quicker.</summary>
    private static async Task<IResult> AgainAsync(
        HttpContext context, ConcernFile file, string ticket, ConcernForm form, string? error, string text, string? closing, CancellationToken cancellationToken)
    {
        if (await file.OpenAsync(SignedIn.Of(context), ticket, Actor.Of(context), cancellationToken) is not { } view)
        {
            return Missing();
        }

        if (error is not null)
        {
            // The officer still has to see what the page showed before, not what it shows now.
            var old = view with { Version = form.Version, Seen = form.Seen };
            return ConsolePages.Show<ConcernPage>(
                new ConcernPageView(old, Fresh(view, text, closing, error, form.AsksForDetails), null, [], null), StatusCodes.Status400BadRequest);
        }

        var missed = view.Messages.Where(message => message.From == MessageFrom.Officer && message.Sequence > form.Seen).ToList();
        var conflict = view.IsOpen
            ? "Cán bộ khác vừa trả lời trong lúc bạn đang gõ. Nội dung của bạn chưa được gửi và vẫn còn ở ô bên dưới."
            : "Phản ánh này vừa được đóng. Nội dung của bạn chưa được gửi; mở lại phản ánh nếu vẫn cần trả lời.";
        return ConsolePages.Show<ConcernPage>(
            new ConcernPageView(view, Fresh(view, text, closing, null, form.AsksForDetails), conflict, missed, null), StatusCodes.Status409Conflict);
    }

    private static Draft Fresh(ConcernView view, string text, string? closing, string? error, bool asks) =>
        new(RandomNumberGenerator.GetHexString(32, lowercase: true), text, closing ?? Wording.ConcernSettled(view.Ticket), asks, error);

    private static string? Notice(string? done) => done is null ? null : Notices.GetValueOrDefault(done);

    private static IResult Missing() => ErrorPages.Of(StatusCodes.Status404NotFound);

    private static IResult Back(string ticket, string done) => Results.LocalRedirect($"{ConsoleRoutes.Concern(ticket)}?done={done}#newest");
}
