using System.Net;
using CongDoan.Bot;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Operations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Bot.Officers;

public sealed class AccessTests : OfficerTest
{
    [Fact]
    public async Task A_form_without_its_token_or_with_a_colleagues_or_from_another_site_changes_nothing()
    {
        var ticket = await AddConcernAsync("Công ty nợ lương");
        using var lan = await SignedInAsync("lan");
        using var minh = await SignedInAsync("minh");
        var page = $"/officers/concerns/{ticket}";
        var form = await lan.FormAsync(page, page + "/reply");
        form["text"] = "Chào bạn";
        var foreign = await minh.FormAsync(page, page + "/reply");

        async Task<HttpStatusCode> PostAsync(Dictionary<string, string> fields, params (string Name, string Value)[] headers)
        {
            using var response = await lan.PostAsync(page + "/reply", fields, headers);
            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(new(form) { ["__RequestVerificationToken"] = "" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(new(form) { ["__RequestVerificationToken"] = foreign["__RequestVerificationToken"] }));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(form, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(form, ("Sec-Fetch-Site", "same-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(form, ("Origin", "https://evil.example")));
        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<Message>().CountAsync());

        // Browsers say this of a page that sends no referrer, as ours do.
        Assert.Equal(HttpStatusCode.Found, await PostAsync(form, ("Origin", "null"), ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(2, await db.Set<Message>().CountAsync());
    }

    [Fact]
    public async Task No_form_of_the_console_is_taken_without_a_token()
    {
        using var admin = await SignedInAsync("chu-tich", OfficerRole.Administrator);
        var paths = Routes().Where(route => Methods(route).Contains("POST"))
            .Select(route => route.RoutePattern.RawText!.Replace("{ticket}", "CD-0", StringComparison.Ordinal).Replace("{name}", "lan", StringComparison.Ordinal))
            .ToList();
        Assert.True(paths.Count >= 9);
        foreach (var path in paths)
        {
            using var response = await admin.PostAsync(path, []);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, response.StatusCode));
        }
    }

    [Fact]
    public void Only_signing_in_is_open_to_everybody() => Assert.Equal(
        ["GET /officers/sign-in", "POST /officers/sign-in"],
        Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(route => $"{Methods(route).Single()} {route.RoutePattern.RawText}").Order());

    [Fact]
    public async Task An_endpoint_that_says_nothing_about_access_is_closed()
    {
        await using var app = Program.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = Scratch("other") });
            builder.Logging.ClearProviders();
        });
        app.MapGet("/forgotten", () => "secret");
        await app.Services.GetRequiredService<Preparation>().RunAsync(TextWriter.Null, CancellationToken.None);
        await app.StartAsync();
        using var browser = new OfficerBrowser(new Uri(app.Urls.Single()));
        using var response = await browser.GetAsync("/forgotten");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_concern_of_another_unit_reads_like_one_that_does_not_exist()
    {
        var ticket = await AddConcernAsync("Chuyện của Lai Châu", unit: "lai-chau");
        var own = await AddConcernAsync("Chuyện của Đắk Lắk", unit: "dak-lak");
        using var lan = await SignedInAsync("lan", unit: "dak-lak");
        using var all = await SignedInAsync("minh");

        var list = await lan.ReadAsync("/officers");
        Assert.Contains("Chuyện của Đắk Lắk", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Lai Châu", list, StringComparison.Ordinal);
        Assert.Contains("Chuyện của Lai Châu", await all.ReadAsync($"/officers/concerns/{ticket}"), StringComparison.Ordinal);

        Assert.Equal(await MissingAsync(lan, "CD-0000-0000-0000"), await MissingAsync(lan, ticket));
        foreach (var odd in new[] { "0", "-1", "99999999999999999999", "abc", new string('9', 300), "%2e%2e%2f", "'%20OR%201=1--" })
        {
            await MissingAsync(lan, odd);
        }

        var form = await lan.FormAsync($"/officers/concerns/{own}", $"/officers/concerns/{own}/reply");
        form["text"] = "Chào bạn";
        form["ticket"] = own;
        foreach (var action in new[] { "reply", "close", "reopen" })
        {
            using var response = await lan.PostAsync($"/officers/concerns/{ticket}/{action}", form);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var polled = await lan.GetAsync($"/officers/concerns/{ticket}/live");
        Assert.Equal(HttpStatusCode.NotFound, polled.StatusCode);
        await using var db = await Host.DbAsync();
        Assert.Equal([ticket], await db.Set<OfficerAudit>().Where(line => line.Action == "denied").Select(line => line.Subject).ToListAsync());
        Assert.False(await db.Set<Message>().AnyAsync(message => message.From == MessageFrom.Officer));
    }

    [Fact]
    public async Task Every_opening_of_a_concern_is_written_down_and_counts_as_reading()
    {
        var ticket = await AddConcernAsync("Câu hỏi", state: ConcernState.Answered, unread: 3);
        using var lan = await SignedInAsync("lan");
        Assert.Contains("3 tin chưa đọc", await lan.ReadAsync("/officers"), StringComparison.Ordinal);
        await lan.SourceAsync($"/officers/concerns/{ticket}");
        await lan.SourceAsync($"/officers/concerns/{ticket}");
        Assert.DoesNotContain(ticket, await lan.ReadAsync("/officers"), StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        var lines = await db.Set<OfficerAudit>().Where(line => line.Action == "opened").ToListAsync();
        Assert.Equal([("lan", ticket, "127.0.0.1"), ("lan", ticket, "127.0.0.1")], lines.Select(line => (line.OfficerName, line.Subject, line.RemoteAddress!)));
    }

    private static async Task<string> MissingAsync(OfficerBrowser browser, string ticket)
    {
        using var response = await browser.GetAsync($"/officers/concerns/{ticket}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private IEnumerable<RouteEndpoint> Routes() => Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.RoutePattern.RawText!.StartsWith("/officers", StringComparison.Ordinal));

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
