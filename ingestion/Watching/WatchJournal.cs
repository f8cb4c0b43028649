using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Watching;

/// <summary>Says in Vietnamese, with the time of Vietnam, what a watch does. The same trouble is told once until it is over.</summary>
internal sealed class WatchJournal(TextWriter writer, TimeProvider time)
{
    private string? trouble;

    public void Say(string line) => writer.WriteLine($"[{VietnamTime.Show(time.GetUtcNow())}] {TextCleaner.CleanLine(line)}");

    /// <summary>Tells of something that hinders the watch and is tried again.</summary>
    public void Trouble(string line)
    {
        if (trouble != line)
        {
            trouble = line;
            Say(line);
        }
    }

    /// <summary>What hindered is over.</summary>
    public void Over() => trouble = null;

    public void Published(PublishReport report)
    {
        foreach (var document in report.Documents.Where(document => document.Outcome.Change != PublishChange.Unchanged))
        {
            var (summary, outcome) = (document.Summary, document.Outcome);
            Say($"{document.File.Name}: {summary.Number} {summary.Title}: {What(outcome)}");
            foreach (var warning in summary.Warnings.Where(_ => outcome.Change is PublishChange.Added or PublishChange.Changed))
            {
                Say($"  lưu ý: {warning}");
            }
        }

        foreach (var refused in report.Refused)
        {
            Say($"{refused.File.Name}: không nhận: {refused.Reason}");
        }

        Changed(report.Diff, report.Release);
    }

    /// <summary>Tells what a release ended, and its number.</summary>
    public void Changed(LibraryDiff diff, long? release)
    {
        if (release is not { } number)
        {
            return;
        }

        foreach (var change in diff.Ended)
        {
            Say($"{change.Number} {change.Title}: hết hiệu lực sau ngày {change.UntilAfter:dd/MM/yyyy}{(change.EndedBy is { } by ? $" (do {by})" : "")}");
        }

        Say($"Bản phát hành {number}: thêm {diff.Count(PublishChange.Added)}, sửa {diff.Count(PublishChange.Changed)}, gỡ {diff.Count(PublishChange.Removed)} văn bản.");
    }

    private static string What(PublishOutcome outcome) => outcome.Change switch
    {
        PublishChange.Added => $"mới thêm, {outcome.PassagesAdded} đoạn",
        PublishChange.Changed => $"đã thay nội dung ({outcome.PassagesAdded} đoạn mới hoặc sửa, {outcome.PassagesRemoved} đoạn bỏ, {outcome.PassagesKept} đoạn giữ nguyên)",
        PublishChange.OlderEdition => "kho đã có bản mới hơn, giữ bản trong kho",
        PublishChange.EditedByPeople => "ghi chú đã có người sửa, giữ bản trong kho",
        _ => "không đổi",
    };
}
