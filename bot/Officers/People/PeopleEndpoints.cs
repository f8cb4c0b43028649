using CongDoan.Bot.Officers.Pages;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Officers.People;

/// <summary>One officer in the list.</summary>
internal sealed record PersonRow(
    string Name, string DisplayName, OfficerRole Role, string Unit, bool Disabled, bool MustChangePassword, string LastSignIn, bool IsSelf);

/// <summary>The page of the people who may enter the console.</summary>
/// <param name="People">Active ones first.</param>
/// <param name="Units">Units that an officer may be given.</param>
/// <param name="Made">A password to show once, or null.</param>
/// <param name="Error">What is wrong with the form that was sent, or null.</param>
/// <param name="Typed">What was typed into the form for a new officer.</param>
/// <param name="Notice">What has just been done, or null.</param>
internal sealed record PeopleView(
    IReadOnlyList<PersonRow> People, IReadOnlyCollection<UnionUnit> Units, AccountOutcome.NewPassword? Made, string? Error, NewOfficer Typed, string? Notice);

/// <summary>The form for a new officer.</summary>
internal sealed record NewOfficer(string Name, string DisplayName, OfficerRole Role, string Unit)
{
    public static readonly NewOfficer Empty = new("", "", OfficerRole.Officer, UnionUnit.RootId);
}

/// <summary>Lets administrators manage officers.</summary>
internal static class PeopleEndpoints
{
    private const int LongestField = 200;

    public static void MapPeople(this RouteGroupBuilder console)
    {
        var people = console.MapGroup("/people").RequireAuthorization(SignedIn.AdministratorsOnly);
        people.MapGet("", async (HttpContext context, PeopleList list, OnceShown once, string? done, CancellationToken cancellationToken) =>
            ConsolePages.Show<PeoplePage>(await list.FindAsync(context, once.Take(context), null, NewOfficer.Empty, done, cancellationToken)));
        people.MapPost("", AddAsync);
        people.MapPost("/{name}/reset", async (HttpContext context, OfficerAccounts accounts, PeopleList list, OnceShown once, string name, CancellationToken cancellationToken) =>
            name == SignedIn.Of(context).Name
                ? await RefuseAsync(context, list, "Để đổi mật khẩu của chính bạn, dùng trang Đổi mật khẩu.", cancellationToken)
                : await FinishAsync(context, list, once, await accounts.ResetPasswordAsync(name, Actor.Of(context), cancellationToken), "reset", cancellationToken));
        people.MapPost("/{name}/disable", async (HttpContext context, OfficerAccounts accounts, PeopleList list, OnceShown once, string name, CancellationToken cancellationToken) =>
            await FinishAsync(context, list, once, await accounts.SetDisabledAsync(name, true, Actor.Of(context), cancellationToken), "disabled", cancellationToken));
        people.MapPost("/{name}/enable", async (HttpContext context, OfficerAccounts accounts, PeopleList list, OnceShown once, string name, CancellationToken cancellationToken) =>
            await FinishAsync(context, list, once, await accounts.SetDisabledAsync(name, false, Actor.Of(context), cancellationToken), "enabled", cancellationToken));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, OfficerAccounts accounts, OfficerScope scope, PeopleList list, OnceShown once, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var typed = new NewOfficer(
            Field(form, "name"),
            Field(form, "displayName"),
            form["role"] == nameof(OfficerRole.Administrator) ? OfficerRole.Administrator : OfficerRole.Officer,
            Field(form, "unit"));
        var outcome = scope.Knows(typed.Unit)
            ? await accounts.AddAsync(typed.Name, typed.DisplayName, typed.Role, typed.Unit, Actor.Of(context), cancellationToken)
            : new AccountOutcome.Refused("Hãy chọn đơn vị trong danh sách.");
        return await FinishAsync(context, list, once, outcome, "added", cancellationToken, typed);
    }

    private static async Task<IResult> FinishAsync(
        HttpContext context, PeopleList list, OnceShown once, AccountOutcome outcome, string done, CancellationToken cancellationToken, NewOfficer? typed = null)
    {
        switch (outcome)
        {
            case AccountOutcome.Refused refused:
                return await RefuseAsync(context, list, refused.Sentence, cancellationToken, typed);
            case AccountOutcome.NewPassword made:
                once.Keep(context, made);
                break;
        }

        return Results.LocalRedirect($"{ConsoleRoutes.People}?done={done}");
    }

    private static async Task<IResult> RefuseAsync(
        HttpContext context, PeopleList list, string sentence, CancellationToken cancellationToken, NewOfficer? typed = null) =>
        ConsolePages.Show<PeoplePage>(
            await list.FindAsync(context, null, sentence, typed ?? NewOfficer.Empty, null, cancellationToken), StatusCodes.Status400BadRequest);

    private static string Field(IFormCollection form, string name)
    {
        var text = form[name].ToString();
        return text.Length > LongestField ? text[..LongestField] : text;
    }
}
