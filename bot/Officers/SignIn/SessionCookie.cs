using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>Asks the database at every request whether the session that a cookie names is still good.</summary>
internal sealed class SessionCookie(OfficerSessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var officer = Officers.SignedIn.SessionOf(context.Principal) is { } session
            ? await sessions.FindAsync(session, !ConsoleRoutes.IsLive(context.Request), context.HttpContext.RequestAborted)
            : null;
        if (officer is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Officers.SignedIn.Scheme);
            return;
        }

        // Role and name are those of now, not those of the sign-in.
        context.HttpContext.Features.Set(officer);
        context.ReplacePrincipal(officer.Principal());
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ConsoleRoutes.IsLive(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // Coming back to the address of a form would find no page there.
        var back = HttpMethods.IsGet(context.Request.Method) ? context.RedirectUri : context.Request.PathBase + ConsoleRoutes.SignIn;
        context.Response.Redirect(back);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ErrorPages.Of(StatusCodes.Status403Forbidden).ExecuteAsync(context.HttpContext);
    }
}
