using System.Net;
using CongDoan.Bot.Operations;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>Who may come in where. A new open door has to be written down here.</summary>
public sealed class AccessTests : HostTest
{
    private static readonly string[] Open =
    [
        "/healthz",
        "/readyz",
        "/chat/session/",
        "/v3/directline/tokens/generate",
        "/v3/directline/tokens/refresh",
        "/v3/directline/conversations",
        "/v3/directline/conversations/{id}",
        "/v3/directline/conversations/{id}/activities",
        "/v3/directline/conversations/{id}/upload",
        "/v3/directline/conversations/{id}/stream",
        "/v3/directline/attachments/{file}",
        "{**path}",
    ];

    protected override Dictionary<string, string?> Settings => new() { ["Channels:DirectLine:EmbedOrigins:0"] = "https://congdoan.vn" };

    [Fact]
    public void Every_endpoint_that_asks_for_nobody_is_on_the_list()
    {
        var open = Host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => !route.StartsWith("/officers/sign-in", StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(Open.Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public async Task Whoever_says_nothing_about_access_asks_for_an_officer()
    {
        var policies = Host.App.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var fallback = await policies.GetFallbackPolicyAsync();
        Assert.Contains(fallback!.Requirements, requirement => requirement is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/v3/directline/session/getsessionid")]
    [InlineData("/favicon.none")]
    public async Task An_unknown_address_is_not_found_rather_than_a_sign_in(string path)
    {
        using var response = await Host.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/healthz", "'self' https://congdoan.vn")]
    [InlineData("/nowhere", "'self' https://congdoan.vn")]
    [InlineData("/v3/directline/conversations/x", "'self' https://congdoan.vn")]
    [InlineData("/officers/anything", "'none'")]
    public async Task Every_response_carries_the_security_headers(string path, string framers)
    {
        using var response = await Host.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.EndsWith("frame-ancestors " + framers, response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Host = "evil.vn";
        using var response = await Host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("PublicUrl hoặc AllowedHosts", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_two_lengths_is_refused()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Host.Address.Port);
        await using var stream = client.GetStream();
        var request = $"POST /v3/directline/conversations HTTP/1.1\r\nHost: {Host.Address.Authority}\r\nConnection: close\r\n"
            + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_one_word()
    {
        Assert.Equal("Healthy", await Host.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        await Host.App.Services.GetRequiredService<Preparation>().IndexLoaded;
        Assert.Equal("Healthy", await Host.Client.GetStringAsync(new Uri("/readyz", UriKind.Relative)));
    }

    [Fact]
    public async Task A_host_that_has_not_prepared_its_databases_is_alive_and_not_ready()
    {
        var check = ActivatorUtilities.CreateInstance<Readiness>(Host.App.Services);
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
    }
}
