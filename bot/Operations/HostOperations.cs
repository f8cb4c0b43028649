using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Workers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations;

/// <summary>What every web host needs and no feature owns: limits, keys, health, addresses.</summary>
internal static class HostOperations
{
    /// <summary>Largest body of a request, in bytes.</summary>
    public const int MaxBody = 256 * 1024;

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder, BotDatabase database)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddPooledDbContextFactory<BotDb>(database.Configure);
        services.AddSingleton<SharedCommit>();
        services.AddSingleton<LoopGuard>();
        services.AddOptions<PublicAddress>().Bind(builder.Configuration)
            .Validate(
                options => string.IsNullOrWhiteSpace(options.PublicUrl)
                    || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
                "PublicUrl phải là một địa chỉ http hoặc https đầy đủ, ví dụ https://chat.congdoan.vn.")
            .ValidateOnStart();
        services.AddDataProtection().SetApplicationName("CongDoan.Bot").PersistKeysToFileSystem(KeyFolder(database.Folder));
        services.AddSingleton<Preparation>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<IndexUpkeepLoop>();
        services.AddHealthChecks().AddCheck<Readiness>(Readiness.Tag, tags: [Readiness.Tag]);
        services.AddProblems();
        // Vietnamese stays readable in bodies; what HTML would obey is still escaped.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        AddHostFiltering(services, builder.Configuration);
        // First, to stand outside of host filtering, which the builder has added already.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, RequestChecks.ForeignHost>());
        AddRateLimiting(services);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBody;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            server.Limits.MinRequestBodyDataRate = new(240, TimeSpan.FromSeconds(4));
            server.Limits.MaxConcurrentConnections = 2_000;
            server.Limits.MaxConcurrentUpgradedConnections = 5_000;
        });
        return builder;
    }

    public static void UseOperations(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseOneLength();
        app.UseDefaultFiles();
        // A browser asks each time whether a file is still the same, so that an upgrade never mixes old and new modules.
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        app.UseRouting();
        app.UseCors();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapOperations(this WebApplication app)
    {
        // The word alone: what is wrong inside is nobody's business outside.
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Readiness.Tag) }).AllowAnonymous();
        // Without this, an unknown address would ask a stranger to sign in.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }

    /// <summary>An explicit place switches off encryption at rest, so the folder is for its owner only.</summary>
    private static DirectoryInfo KeyFolder(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "keys");
        DataFiles.EnsureFolder(dataFolder);
        DataFiles.EnsureFolder(folder);
        return new DirectoryInfo(folder);
    }

    private static void AddHostFiltering(IServiceCollection services, ConfigurationManager configuration) =>
        services.AddHostFiltering(_ => { }).AddOptions<HostFilteringOptions>().PostConfigure<IOptions<PublicAddress>>((filtering, address) =>
        {
            var hosts = new List<string> { "localhost", "127.0.0.1", "[::1]" };
            if (address.Value.Uri is { } uri)
            {
                hosts.Add(uri.Host);
            }

            hosts.AddRange((configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            filtering.AllowedHosts = hosts;
            filtering.IncludeFailureMessage = false;
        });

    private static void AddRateLimiting(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = async (rejected, cancellationToken) =>
        {
            var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 6;
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await DirectLineErrors.Make(
                StatusCodes.Status429TooManyRequests, "TooManyRequests", $"Bạn thao tác hơi nhanh. Vui lòng thử lại sau {seconds} giây.")
                .ExecuteAsync(rejected.HttpContext);
        };
    });
}
