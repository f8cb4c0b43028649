using System.Globalization;
using System.Net.Sockets;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations;

/// <summary>Starts the host, or says in one sentence why not.</summary>
internal static class HostRunner
{
    public const string DefaultAddress = "http://localhost:5080";
    private const int Refused = 2;

    /// <summary>A default only: the environment or the command line replaces it.</summary>
    public static void UseDefaultAddress(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
    }

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            StartChecks.Run(Environment.Version);
            await using var app = Program.Build(args, adjust: null);
            // Before anything is made: a wrong setting leaves no data folder and no password behind.
            app.Services.GetService<IStartupValidator>()?.Validate();
            using var held = HostLock.Take(app.Services.GetRequiredService<BotDatabase>().Folder);
            var preparation = app.Services.GetRequiredService<Preparation>();
            await preparation.RunAsync(output, CancellationToken.None);
            await StartAsync(app);
            await Preparation.AnnounceAsync(app, output);
            // Members are heard from the first second; the first answer waits for this.
            await preparation.IndexLoaded;
            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception error) when (Sentence(error) is { } sentence)
        {
            await errors.WriteLineAsync(sentence);
            return Refused;
        }
    }

    /// <summary>Workers start before the port opens; when it does not open they have to end before what they use does.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    /// <summary>The sentence for faults that an operator can mend; null for those of the program.</summary>
    internal static string? Sentence(Exception error) => error switch
    {
        StartRefusedException or LibraryUnusableException => error.Message,
        OptionsValidationException invalid => "Cấu hình chưa đúng: " + string.Join(" ", invalid.Failures),
        AggregateException { InnerExceptions: var all } when all.All(one => one is OptionsValidationException) =>
            "Cấu hình chưa đúng: " + string.Join(" ", all.Cast<OptionsValidationException>().SelectMany(one => one.Failures)),
        InvalidOperationException when error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            "Cấu hình chưa đúng: " + error.Message,
        IOException { InnerException: { } inner } when IsTaken(inner) => Taken(error.Message),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "Không được phép mở cổng này. Hãy chọn cổng từ 1024 trở lên bằng --urls hoặc ASPNETCORE_URLS.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => "Máy này không có địa chỉ mạng đó. Hãy sửa --urls hoặc ASPNETCORE_URLS.",
        FormatException when error.Message.StartsWith("Invalid url", StringComparison.Ordinal) =>
            $"Địa chỉ trong --urls hoặc ASPNETCORE_URLS chưa đúng; viết như {DefaultAddress}.",
        InvalidOperationException when error.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "Chưa có chứng thư cho địa chỉ https. Hãy đặt Kestrel__Certificates__Default__Path và Kestrel__Certificates__Default__Password.",
        _ => null,
    };

    private static bool IsTaken(Exception inner) =>
        inner is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };

    /// <summary>Only the message names the one address of several that is taken.</summary>
    private static string Taken(string message)
    {
        var port = message.Split(' ').Select(word => Uri.TryCreate(word.TrimEnd(':', '.'), UriKind.Absolute, out var uri) ? uri : null)
            .FirstOrDefault(uri => uri?.Scheme is "http" or "https")?.Port;
        return $"Cổng {port?.ToString(CultureInfo.InvariantCulture) ?? "đã chọn"} đang được chương trình khác dùng. "
            + $"Hãy dừng chương trình đó, hoặc chọn cổng khác, ví dụ --urls http://localhost:{(port ?? 5080) + 1}.";
    }
}
