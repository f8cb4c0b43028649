using System.Globalization;
using System.Security.Claims;
using CongDoan.Bot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>
/// What an officer's cookie says, and whether it still holds: it is checked against the database with every request,
/// so that a changed password or a disabled officer counts at once.
/// </summary>
internal static class OfficerTickets
{
    public const string Scheme = "officers";
    private const string StampClaim = "stamp";
    private const string SignedInClaim = "signed-in";
    private static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    public static ClaimsPrincipal New(Officer officer, DateTimeOffset now) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, officer.Id.ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, officer.Name),
            new Claim(ClaimTypes.Role, officer.Role.ToString()),
            new Claim(StampClaim, officer.SecurityStamp),
            new Claim(SignedInClaim, now.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>The id of the signed-in officer, or null.</summary>
    public static long? OfficerId(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && await HoldsAsync(context.HttpContext, principal))
        {
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Scheme);
    }

    private static async Task<bool> HoldsAsync(HttpContext http, ClaimsPrincipal principal)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (OfficerId(principal) is not { } id
            || !long.TryParse(principal.FindFirstValue(SignedInClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var signedIn)
            || now.UtcTicks - signedIn > Absolute.Ticks)
        {
            return false;
        }

        var databases = http.RequestServices.GetRequiredService<IDbContextFactory<BotDb>>();
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var officer = await db.Set<Officer>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, http.RequestAborted);
        return officer is { Disabled: false }
            && officer.SecurityStamp == principal.FindFirstValue(StampClaim)
            && officer.Role.ToString() == principal.FindFirstValue(ClaimTypes.Role);
    }
}
