using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CongDoan.Knowledge.Library;
using Microsoft.Data.Sqlite;

namespace CongDoan.Tests.Ingestion.Publishing;

/// <summary>
/// A publish in a process of its own that is ended with SIGKILL, over a library that held an earlier release. The soak
/// shares this file.
/// </summary>
internal sealed class KilledPublish : IDisposable
{
    private const int Notes = 150;

    private readonly string _root = Directory.CreateTempSubdirectory("congdoan-publish-").FullName;
    private int _runs;

    private KilledPublish()
    {
    }

    /// <summary>What the library holds before the publish.</summary>
    public string Old { get; private set; } = "";

    /// <summary>What it holds after one that nobody ended.</summary>
    public string New { get; private set; } = "";

    /// <summary>How long a publish takes that nobody ends.</summary>
    public TimeSpan Whole { get; private set; }

    private string OldFolder => Path.Combine(_root, "old");

    public static async Task<KilledPublish> PrepareAsync(CancellationToken cancellationToken)
    {
        var trial = new KilledPublish();
        trial.WriteNotes("first", "Trả lời cũ", 0);
        trial.WriteNotes("second", "Trả lời mới", Notes / 3);
        trial.Old = await trial.PublishAsync("first", trial.OldFolder, cancellationToken);
        var start = TimeProvider.System.GetTimestamp();
        trial.New = await trial.PublishAsync("second", trial.CopyOfOld(), cancellationToken);
        trial.Whole = TimeProvider.System.GetElapsedTime(start);
        return trial;
    }

    /// <summary>
    /// Ends a publish so long after it wrote this to standard error (null: after its start), and gives what the library
    /// holds then. Was it too late, the publish is whole.
    /// </summary>
    public async Task<string> EndAsync(string? words, TimeSpan after, CancellationToken cancellationToken)
    {
        var data = CopyOfOld();
        using var publisher = Start("second", data);
        try
        {
            if (words is not null)
            {
                while (await publisher.StandardError.ReadLineAsync(cancellationToken) is { } line && !line.Contains(words, StringComparison.Ordinal))
                {
                }
            }

            await Task.Delay(after, cancellationToken);
        }
        finally
        {
            publisher.Kill();
            await publisher.WaitForExitAsync(CancellationToken.None);
        }

        return await ContentsAsync(data, cancellationToken);
    }

    /// <summary>Publishes over what the last ended publish left, and gives what the library holds then.</summary>
    public Task<string> AgainAsync(CancellationToken cancellationToken) => PublishAsync("second", Run(_runs), cancellationToken);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Run(int number) => Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"run-{number}"));

    private string CopyOfOld()
    {
        if (_runs > 1)
        {
            Directory.Delete(Run(_runs), recursive: true);
        }

        var copy = Run(++_runs);
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(OldFolder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private void WriteNotes(string folder, string answer, int from)
    {
        Directory.CreateDirectory(Path.Combine(_root, folder));
        for (var i = from; i < from + Notes; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"ghi-chu-{i:000}");
            File.WriteAllText(Path.Combine(_root, folder, id + ".md"), $"""
                ---
                id: {id}
                kind: answer
                title: Câu hỏi thử số {i}?
                topic: hop_dong
                questions:
                  - Câu hỏi thử số {i}?
                  - Hỏi cách khác về việc số {i}
                  - hoi khong dau ve viec so {i}
                answer: {answer} cho việc số {i}.
                basis:
                  - document: 45/2019/QH14
                    title: Bộ luật Lao động
                    article: "20"
                    clause: "1"
                facts: [HD-04]
                confidence: A
                effective_from: 2021-01-01
                effective_until:
                reviewed: 2026-11-22
                review_by: 2027-06-30
                ---
                {string.Concat(Enumerable.Repeat($"{answer}, nói kỹ hơn về việc số {i}. ", 20))}
                """);
        }
    }

    private Process Start(string folder, string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in new[] { Program(), "publish", Path.Combine(_root, folder), "--data", data, "--no-starter" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>The program that <c>dotnet run --project ingestion</c> would start, in the configuration of the caller.</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, "CongDoan.Ingestion", output.Name, "CongDoan.Ingestion.dll");
    }

    private async Task<string> PublishAsync(string folder, string data, CancellationToken cancellationToken)
    {
        using var publisher = Start(folder, data);
        var (output, errors) = (publisher.StandardOutput.ReadToEndAsync(cancellationToken), publisher.StandardError.ReadToEndAsync(cancellationToken));
        await publisher.WaitForExitAsync(cancellationToken);
        return publisher.ExitCode == 0
            ? await ContentsAsync(data, cancellationToken)
            : throw new InvalidOperationException($"The publish failed: {await errors}\n{await output}");
    }

    /// <summary>Gives a hash of everything that the library holds but times, or what is wrong with the file.</summary>
    private static async Task<string> ContentsAsync(string data, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, LibraryDb.FileName)};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (await command.ExecuteScalarAsync(cancellationToken) is not "ok" and var damage)
        {
            return $"damaged: {damage}";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in new[] { "library_state", "documents", "passages", "notes", "releases", "release_documents", "document_versions", "published_files" })
        {
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var cells = Enumerable.Range(0, reader.FieldCount)
                    .Where(i => reader.GetName(i) is not ("PublishedAt" or "At"))
                    .Select(i => reader.GetValue(i) is byte[] blob ? Convert.ToHexString(SHA256.HashData(blob)) : string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(i)}"));
                hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\0', cells)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
