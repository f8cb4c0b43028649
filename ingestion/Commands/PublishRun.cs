using CongDoan.Ingestion.Publishing;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Commands;

/// <summary>One run of <c>publish</c> or <c>diff</c>.</summary>
internal sealed class PublishRun(CommandOutput output, string folder)
{
    public required string Command { get; init; }

    public required PublishOptions Options { get; init; }

    public required bool WithStarter { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>True names the passages that differ, too.</summary>
    public required bool ShowPassages { get; init; }

    public required bool ReadAgain { get; init; }

    public required bool Json { get; init; }

    /// <summary>Reads the files, publishes what was understood and reports; gives the exit status.</summary>
    public async Task<int> RunAsync(FoundSources found, CancellationToken cancellationToken)
    {
        var publisher = new FilePublisher(folder, IngestionServices.CreateReaders(TimeProvider.System))
        {
            Command = Command,
            Options = Options,
            WithStarter = WithStarter,
            DryRun = DryRun,
            ReadAgain = ReadAgain,
            Preview = diff => DiffTable.Print(diff, ShowPassages, output.Error),
        };
        var report = await publisher.RunAsync(found.Files, (steps, total, take) => PublishProgress.ShowAsync(steps, total, output, take), cancellationToken);
        if (report.Release is not null)
        {
            await EmbedAsync(cancellationToken);
        }

        var closed = found.Unreadable.Select(place => new IngestStep.Refused(place, "Không mở được thư mục này: thiếu quyền đọc hoặc đĩa lỗi."));
        report = report with { Refused = [.. report.Refused, .. closed] };
        if (Json)
        {
            WriteJson(report, [.. found.Skipped, .. found.Outside]);
        }
        else
        {
            Print(report, found.Skipped);
        }

        if (found.Outside.Count > 0)
        {
            output.Say($"Bỏ qua {found.Outside.Count} liên kết dẫn ra ngoài thư mục: {Names(found.Outside)}. Muốn đưa vào thì ghi thẳng tên từng tệp.");
        }

        return report.Refused.Count > 0 ? ExitStatus.Refused : ExitStatus.Done;
    }

    /// <summary>Embeds what is new, where a model is set; what does not come now the host fetches later.</summary>
    private async Task EmbedAsync(CancellationToken cancellationToken)
    {
        await using var session = await LibrarySession.OpenAsync(folder, withStarter: false, cancellationToken);
        if (!await session.Upkeep.EmbedAsync(cancellationToken))
        {
            output.Say(
                $"Mô hình nhúng (Embedding:Endpoint) không trả lời ({session.Upkeep.Problem}). Văn bản đã vào kho và tìm được theo từ ngữ; "
                + "máy chủ sẽ tự tính vectơ nghĩa khi mô hình hoạt động lại.");
        }
    }

    private void WriteJson(PublishReport report, IReadOnlyList<SourceFile> skipped) => output.WriteJson(new
    {
        Data = folder,
        LibraryVersion = report.Version,
        report.Release,
        Documents = report.Documents.Select(document => new
        {
            File = document.File.FullPath,
            document.Summary.Number,
            document.Summary.Title,
            Kind = document.Summary.Kind.ToString().ToLowerInvariant(),
            document.Summary.EffectiveFrom,
            document.Summary.EffectiveUntil,
            Change = ChangeWords.Json(document.Outcome.Change),
            Articles = document.Summary.Articles ?? 0,
            document.Outcome.PassagesAdded,
            document.Outcome.PassagesRemoved,
            document.Outcome.PassagesKept,
            document.Summary.Warnings,
        }),
        Refused = report.Refused.Select(step => new { File = step.File.FullPath, step.Reason }),
        Unchanged = report.Unchanged.Select(file => file.FullPath),
        Skipped = skipped.Select(file => file.FullPath),
        Diff = DiffTable.Describe(report.Diff, ShowPassages),
    });

    private void Print(PublishReport report, IReadOnlyList<SourceFile> skipped)
    {
        foreach (var document in report.Documents)
        {
            DocumentTable.Print(document.File, document.Summary, document.Outcome, output.Out);
        }

        foreach (var step in report.Refused)
        {
            output.Out.WriteLine();
            output.Out.WriteLine($"{CommandOutput.Printable(step.File.Name)}");
            output.Out.WriteLine($"  Không nhận: {step.Reason}");
        }

        foreach (var file in report.Unchanged)
        {
            output.Out.WriteLine($"{CommandOutput.Printable(file.Name)}: trang không đổi từ lần trước.");
        }

        if (skipped.Count > 0)
        {
            output.Out.WriteLine();
            output.Out.WriteLine($"Bỏ qua {skipped.Count} tệp không thuộc loại đọc được: {Names(skipped)}");
        }

        output.Out.WriteLine();
        if (DryRun)
        {
            DiffTable.Print(report.Diff, ShowPassages, output.Out);
        }

        var done = DryRun ? "Chạy thử, chưa lưu gì" : "Đã xong";
        output.Out.WriteLine($"{done}: {report.Documents.Count} văn bản, {report.Refused.Count} tệp không nhận. {ChangeWords.Stored(report.Release, report.Version)}");
    }

    private static string Names(IEnumerable<SourceFile> files) => string.Join(", ", files.Select(file => CommandOutput.Printable(file.Name)));
}
