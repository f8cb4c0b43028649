using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;
using CsvHelper;

namespace CongDoan.Ingestion.Notes;

/// <summary>Turns a table of questions and answers into note drafts, one a row. The first row names the columns.</summary>
internal static class NoteTable
{
    /// <summary>Rows beyond this are an export of something else.</summary>
    public const int MaxRows = 5000;

    /// <summary>Bytes of one row.</summary>
    private const int MaxRecord = 64 * 1024;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Column names after folding, in Vietnamese and English.</summary>
    private static readonly (string Column, string[] Names)[] Columns =
    [
        ("id", ["id", "ma"]),
        ("question", ["cau hoi", "question", "q", "hoi"]),
        ("variants", ["cach hoi khac", "cau hoi tuong tu", "variants", "bien the"]),
        ("answer", ["tra loi", "cau tra loi", "answer", "a", "dap"]),
        ("detail", ["chi tiet", "detail"]),
        ("topic", ["chu de", "topic"]),
        ("basis", ["can cu", "can cu phap ly", "basis"]),
        ("confidence", ["do tin cay", "muc do tin cay", "confidence"]),
        ("reviewed", ["ngay soat", "ngay kiem tra", "reviewed"]),
        ("review_by", ["soat lai truoc", "kiem tra lai truoc", "review by"]),
        ("unit", ["don vi", "unit"]),
    ];

    /// <summary>
    /// Gives one draft for each row that can be read, and a sentence for each row that cannot; throws
    /// <see cref="RefusedException"/> when the file is no such table.
    /// </summary>
    /// <param name="text">The decoded table.</param>
    /// <param name="sourceName">File name, to show it.</param>
    /// <param name="today">Day of the publish: a row without a day of review was reviewed when it was handed in.</param>
    public static (IReadOnlyList<DocumentDraft> Drafts, IReadOnlyList<string> Problems) Parse(string text, string sourceName, DateOnly today)
    {
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions
            {
                Separator = Separator(text),
                HasHeader = true,
                MaxRecordSize = MaxRecord,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MissingField = CsvMissingFieldHandling.ReturnEmpty,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            return Read(csv, sourceName, today);
        }
        catch (CsvFormatException e)
        {
            throw new RefusedException("Bảng CSV hỏng: dấu ngoặc kép không khép, dòng quá dài, hoặc dòng đầu không phải tên cột.", e);
        }
    }

    /// <summary>Spreadsheets set to Vietnamese separate by semicolons.</summary>
    private static char Separator(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = end < 0 ? text : text[..end];
        return Separators.MaxBy(sign => header.Count(c => c == sign));
    }

    private static (List<DocumentDraft>, List<string>) Read(CsvReader csv, string sourceName, DateOnly today)
    {
        var columns = Find(csv.Headers ?? []);
        if (!columns.ContainsKey("question") || !columns.ContainsKey("answer"))
        {
            throw new RefusedException("Bảng CSV phải có dòng đầu ghi tên cột, ít nhất \"câu hỏi\" và \"trả lời\".");
        }

        var drafts = new List<DocumentDraft>();
        var problems = new List<string>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            if (drafts.Count + problems.Count >= MaxRows)
            {
                throw new RefusedException($"Bảng CSV có hơn {MaxRows} dòng; hãy tách thành nhiều tệp.");
            }

            try
            {
                var draft = Draft(column => columns.TryGetValue(column, out var at) ? TextCleaner.Clean(at < csv.FieldCount ? csv.GetString(at) : "").Trim() : "", sourceName, today);
                if (draft is not null && !ids.Add(draft.Number))
                {
                    throw new RefusedException("câu hỏi hoặc mã này đã có ở dòng trên.");
                }

                if (draft is not null)
                {
                    drafts.Add(draft);
                }
            }
            catch (RefusedException e)
            {
                problems.Add($"Dòng {csv.LineNumber}: {e.Message}");
            }
        }

