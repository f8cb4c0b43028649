using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>
/// A web site of the union's, on an origin of its own: pages with Microsoft's clients, and a server that trades the
/// Direct Line secret for a token, so that no page ever sees the secret.
/// </summary>
internal sealed class EmbeddingSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private Uri? _host;
    private string _secret = "";

    private EmbeddingSite(WebApplication app) => _app = app;

    /// <summary>As a browser names it.</summary>
    public string Origin => _app.Urls.Single();

    public static async Task<EmbeddingSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var site = new EmbeddingSite(app);
        var pages = Path.Combine(Tools.DirectLineClient, "site");
        foreach (var (path, file) in new[]
        {
            ("/webchat.js", Tools.WebChat), ("/directline.js", Path.Combine(Tools.DirectLineClient, "node_modules", "botframework-directlinejs", "dist", "directline.js")),
            ("/page.js", Path.Combine(pages, "page.js")), ("/script.mjs", Path.Combine(pages, "script.mjs")),
        })
        {
            app.MapGet(path, () => Results.File(file, "text/javascript; charset=utf-8"));
        }

        foreach (var page in new[] { "webchat.html", "directline.html" })
        {
            app.MapGet("/" + page, () => Results.File(Path.Combine(pages, page), "text/html; charset=utf-8"));
        }

        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapPost("/token", site.TokenAsync);
        await app.StartAsync();
        return site;
    }

    /// <summary>Says where the bot is, once it runs.</summary>
    public void Serve(Uri host, string secret) => (_host, _secret) = (host, secret);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<IResult> TokenAsync(string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_host!, "v3/directline/tokens/generate")) { Content = JsonContent.Create(new { user = new { id = user } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _secret);
        using var answer = await _http.SendAsync(request);
        var given = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        return Results.Json(new { token = given.GetProperty("token").GetString(), domain = new Uri(_host!, "v3/directline").AbsoluteUri });
    }
}
