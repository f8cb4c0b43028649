using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>
/// The real host, as an operator runs it: a process of its own on a data folder and a port of loopback. The benchmarks
/// and the soak share this file.
/// </summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private HostProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    public int Port { get; }

    public Uri Address { get; }

    /// <summary>Everything that it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>From the start of the process to the first 200 of <c>/readyz</c>.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>What it has used of all processors together.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The first administrator's password, which the host prints once for a fresh data folder; else null.</summary>
    public string? FirstPassword => PrintedPassword().Match(Output) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Starts the host and waits until it is ready.</summary>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="settings">Settings as in appsettings.json, such as <c>Conversations:BurstWindow</c>.</param>
    /// <param name="port">A port that is free, or 0 for any.</param>
    /// <param name="cancellationToken">Ends the wait; the process is ended too.</param>
    public static async Task<HostProcess> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string> settings, int port, CancellationToken cancellationToken)
    {
        var chosen = port == 0 ? BuiltHost.FreePort() : port;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = dataFolder,
        };
        start.ArgumentList.Add(BuiltHost.Program);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{chosen.ToString(CultureInfo.InvariantCulture)}");
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["Data__Directory"] = dataFolder;
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var watch = Stopwatch.StartNew();
        var host = new HostProcess(Process.Start(start)!, chosen);
        try
        {
            host.Listen();
            await host.WaitUntilReadyAsync(watch, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it at once, as a power cut would end it: SIGKILL, by its process id.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as systemd does, and gives its exit status.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
        {
            // .NET can only kill; the shell's own `kill` sends SIGTERM.
            using var signal = Process.Start("sh", ["-c", $"kill -TERM {_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
            await signal.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(StopPatience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // The settings of a developer's shell must not decide how a test ends.
    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name is "DOTNET_ENVIRONMENT" or "PublicUrl";

    private void Listen()
    {
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private async Task WaitUntilReadyAsync(Stopwatch watch, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (!await IsReadyAsync(client, cancellationToken))
        {
            if (_process.HasExited || watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The host did not get ready.{Environment.NewLine}{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        StartUp = watch.Elapsed;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync("readyz", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [GeneratedRegex(@"Mật khẩu:\s+(\S+)")]
    private static partial Regex PrintedPassword();
}
