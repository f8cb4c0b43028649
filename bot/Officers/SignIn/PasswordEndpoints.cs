using CongDoan.Bot.Officers.Pages;
using Microsoft.AspNetCore.Authentication;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>What the password page shows.</summary>
/// <param name="Error">The sentence above the form, or null.</param>
/// <param name="IsFirst">True when the officer has to choose a password before anything else.</param>
internal sealed record PasswordView(string? Error, bool IsFirst);

/// <summary>Lets an officer choose another password.</summary>
internal static class PasswordEndpoints
{
    public static void MapPassword(this RouteGroupBuilder console)
    {
        console.MapGet("/password", (HttpContext context) => Page(context, null, StatusCodes.Status200OK));
        console.MapPost("/password", ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, OfficerAccounts accounts, SignInLimiter limiter, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (current, fresh, again) = (form["current"].ToString(), form["fresh"].ToString(), form["again"].ToString());
        var officer = SignedIn.Of(context);
        if (fresh != again)
        {
            return Page(context, "Hai lần nhập mật khẩu mới không giống nhau.", StatusCodes.Status400BadRequest);
        }

        // An open page that somebody left is no place to guess the password at full speed.
        if (limiter.Refuse("password", officer.Name) is not null)
        {
            context.Response.Headers.RetryAfter = "60";
            return Page(context, "Bạn thử nhiều lần quá. Chờ 1 phút rồi thử lại.", StatusCodes.Status429TooManyRequests);
        }

        switch (await accounts.ChangePasswordAsync(officer, current, fresh, Actor.Of(context), cancellationToken))
        {
            case PasswordChange.Refused refused:
                return Page(context, refused.Sentence, StatusCodes.Status400BadRequest);
            case PasswordChange.Done done:
                await context.SignInAsync(SignedIn.Scheme, done.SignedIn.Principal());
                return Results.LocalRedirect(ConsoleRoutes.Home + "?done=password");
            default:
                throw new InvalidOperationException("An outcome of an unknown kind.");
        }
    }

    private static IResult Page(HttpContext context, string? error, int status) =>
        ConsolePages.Show<PasswordPage>(new PasswordView(error, SignedIn.Of(context).MustChangePassword), status);
}
