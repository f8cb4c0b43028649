using System.Diagnostics;

namespace CongDoan.Ingestion.Reading;

/// <summary>What a child process left behind.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">The first part of standard error.</param>
/// <param name="End">How it ended.</param>
internal sealed record ChildResult(int ExitCode, byte[] Output, string Errors, ChildEnd End);

internal enum ChildEnd
{
    Exited,
    TimedOut,
    TooMuchOutput,
}

/// <summary>
/// Runs a converter that reads hostile files: no shell, empty standard input, limits on time, memory and output, and
/// the whole process tree killed when it overstays or the caller gives up.
/// </summary>
internal static class ChildProcess
{
    private const int MaxErrorLength = 16 * 1024;

    public static async Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, ChildLimits limits, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, limits) };
        process.Start();
        using var timeout = new CancellationTokenSource(limits.Time, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            process.StandardInput.Close();
            var errors = ReadErrorsAsync(process.StandardError, stop.Token);
            var (output, complete) = await ReadOutputAsync(process.StandardOutput.BaseStream, limits.Output, stop.Token);
            if (!complete)
            {
                return new ChildResult(-1, [], "", ChildEnd.TooMuchOutput);
            }

            var text = await errors;
            await process.WaitForExitAsync(stop.Token);
            return new ChildResult(process.ExitCode, output, text, ChildEnd.Exited);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ChildResult(-1, [], "", ChildEnd.TimedOut);
        }
        finally
        {
            Kill(process);
        }
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, ChildLimits limits)
    {
        var info = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (ToolPath.Find("prlimit", ToolPath.System) is { } prlimit)
        {
            info.FileName = prlimit;
            var seconds = (int)Math.Ceiling(limits.Time.TotalSeconds);
            info.ArgumentList.Add($"--cpu={seconds}:{seconds + 1}");
            info.ArgumentList.Add($"--as={limits.AddressSpace}");
            info.ArgumentList.Add($"--fsize={limits.Output}");
            info.ArgumentList.Add($"--nofile={limits.OpenFiles}");
            info.ArgumentList.Add("--core=0");
            info.ArgumentList.Add(program);
        }
        else
        {
            info.FileName = program;
        }

        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        // The child needs no secret of ours, and its messages are matched in English.
        var path = info.Environment.TryGetValue("PATH", out var value) ? value : null;
        info.Environment.Clear();
        info.Environment["PATH"] = path;
        info.Environment["LC_ALL"] = "C.UTF-8";
        // Two recognisers work side by side; each with threads of its own they would be in each other's way.
        info.Environment["OMP_THREAD_LIMIT"] = "1";
        return info;
    }

    private static async Task<(byte[] Output, bool Complete)> ReadOutputAsync(Stream stream, long limit, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (output.Length + read > limit)
            {
                return ([], false);
            }

            output.Write(buffer, 0, read);
        }

        return (output.ToArray(), true);
    }

    private static async Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var kept = new System.Text.StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            // Read on when full: a child that cannot write its errors would stand still.
            kept.Append(buffer, 0, Math.Min(read, MaxErrorLength - kept.Length));
        }

        return kept.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the call.
        }
    }
}

/// <summary>Bounds of one child process.</summary>
/// <param name="Time">Wall-clock and processor time.</param>
/// <param name="Output">Bytes of standard output, and of each file that it writes.</param>
internal sealed record ChildLimits(TimeSpan Time, long Output)
{
    /// <summary>Bytes of memory that the child may reserve.</summary>
    public long AddressSpace { get; init; } = 1L << 30;

    public int OpenFiles { get; init; } = 64;
}
