using System.Text;

namespace CongDoan.Bot.Channels.Zalo.Linking;

/// <summary>The file by which Zalo knows that this domain is ours, for every app whose settings name its code.</summary>
internal static class DomainFile
{
    public static void MapDomainFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/zalo_verifier{code}.html", (string code, ZaloAccounts accounts) =>
            accounts.Apps.Any(app => string.Equals(app.Options.VerifierCode, code, StringComparison.Ordinal))
                ? Results.Text(Page(code), "text/html", Encoding.UTF8)
                : Results.NotFound()).AllowAnonymous();

    /// <summary>The code holds nothing that HTML obeys; the settings are checked for it.</summary>
    private static string Page(string code) =>
        $"<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"zalo-platform-site-verification\" content=\"{code}\" /><title>Xác thực tên miền với Zalo</title></head><body></body></html>\n";
}
