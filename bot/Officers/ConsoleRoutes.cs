namespace CongDoan.Bot.Officers;

/// <summary>Addresses of the console.</summary>
internal static class ConsoleRoutes
{
    public const string Home = "/officers";
    public const string SignIn = "/officers/sign-in";
    public const string Password = "/officers/password";
    public const string People = "/officers/people";

    public static string Concern(string ticket) => $"{Home}/concerns/{Uri.EscapeDataString(ticket)}";

    /// <summary>True for the pieces of a page that its script asks for every few seconds.</summary>
    public static bool IsLive(HttpRequest request) =>
        request.Path.StartsWithSegments(Home, StringComparison.OrdinalIgnoreCase)
        && request.Path.Value!.EndsWith("/live", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the address when it is a path of this host, else the list: nobody is sent elsewhere by a link.</summary>
    public static string Local(string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : Home;
}
