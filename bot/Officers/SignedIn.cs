using System.Security.Claims;

namespace CongDoan.Bot.Officers;

/// <summary>The officer behind a request, as the database had them when it began.</summary>
/// <param name="Id">Id of the officer.</param>
/// <param name="Name">Login name.</param>
/// <param name="DisplayName">Name as members read it.</param>
/// <param name="Role">What the officer may do.</param>
/// <param name="Unit">The union unit whose concerns the officer sees.</param>
/// <param name="Session">Id of the session.</param>
/// <param name="MustChangePassword">True until the officer has chosen a password of their own.</param>
internal sealed record SignedIn(
    long Id, string Name, string DisplayName, OfficerRole Role, string Unit, string Session, bool MustChangePassword)
{
    /// <summary>Scheme of the console's cookie.</summary>
    public const string Scheme = "officers";

    /// <summary>Policy of pages that only an administrator may use.</summary>
    public const string AdministratorsOnly = "officers.administrators";

    private const string SessionClaim = "session";

    public bool IsAdministrator => Role == OfficerRole.Administrator;

    /// <summary>Gives the officer; endpoints that allow anonymous requests ask <see cref="Find"/>.</summary>
    public static SignedIn Of(HttpContext context) =>
        Find(context) ?? throw new InvalidOperationException("The endpoint lets requests in that no officer signed.");

    public static SignedIn? Find(HttpContext context) => context.Features.Get<SignedIn>();

    public static string? SessionOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(SessionClaim);

    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, Name),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(SessionClaim, Session),
        ],
        Scheme));
}
