using Microsoft.AspNetCore.Authorization;

namespace CongDoan.Bot.Officers;

internal static class OfficerServices
{
    public const string SignInPath = "/officers/sign-in";

    /// <summary>The policy of pages that only an administrator opens.</summary>
    public const string Administrators = "administrators";

    public static IHostApplicationBuilder AddOfficers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OfficerPasswords>();
        builder.Services.AddSingleton<FirstAdministrator>();
        builder.Services.AddSingleton<OfficerDesk>();
        builder.Services.AddAuthentication(OfficerTickets.Scheme).AddCookie(OfficerTickets.Scheme, cookie =>
        {
            cookie.Cookie.Name = "cd-officer";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // Plain http is allowed on the machine itself; over https the cookie never leaves it.
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = SignInPath;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = OfficerTickets.ValidateAsync;
        });

        // A page or endpoint that says nothing about access is for officers only.
        var officer = new AuthorizationPolicyBuilder(OfficerTickets.Scheme).RequireAuthenticatedUser().Build();
        builder.Services.AddAuthorizationBuilder()
            .SetDefaultPolicy(officer)
            .SetFallbackPolicy(officer)
            .AddPolicy(Administrators, policy => policy
                .AddAuthenticationSchemes(OfficerTickets.Scheme)
                .RequireRole(nameof(OfficerRole.Administrator)));
        return builder;
    }
}
