using System.Globalization;
using System.Text;
using CongDoan.Bot.Officers.Pages;
using CongDoan.Bot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Error">The sentence above the form, or null.</param>
/// <param name="ReturnUrl">Where to go afterwards, as it came; judged only when it is used.</param>
/// <param name="Notice">Good news above the form, or null.</param>
internal sealed record SignInView(string? Error, string? ReturnUrl, string? Notice);

/// <summary>Lets officers in and out.</summary>
internal static class SignInEndpoints
{
    private const string WrongSentence = "Tên đăng nhập hoặc mật khẩu không đúng.";
    private const string LimitedSentence = "Bạn nhập sai nhiều lần. Chờ 1 phút rồi thử lại.";

    public static void MapSignIn(this RouteGroupBuilder console)
    {
        console.MapGet("/sign-in", Show).AllowAnonymous();
        console.MapPost("/sign-in", EnterAsync).AllowAnonymous();
        console.MapPost("/sign-out", LeaveAsync);
    }

    private static IResult Show(HttpContext context, string? returnUrl, string? done) => SignedIn.Find(context) is null
        ? Page(new SignInView(null, returnUrl, done == "signed-out" ? "Bạn đã đăng xuất." : null), StatusCodes.Status200OK)
        : Results.LocalRedirect(ConsoleRoutes.Local(returnUrl));

    private static async Task<IResult> EnterAsync(
        HttpContext context,
        SignInLimiter limiter,
        OfficerPasswords passwords,
        PasswordCheck check,
        OfficerSessions sessions,
        IDbContextFactory<BotDb> databases,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, password, returnUrl) = (form["name"].ToString(), form["password"].ToString(), form["returnUrl"].ToString());
        if (name.Length > OfficerPasswords.MaxLength || password.Length > OfficerPasswords.MaxLength)
        {
            return Page(new SignInView(WrongSentence, returnUrl, null), StatusCodes.Status400BadRequest);
        }

        var key = Officer.NormalizeName(name);
        if (limiter.Refuse(Actor.Subscriber(context), key) is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Page(new SignInView(LimitedSentence, returnUrl, null), StatusCodes.Status429TooManyRequests);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var officer = IsPlain(name, key)
            ? await db.Set<Officer>().AsNoTracking().SingleOrDefaultAsync(one => one.Name == key, cancellationToken)
            : null;
        var (isRight, needsRehash) = await check.AskAsync(officer, password, cancellationToken);
        var signedIn = !isRight || officer is null || officer.Disabled
            ? null
            : await BeginAsync(
                db, sessions, officer, needsRehash ? passwords.Hash(PasswordCheck.Normalize(password)) : null, context, time, cancellationToken);
        if (signedIn is null)
        {
            db.Add(Actor.Claiming(key, context).Line("sign_in_failed", "", time));
            await db.SaveChangesAsync(cancellationToken);
            return Page(new SignInView(WrongSentence, returnUrl, null), StatusCodes.Status401Unauthorized);
        }

        await context.SignInAsync(SignedIn.Scheme, signedIn.Principal());
        return Results.LocalRedirect(signedIn.MustChangePassword ? ConsoleRoutes.Password : ConsoleRoutes.Local(returnUrl));
    }

    /// <summary>Begins a session, unless the officer was changed while the password was being checked.</summary>
    private static async Task<SignedIn?> BeginAsync(
        BotDb db, OfficerSessions sessions, Officer seen, string? hash, HttpContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var officer = await db.Set<Officer>().SingleAsync(one => one.Id == seen.Id, cancellationToken);
        if (officer.Disabled || officer.SecurityStamp != seen.SecurityStamp)
        {
            return null;
        }

        officer.LastSignInAt = time.GetUtcNow();
        officer.PasswordHash = hash ?? officer.PasswordHash;
        await sessions.ClearAsync(db, cancellationToken);
        var signedIn = sessions.Begin(db, officer);
        db.Add(Actor.Claiming(officer.Name, context).Line("signed_in", officer.Name, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return signedIn;
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, OfficerSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(SignedIn.Of(context), Actor.Of(context), cancellationToken);
        await context.SignOutAsync(SignedIn.Scheme);
        return Results.LocalRedirect(ConsoleRoutes.SignIn + "?done=signed-out");
    }

    /// <summary>A name in look-alike letters is nobody's, though no second account can have it.</summary>
    private static bool IsPlain(string name, string key) =>
        string.Equals(name.Normalize(NormalizationForm.FormC).Trim(), key, StringComparison.OrdinalIgnoreCase);

    private static IResult Page(SignInView view, int status) => ConsolePages.Show<SignInPage>(view, status);
}
