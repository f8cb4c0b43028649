using System.Diagnostics;
using System.Text.Json;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>Xapian in a Python process of its own, which takes the times itself.</summary>
internal sealed class XapianEngine : IDisposable
{
    private const int NotInstalled = 3;

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private XapianEngine(Process process, DirectoryInfo folder, string version) => (_process, _folder, Version) = (process, folder, version);

    public string Version { get; }

    /// <summary>Null when Xapian's Python module is not installed.</summary>
    public static async Task<XapianEngine?> StartAsync(IReadOnlyList<string> articles, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("congdoan-xapian-");
        var (texts, asked) = (Path.Combine(folder.FullName, "articles.json"), Path.Combine(folder.FullName, "questions.json"));
        await File.WriteAllTextAsync(texts, JsonSerializer.Serialize(articles), cancellationToken);
        await File.WriteAllTextAsync(asked, JsonSerializer.Serialize(questions), cancellationToken);
        // Debian's own Python: a module installed by apt is not seen by another one.
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var script = Path.Combine(AppContext.BaseDirectory, "xapian_engine.py");
        var process = Process.Start(new ProcessStartInfo(python, [script, texts, asked, Path.Combine(folder.FullName, "database")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } ready)
        {
            return new XapianEngine(process, folder, ready.Split(' ')[^1]);
        }

        await process.WaitForExitAsync(cancellationToken);
        var status = process.ExitCode;
        process.Dispose();
        folder.Delete(recursive: true);
        return status == NotInstalled ? null : throw new InvalidOperationException("Xapian ended before it was ready.");
    }

    /// <summary>Asks all questions once and gives what each took.</summary>
    public async Task<IReadOnlyList<TimeSpan>> AskAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("ask".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("Xapian has ended.");
        return JsonSerializer.Deserialize<long[]>(line)!.Select(nanoseconds => TimeSpan.FromMicroseconds(nanoseconds / 1000.0)).ToList();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