        return drafts.Count > 0 ? (drafts, problems)
            : throw new RefusedException(problems.Count > 0 ? $"Không dòng nào dùng được. {problems[0]}" : "Bảng CSV không có dòng nào.");
    }

    private static Dictionary<string, int> Find(IReadOnlyList<string> header)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < header.Count; at++)
        {
            var name = Folding.Fold(TextCleaner.CleanLine(header[at])).Replace('_', ' ');
            if (Columns.FirstOrDefault(column => column.Names.Contains(name)).Column is { } column)
            {
                found.TryAdd(column, at);
            }
        }

        return found;
    }

    private static DocumentDraft? Draft(Func<string, string> cell, string sourceName, DateOnly today)
    {
        var question = TextCleaner.CleanLine(cell("question"));
        var answer = cell("answer");
        if (question.Length == 0 && answer.Length == 0)
        {
            return null;
        }

        if (question.Length == 0 || answer.Length == 0)
        {
            throw new RefusedException(question.Length == 0 ? "thiếu câu hỏi." : "thiếu câu trả lời.");
        }

        var (brief, detail) = Split(answer, cell("detail"));
        var confidence = cell("confidence").ToUpperInvariant();
        var reviewed = Day(cell("reviewed"), today);
        return new DocumentDraft
        {
            Kind = DocumentKind.Note,
            Number = Id(cell("id"), question),
            Title = question,
            Unit = cell("unit") is { Length: > 0 } unit ? unit : UnionUnit.RootId,
            SourceName = sourceName,
            Passages = [new PassageDraft { Heading = question, Text = detail.Length == 0 ? brief : $"{brief}\n\n{detail}" }],
            Note = new NoteDraft
            {
                Topic = cell("topic") is { Length: > 0 } topic ? topic : "hoi_dap",
                Questions = [question, .. cell("variants").Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(variant => variant != question).Distinct()],
                ShortAnswer = brief,
                Detail = detail,
                Basis = Basis(cell("basis")),
                // A row says nothing of how sure it is: the lowest grade, until a person raises it.
                Confidence = confidence is "A" or "B" or "C" ? confidence : "C",
                Reviewed = reviewed,
                ReviewBy = Day(cell("review_by"), reviewed.AddYears(1)),
            },
        };
    }

    /// <summary>What does not fit into the short answer goes to the detail, cut at the end of a sentence.</summary>
    private static (string Brief, string Detail) Split(string answer, string detail)
    {
        if (answer.Length <= NoteParser.MaxAnswerLength)
        {
            return (answer, detail);
        }

        var end = SentenceEnd.Matches(answer[..NoteParser.MaxAnswerLength]).LastOrDefault();
        var at = end is null ? answer.LastIndexOf(' ', NoteParser.MaxAnswerLength - 1) : end.Index + 1;
        at = at <= 0 ? NoteParser.MaxAnswerLength : at;
        var rest = answer[at..].Trim();
        return (answer[..at].Trim(), detail.Length == 0 ? rest : $"{rest}\n\n{detail}");
    }

    private static List<BasisDraft> Basis(string cell) =>
        cell.Split(['|', '\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Entry).ToList();

    private static BasisDraft Entry(string text)
    {
        var number = DocumentNumber.FirstIn(text) ?? throw new RefusedException($"căn cứ \"{text}\" không nêu số hiệu văn bản, như 45/2019/QH14.");
        var place = Place.Match(text);
        string? Part(string name) => place.Groups[name].Success ? place.Groups[name].Value : null;
        return new BasisDraft(number, number, Part("article"), Part("article") is null ? null : Part("clause"), Part("clause") is null ? null : Part("point"), null);
    }

    private static DateOnly Day(string text, DateOnly otherwise)
    {
        if (text.Length == 0)
        {
            return otherwise;
        }

        return VietnameseDate.TryParse(text, out var date) ? date : throw new RefusedException($"\"{text}\" không phải ngày; viết như 2026-11-22.");
    }

    /// <summary>The question itself names the row, so that publishing the table again changes nothing.</summary>
    private static string Id(string given, string question)
    {
        var slug = NotSlug.Replace(Folding.Fold(given.Length > 0 ? given : question), "-").Trim('-');
        if (given.Length > 0)
        {
            return slug;
        }

        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(question.ToLowerInvariant())))[..8];
        return $"{(slug.Length > 60 ? slug[..60].Trim('-') : slug)}-{hash}";
    }

    private static readonly Regex SentenceEnd = new(@"[.!?…](?=\s|$)");

    private static readonly Regex Place = new(@"^(?:.*?điểm\s+(?<point>[a-zđ]\d?)\b)?(?:.*?khoản\s+(?<clause>\d{1,3}[a-zđ]?)\b)?.*?điều\s+(?<article>\d{1,3}[a-zđ]?)\b", RegexOptions.IgnoreCase);

    private static readonly Regex NotSlug = new("[^a-z0-9]+");
}
