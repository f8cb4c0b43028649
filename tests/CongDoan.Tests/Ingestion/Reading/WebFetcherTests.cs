using System.IO.Compression;
using System.Net;
using System.Text;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Ingestion.Reading;

/// <summary>Fetching from a real server on loopback, which only the settings' list of hosts makes reachable.</summary>
public sealed class WebFetcherTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly WebApplication server = Build();
    private int requests;

    private string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private string Host => new Uri(Address).Authority;

    public async Task InitializeAsync()
    {
        server.Run(AnswerAsync);
        await server.StartAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.16.0.1/")]
    [InlineData("http://192.168.1.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    public async Task An_address_inside_the_network_is_refused(string address) =>
        Assert.Contains("mạng nội bộ", await ReasonAsync(new WebFetcher(new WebOptions(), TimeProvider.System), address), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost./")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:6379/_x")]
    [InlineData("ftp://example.vn/x")]
    [InlineData("https://user:pw@example.vn/")]
    [InlineData("https://example.vn:22/")]
    public async Task Another_scheme_a_password_or_a_strange_port_is_refused(string address) =>
        Assert.NotEmpty(await ReasonAsync(new WebFetcher(new WebOptions(), TimeProvider.System), address));

    [Fact]
    public async Task A_name_that_resolves_into_the_network_is_refused_also_beside_a_public_address()
    {
        var fetcher = new WebFetcher(new WebOptions(), TimeProvider.System, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14"), IPAddress.Loopback]));

        Assert.Contains("mạng nội bộ", await ReasonAsync(fetcher, "http://tin-tuc.example/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_the_judged_address_is_the_one_that_is_reached()
    {
        var asked = 0;
        var port = new Uri(Address).Port;
        var fetcher = new WebFetcher(
            new WebOptions { TrustedHosts = [$"cong-doan.example:{port}"] },
            TimeProvider.System,
            (_, _) => Task.FromResult<IPAddress[]>([Interlocked.Increment(ref asked) == 1 ? IPAddress.Loopback : IPAddress.Parse("203.0.113.9")]));

        var page = await fetcher.FetchAsync($"http://cong-doan.example:{port}/luat", null, folder.Path, CancellationToken.None);

        Assert.IsType<WebPage.Fetched>(page);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Every_redirect_is_judged_again()
    {
        Assert.Contains("mạng nội bộ", await ReasonAsync(Fetcher(), $"{Address}/doi-huong?to=http://169.254.169.254/"), StringComparison.Ordinal);
        Assert.Contains("http hoặc https", await ReasonAsync(Fetcher(), $"{Address}/doi-huong?to=file:///etc/passwd"), StringComparison.Ordinal);
        Assert.Contains("chuyển hướng quá", await ReasonAsync(Fetcher(), $"{Address}/vong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_end_and_a_compressed_one_that_swells_are_stopped()
    {
        Assert.Contains("lớn hơn 1 MB", await ReasonAsync(Fetcher(), $"{Address}/lon"), StringComparison.Ordinal);
        Assert.Contains("lớn hơn 1 MB", await ReasonAsync(Fetcher(), $"{Address}/nen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_drips_is_left_in_time()
    {
        var fetcher = new WebFetcher(new WebOptions { TrustedHosts = [Host], Time = TimeSpan.FromSeconds(2) }, TimeProvider.System);

        Assert.Contains("quá 2 giây", await ReasonAsync(fetcher, $"{Address}/nho-giot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_read_again()
    {
        var memory = await WebMemory.LoadAsync(folder.Path, CancellationToken.None);
        var source = new WebSource(Fetcher(), memory);
        using var scratch = new ScratchFolder();
        await source.FetchAsync($"{Address}/luat", scratch, CancellationToken.None);
        await source.PublishedAsync([$"{Address}/luat"], CancellationToken.None);

        var later = new WebSource(Fetcher(), await WebMemory.LoadAsync(folder.Path, CancellationToken.None));
        var again = await later.FetchAsync($"{Address}/luat", scratch, CancellationToken.None);
        var anew = await new WebSource(Fetcher(), memory) { AskAnew = true }.FetchAsync($"{Address}/luat", scratch, CancellationToken.None);

        Assert.IsType<WebPage.Unchanged>(again);
        Assert.IsType<WebPage.Fetched>(anew);
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task A_page_that_was_fetched_but_not_published_is_fetched_again()
    {
        using var scratch = new ScratchFolder();
        var memory = await WebMemory.LoadAsync(folder.Path, CancellationToken.None);
        await new WebSource(Fetcher(), memory).FetchAsync($"{Address}/luat", scratch, CancellationToken.None);

        Assert.IsType<WebPage.Fetched>(await new WebSource(Fetcher(), memory).FetchAsync($"{Address}/luat", scratch, CancellationToken.None));
    }

    [Fact]
    public async Task The_server_says_what_kind_of_file_it_sent()
    {
        var page = Assert.IsType<WebPage.Fetched>(await Fetcher().FetchAsync($"{Address}/luat", null, folder.Path, CancellationToken.None));

        Assert.Equal(".html", Path.GetExtension(page.Path));
        Assert.Contains("Điều 1", await File.ReadAllTextAsync(page.Path), StringComparison.Ordinal);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        return builder.Build();
    }

    private WebFetcher Fetcher() => new(new WebOptions { TrustedHosts = [Host], MaxSize = 1024 * 1024 }, TimeProvider.System);

    private async Task<string> ReasonAsync(WebFetcher fetcher, string address) =>
        (await Assert.ThrowsAsync<RefusedException>(() => fetcher.FetchAsync(address, null, folder.Path, CancellationToken.None))).Message;

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        switch (context.Request.Path.Value)
        {
            case "/doi-huong":
                context.Response.Redirect(context.Request.Query["to"]!);
                break;
            case "/vong":
                context.Response.Redirect("/vong");
                break;
            case "/lon":
                for (var part = 0; part < 200; part++)
                {
                    await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
                }

                break;
            case "/nen":
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.Body.WriteAsync(Compressed(), context.RequestAborted);
                break;
            case "/nho-giot":
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync("x", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    await Task.Delay(100, context.RequestAborted);
                }

                break;
            default:
                await AnswerLawAsync(context);
                break;
        }
    }

    private static async Task AnswerLawAsync(HttpContext context)
    {
        if (context.Request.Headers.IfNoneMatch == "\"mot\"")
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.Headers.ETag = "\"mot\"";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync("<html><body><p>Điều 1. Phạm vi</p></body></html>", Encoding.UTF8, context.RequestAborted);
    }

    private static byte[] Compressed()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(new byte[20_000_000]);
        }

        return output.ToArray();
    }
}
