using System.Text.Json;
using CongDoan.Ingestion.Reading.Web;
using CongDoan.Tests.Ingestion.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Ingestion.Publishing;

/// <summary>Publishing from a real server on loopback that says each time that its page did not change.</summary>
public sealed class WebPublishTests : IAsyncLifetime, IDisposable
{
    private const string Law = "7/2031/QH18";

    private readonly TemporaryFolder folder = new();
    private readonly WebApplication server = Build();
    private readonly string? trusted = Environment.GetEnvironmentVariable(WebOptions.TrustedHostsVariable);

    private string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public async Task InitializeAsync()
    {
        server.Run(AnswerAsync);
        await server.StartAsync();
        Environment.SetEnvironmentVariable(WebOptions.TrustedHostsVariable, new Uri(Address).Authority);
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(WebOptions.TrustedHostsVariable, trusted);
        await server.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_page_that_did_not_change_is_published_again_once_its_document_is_gone()
    {
        var first = await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter");
        var second = await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter");
        await RunAsync("remove", Law);
        var third = await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter");
        var fourth = await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter");

        Assert.Equal("added", Change(first));
        Assert.Equal(1, second.GetProperty("unchanged").GetArrayLength());
        Assert.Equal("added", Change(third));
        Assert.Equal(1, fourth.GetProperty("unchanged").GetArrayLength());
    }

    [Fact]
    public async Task A_page_whose_document_was_rolled_back_to_another_text_is_read_again()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--title", "Bản khác", "--no-starter");
        Assert.Equal("changed", Change(await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter")));
        await RunAsync("rollback");

        Assert.Equal("changed", Change(await RunAsync("publish", $"{Address}/luat.pdf", "--no-starter")));
    }

    private static string? Change(JsonElement report) => Assert.Single(report.GetProperty("documents").EnumerateArray()).GetProperty("change").GetString();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        return builder.Build();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.IfNoneMatch == "\"mot\"")
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.Headers.ETag = "\"mot\"";
        context.Response.ContentType = "application/pdf";
        await context.Response.SendFileAsync(Samples.File(Samples.Law), context.RequestAborted);
    }

    private async Task<JsonElement> RunAsync(params string[] arguments) =>
        (await CommandRunner.RunAsync([.. arguments, "--data", folder.File("data"), "--json"])).Json;
}
