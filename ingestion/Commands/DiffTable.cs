using System.Globalization;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>Shows what an order changes in the library.</summary>
internal static class DiffTable
{
    private const int MostLines = 60;
    private const int MostPassages = 12;

    public static void Print(LibraryDiff diff, bool withPassages, TextWriter writer)
    {
        if (diff.IsEmpty)
        {
            writer.WriteLine("Không có gì thay đổi.");
            return;
        }

        writer.WriteLine("Thay đổi:");
        var lines = diff.Documents.SelectMany(document => Lines(document, withPassages)).Concat(diff.Validity.Select(Line)).ToList();
        foreach (var line in withPassages ? lines : lines.Take(MostLines))
        {
            writer.WriteLine(CommandOutput.Printable(line) is var safe && line.StartsWith("      ", StringComparison.Ordinal) ? $"      {safe.Trim()}" : $"  {safe.Trim()}");
        }

        if (!withPassages && lines.Count > MostLines)
        {
            writer.WriteLine($"  … và {lines.Count - MostLines} dòng nữa.");
        }

        writer.WriteLine(
            $"  Cộng: thêm {diff.Count(PublishChange.Added)}, sửa {diff.Count(PublishChange.Changed)}, gỡ {diff.Count(PublishChange.Removed)}, "
            + $"hết hiệu lực {diff.Ended.Count()} văn bản; "
            + $"{diff.Documents.Sum(document => document.Outcome.PassagesAdded)} đoạn mới hoặc sửa, {diff.Documents.Sum(document => document.Outcome.PassagesRemoved)} đoạn bỏ.");
    }

    /// <summary>Gives the form in which JSON shows it.</summary>
    public static object Describe(LibraryDiff diff, bool withPassages) => new
    {
        Added = Documents(diff, PublishChange.Added, withPassages),
        Changed = Documents(diff, PublishChange.Changed, withPassages),
        Removed = Documents(diff, PublishChange.Removed, withPassages),
        Expired = Validity(diff.Ended),
        OtherValidity = Validity(diff.Validity.Where(change => !change.Ends)),
    };

    private static object Documents(LibraryDiff diff, PublishChange change, bool withPassages) => diff.Documents
        .Where(document => document.Outcome.Change == change)
        .Select(document => new
        {
            document.Outcome.Number,
            document.Title,
            Kind = document.Kind.ToString().ToLowerInvariant(),
            document.EffectiveFrom,
            document.EffectiveUntil,
            PassagesAdded = document.Outcome.Passages.Added.Count,
            PassagesChanged = document.Outcome.Passages.Changed.Count,
            PassagesRemoved = document.Outcome.Passages.Removed.Count,
            document.Outcome.PassagesKept,
            Passages = withPassages ? document.Outcome.Passages : null,
        });

    private static object Validity(IEnumerable<ValidityChange> changes) => changes.Select(change => new
    {
        change.Number,
        change.Title,
        change.UntilBefore,
        Until = change.UntilAfter,
        By = change.EndedBy,
        change.PassagesEnded,
    });

    private static IEnumerable<string> Lines(DocumentChange document, bool withPassages)
    {
        var (outcome, passages) = (document.Outcome, document.Outcome.Passages);
        var name = $"{outcome.Number} {document.Title}";
        yield return outcome.Change switch
        {
            PublishChange.Added => $"+ {name}: mới, {passages.Added.Count} đoạn",
            PublishChange.Removed => $"- {name}: gỡ, {passages.Removed.Count} đoạn",
            _ => $"~ {name}: {passages.Added.Count} đoạn mới, {passages.Changed.Count} đoạn sửa, {passages.Removed.Count} đoạn bỏ, {outcome.PassagesKept} đoạn giữ nguyên",
        };
        if (!withPassages || outcome.Change != PublishChange.Changed)
        {
            yield break;
        }

        foreach (var (word, ids) in new[] { ("đoạn mới", passages.Added), ("đoạn sửa", passages.Changed), ("đoạn bỏ", passages.Removed) })
        {
            if (ids.Count > 0)
            {
                var more = ids.Count > MostPassages ? $" … và {ids.Count - MostPassages} đoạn nữa" : "";
                yield return $"      {word}: {string.Join(", ", ids.Take(MostPassages).Select(id => Place(id, outcome.Number)))}{more}";
            }
        }
    }

    private static string Line(ValidityChange change)
    {
        var by = change.EndedBy is null ? "" : $" (do {change.EndedBy})";
        var passages = change.PassagesEnded > 0 ? $", {change.PassagesEnded} đoạn không còn được trích là hiện hành" : "";
        return change switch
        {
            { Ends: true } => $"! {change.Number} {change.Title}: hết hiệu lực sau ngày {Day(change.UntilAfter!.Value)}{by}{passages}",
            _ when change.UntilBefore == change.UntilAfter => $"! {change.Number} {change.Title}: số đoạn được trích là hiện hành thay đổi ({-change.PassagesEnded:+0;-0})",
            { UntilAfter: { } until } => $"! {change.Number} {change.Title}: nay có hiệu lực đến hết ngày {Day(until)}{by}",
            _ => $"! {change.Number} {change.Title}: không còn ngày hết hiệu lực (trước: {Day(change.UntilBefore!.Value)})",
        };
    }

    /// <summary>Turns <c>45/2019/QH14/d35/k1</c> into <c>Điều 35 khoản 1</c>.</summary>
    private static string Place(string id, string number)
    {
        var parts = id[Math.Min(number.Length + 1, id.Length)..].Split('/');
        return string.Join(' ', parts.Select(part => part switch
        {
            ['d', .. var article] => $"Điều {article}",
            ['k', .. var clause] => $"khoản {clause}",
            ['m', .. var section] => $"Mục {section}",
            _ => "toàn bài",
        }));
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
