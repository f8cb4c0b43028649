using Microsoft.AspNetCore.DataProtection;

namespace CongDoan.Bot.Officers.People;

/// <summary>
/// Carries a new password from the form to the page that follows, once: sealed in a cookie of two minutes for that page
/// alone, so that no server keeps it and reloading the page does not make another one.
/// </summary>
internal sealed class OnceShown(IDataProtectionProvider protection)
{
    private const string Cookie = "cd-once";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("officers.once-shown").ToTimeLimitedDataProtector();

    public void Keep(HttpContext context, AccountOutcome.NewPassword made) =>
        context.Response.Cookies.Append(Cookie, _protector.Protect($"{SignedIn.Of(context).Session}\n{made.Name}\n{made.Password}", Life), Options(context));

    /// <summary>Gives what was kept for this session and forgets it; null when there is nothing.</summary>
    public AccountOutcome.NewPassword? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } sealedText)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options(context));
        try
        {
            return _protector.Unprotect(sealedText).Split('\n') is [var session, var name, var password] && session == SignedIn.Of(context).Session
                ? new AccountOutcome.NewPassword(name, password)
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = ConsoleRoutes.People, IsEssential = true,
    };
}
