using CongDoan.Ingestion.Publishing;
using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Watching;

/// <summary>
/// Publishes what changes in a folder and, on a schedule, at addresses, until it is stopped. Nothing that happens to the
/// folder, a file or the library ends it; what could not be done is tried again.
/// </summary>
internal sealed class FolderWatch(WatchOptions options, FilePublisher publisher, string dataFolder, ReaderSet readers, WatchJournal journal, TimeProvider time)
{
    private readonly WatchedFiles files = new(options.Settle);
    private readonly AddressSchedule addresses = new(options.Addresses, options.AddressEvery);
    private readonly long start = time.GetTimestamp();
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private List<string> toRemove = [];
    private bool isMissing;
    private bool isFirst = true;

    private TimeSpan Now => time.GetElapsedTime(start);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var bell = options.Folder is { } folder ? new FolderBell(folder, time) : null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var wait = options.Poll;
            try
            {
                Look(bell);
                await PublishAsync(cancellationToken);
                await RemoveAsync(cancellationToken);
                journal.Over();
                wait = files.IsUnsettled || files.HasNews(Now) ? Shorter(options.Settle / 2) : options.Poll;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                journal.Trouble($"Chưa làm được, sẽ tự thử lại: {DiskTrouble.Sentence(e) ?? e.Message}");
            }

            if (bell is not null)
            {
                await bell.WaitAsync(wait, cancellationToken);
            }
            else
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private TimeSpan Shorter(TimeSpan wait) => wait < options.Poll ? wait : options.Poll;

    private void Look(FolderBell? bell)
    {
        if (options.Folder is not { } folder)
        {
            return;
        }

        if (FolderScan.Look(folder, readers) is not { } seen)
        {
            // A folder that is away, such as an unplugged drive, does not mean that its files were deleted.
            bell?.TakeDown();
            if (!isMissing)
            {
                journal.Say($"Không thấy thư mục {folder}; chờ đến khi có lại, kho giữ nguyên.");
            }

            isMissing = true;
            return;
        }

        if (isMissing)
        {
            journal.Say($"Đã thấy lại thư mục {folder}.");
            isMissing = false;
        }

        bell?.Hang();
        foreach (var place in seen.Unreadable.Where(place => told.Add(place.FullPath)))
        {
            journal.Say($"{place.Name}: không mở được thư mục này (thiếu quyền đọc hoặc đĩa lỗi); các thư mục khác vẫn được theo dõi.");
        }

        foreach (var link in seen.Outside.Where(link => told.Add(link.FullPath)))
        {
            journal.Say($"{link.Name}: bỏ qua liên kết dẫn ra ngoài thư mục.");
        }

        told.IntersectWith(seen.Unreadable.Concat(seen.Outside).Select(place => place.FullPath));
        files.Look(seen.Files, Now, seen.Unreadable.Select(place => place.FullPath).ToList());
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var due = addresses.Due(Now);
        if (due.Count == 0 && !files.HasNews(Now))
        {
            return;
        }

        var batch = files.ToPublish(Now);
        var report = await publisher.RunAsync([.. batch.Select(facts => facts.File), .. due], TakeAllAsync, cancellationToken);
        addresses.Done(due, Now);
        var facts = batch.ToDictionary(one => one.File, one => one);
        foreach (var document in report.Documents)
        {
            if (facts.TryGetValue(document.File, out var file))
            {
                files.Published(file, document.Summary.Number);
            }
            else
            {
                addresses.Succeeded(document.File);
            }
        }

        // A file that vanished while it was read is told as gone, not as bad.
        var refused = report.Refused.Where(step => facts.ContainsKey(step.File)
            ? File.Exists(step.File.FullPath)
            : !addresses.IsOldNews(step.File, step.Reason)).ToList();
        foreach (var step in refused.Where(step => facts.ContainsKey(step.File)))
        {
            files.Refused(facts[step.File]);
        }

        journal.Published(report with { Refused = refused });
        if (isFirst && report.Release is null)
        {
            journal.Say($"Đã xem {batch.Count} tệp: kho không thay đổi (bản phát hành {report.Version}).");
        }

        isFirst = false;
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var gone = isMissing ? [] : files.TakeGone(Now);
        foreach (var (file, number) in gone)
        {
            journal.Say(number is null
                ? $"{file.Name}: tệp không còn trong thư mục."
                : $"{file.Name}: tệp không còn trong thư mục; " + (options.RemoveMissing && !files.IsEmpty
                    ? $"gỡ {number} khỏi kho."
                    : $"{number} vẫn ở trong kho (muốn gỡ: remove \"{number}\")."));
        }

        if (options.RemoveMissing && gone.Count > 0 && files.IsEmpty)
        {
            journal.Say("Thư mục không còn tệp nào nên không gỡ gì: có thể ổ đĩa bị ngắt. Nếu đúng là muốn gỡ, hãy dùng lệnh remove.");
        }
        else if (options.RemoveMissing)
        {
            toRemove.AddRange(gone.Select(one => one.Number).OfType<string>());
        }

        if (toRemove.Count == 0)
        {
            return;
        }

        await using var session = await LibrarySession.OpenAsync(dataFolder, withStarter: false, cancellationToken);
        var order = new LibraryOrder.Remove(toRemove.Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            Command = $"watch --remove-missing: {string.Join(' ', toRemove)}",
        };
        var result = await session.Editor.ApplyAsync(order, cancellationToken);
        toRemove = [];
        journal.Changed(result.Diff, result.Release);
    }

    private static async Task TakeAllAsync(IAsyncEnumerable<IngestStep> steps, int total, Action<IngestStep> take)
    {
        await foreach (var step in steps)
        {
            take(step);
        }
    }
}
