using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>One run of <c>publish</c>.</summary>
internal sealed class PublishRun(CommandOutput output, string folder)
{
    private readonly List<IngestedFile> understood = [];
    private readonly List<IngestStep.Refused> refused = [];

    public required PublishOptions Options { get; init; }

    public required bool WithStarter { get; init; }

    public required bool DryRun { get; init; }

    public required bool Json { get; init; }

    /// <summary>Reads the files, publishes what was understood and reports; gives the exit status.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        // A dry run stores nothing, starter notes included.
        await using var session = await LibrarySession.OpenAsync(folder, WithStarter && !DryRun, cancellationToken);
        await ReadAsync(paths, cancellationToken);
        var outcomes = await PublishAsync(session, cancellationToken);
        var version = await session.Reader.VersionAsync(cancellationToken);
        if (Json)
        {
            WriteJson(outcomes, version);
        }
        else
        {
            Print(outcomes, version);
        }

        return refused.Count > 0 ? ExitStatus.Refused : ExitStatus.Done;
    }

    private async Task ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var readers = IngestionServices.CreateReaders(TimeProvider.System);
        IReadOnlyList<SourceFile> files;
        try
        {
            files = SourceFinder.Find(paths, readers);
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is RefusedException ? e.Message : "Không đọc được thư mục: thiếu quyền hoặc đĩa lỗi.", e);
        }

        if (files.Count == 0)
        {
            throw new UsageException($"Không có tệp nào đọc được trong thư mục. Các loại đọc được: {string.Join(", ", readers.Extensions)}.");
        }

        await PublishProgress.ShowAsync(
            new Ingestor(readers).ReadAsync(files, Options, cancellationToken),
            files.Count,
            output,
            step =>
            {
                if (step is IngestStep.Understood done)
                {
                    understood.Add(done.Result);
                }
                else if (step is IngestStep.Refused failure)
                {
                    refused.Add(failure);
                }
            });
    }

    private async Task<IReadOnlyList<(IngestedFile File, PublishOutcome Outcome)>> PublishAsync(LibrarySession session, CancellationToken cancellationToken)
    {
        var chosen = OnePerNumber();
        if (chosen.Count == 0)
        {
            return [];
        }

        var outcomes = await session.Editor.PublishAsync(chosen.Select(file => file.Draft).ToList(), DryRun, cancellationToken);
        var byNumber = chosen.Zip(outcomes).ToDictionary(pair => pair.First, pair => pair.Second);
        return understood
            .Select(file => (file, byNumber.GetValueOrDefault(file) ?? new PublishOutcome(file.Draft.Number, PublishChange.OlderEdition, 0, 0, 0)))
            .ToList();
    }

    /// <summary>
    /// Of several files with one number the latest edition is published, whatever their order; two files with the same
    /// edition cannot both be right, so all but the first are refused.
    /// </summary>
    private List<IngestedFile> OnePerNumber()
    {
        var chosen = new List<IngestedFile>();
        foreach (var group in understood.GroupBy(file => file.Draft.Number, StringComparer.OrdinalIgnoreCase).ToList())
        {
            var best = group.MaxBy(file => file.Draft.EditionDate ?? DateOnly.MinValue)!;
            chosen.Add(best);
            foreach (var other in group.Where(file => file != best && file.Draft.EditionDate == best.Draft.EditionDate))
            {
                understood.Remove(other);
                refused.Add(new IngestStep.Refused(other.File, $"Trùng số hiệu {other.Draft.Number} với tệp {best.File.Name}; hãy bỏ bớt một tệp."));
            }
        }

        return chosen;
    }

    private void WriteJson(IReadOnlyList<(IngestedFile File, PublishOutcome Outcome)> outcomes, long version) => output.WriteJson(new
    {
        Data = folder,
        LibraryVersion = version,
        Documents = outcomes.Select(pair => new
        {
            File = pair.File.File.FullPath,
            pair.File.Draft.Number,
            pair.File.Draft.Title,
            Kind = pair.File.Draft.Kind.ToString().ToLowerInvariant(),
            pair.File.Draft.EffectiveFrom,
            pair.File.Draft.EffectiveUntil,
            Change = Word(pair.Outcome.Change),
            Articles = pair.File.Law?.Articles.Count ?? 0,
            pair.Outcome.PassagesAdded,
            pair.Outcome.PassagesRemoved,
            pair.Outcome.PassagesKept,
            pair.File.Warnings,
        }),
        Refused = refused.Select(step => new { File = step.File.FullPath, step.Reason }),
    });

    private static string Word(PublishChange change) => change switch
    {
        PublishChange.Added => "added",
        PublishChange.Changed => "changed",
        PublishChange.Unchanged => "unchanged",
        PublishChange.OlderEdition => "older_edition",
        PublishChange.EditedByPeople => "edited_by_people",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private void Print(IReadOnlyList<(IngestedFile File, PublishOutcome Outcome)> outcomes, long version)
    {
        foreach (var (file, outcome) in outcomes)
        {
            DocumentTable.Print(file, outcome, output.Out);
        }

        foreach (var step in refused)
        {
            output.Out.WriteLine();
            output.Out.WriteLine($"{CommandOutput.Printable(step.File.Name)}");
            output.Out.WriteLine($"  Không nhận: {step.Reason}");
        }

        output.Out.WriteLine();
        var done = DryRun ? "Chạy thử, chưa lưu gì" : "Đã xong";
        output.Out.WriteLine($"{done}: {outcomes.Count} văn bản, {refused.Count} tệp không nhận. Phiên bản kho {version}.");
    }
}
