using CongDoan.Bot.Officers.Desk;
using CongDoan.Bot.Officers.People;
using CongDoan.Bot.Officers.SignIn;
using CongDoan.Knowledge.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CongDoan.Bot.Officers;

/// <summary>The officers' console.</summary>
internal static class OfficerServices
{
    /// <summary>A reply of 4,000 characters is at most 36 kB in a form.</summary>
    private const long LargestForm = 256 << 10;

    public static IHostApplicationBuilder AddOfficers(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cd-form";
            // Strict would lose the cookie on a link from an alert, and with it the forms in all open tabs.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.Path = ConsoleRoutes.Home;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The content security policy says the same and more.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication(SignedIn.Scheme).AddCookie(SignedIn.Scheme, options =>
        {
            options.Cookie.Name = "cd-officer";
            options.Cookie.Path = ConsoleRoutes.Home;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            // Plain http is allowed on the machine itself; over https the cookie never leaves it.
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = ConsoleRoutes.SignIn;
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = OfficerSessions.Longest;
            options.SlidingExpiration = false;
            options.EventsType = typeof(SessionCookie);
        });

        // A page or endpoint that says nothing about access is for officers only.
        var officer = new AuthorizationPolicyBuilder(SignedIn.Scheme).RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(officer)
            .SetFallbackPolicy(officer)
            .AddPolicy(SignedIn.AdministratorsOnly, policy => policy
                .AddAuthenticationSchemes(SignedIn.Scheme).RequireAuthenticatedUser().RequireRole(nameof(OfficerRole.Administrator)));
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<OfficerSessions>();
        services.AddSingleton<OfficerPasswords>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<OfficerAccounts>();
        services.AddSingleton(new OfficerScope(UnionUnits.Shipped));
        services.AddSingleton<ConcernFile>();
        services.AddSingleton<ConcernDesk>();
        services.AddSingleton<WaitingList>();
        services.AddSingleton<OnceShown>();
        services.AddSingleton<PeopleList>();
        return builder;
    }

    public static void MapOfficers(this IEndpointRouteBuilder app)
    {
        var console = app.MapGroup(ConsoleRoutes.Home)
            .RequireAuthorization()
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .AddEndpointFilter<RouteGroupBuilder, ConsoleGuard>();
        console.MapSignIn();
        console.MapPassword();
        console.MapWaitingList();
        console.MapConcerns();
        console.MapPeople();
        console.MapFallback(() => ErrorPages.Of(StatusCodes.Status404NotFound));
    }
}
