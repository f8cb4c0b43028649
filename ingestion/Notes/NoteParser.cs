using System.Text.RegularExpressions;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Notes;

/// <summary>Turns a curated note (YAML front matter and Markdown) into a draft, or says in one sentence what is wrong with it.</summary>
internal static class NoteParser
{
    /// <summary>The first thing a member reads on a phone.</summary>
    public const int MaxAnswerLength = 350;

    private static readonly string[] Keys =
    [
        "id", "kind", "title", "topic", "questions", "answer", "basis", "facts", "confidence",
        "effective_from", "effective_until", "reviewed", "review_by", "unit",
    ];

    private static readonly string[] BasisKeys = ["document", "title", "article", "clause", "point", "amended_by"];

    /// <summary>Reads one note, or throws <see cref="NoteException"/>.</summary>
    public static DocumentDraft Parse(string text, string sourceName)
    {
        var (map, body) = FrontMatter.Read(TextCleaner.Clean(text));
        NoteFields.RefuseUnknown(map, Keys, "trong phần đầu ghi chú");
        var id = Id(map);
        var isStop = NoteFields.OneOf(map, "kind", "answer", "stop") == "stop";
        var answer = Answer(map);
        var basis = Basis(map, isStop);
        var from = NoteFields.OptionalDate(map, "effective_from");
        var until = NoteFields.OptionalDate(map, "effective_until");
        if (from > until)
        {
            throw new NoteException(map.KeyLines["effective_until"], "\"effective_until\" đứng trước \"effective_from\".");
        }

        return new DocumentDraft
        {
            Kind = DocumentKind.Note,
            Number = id,
            Title = NoteFields.Required(map, "title"),
            EffectiveFrom = from,
            EffectiveUntil = until,
            Unit = NoteFields.Optional(map, "unit") ?? UnionUnit.RootId,
            SourceName = sourceName,
            Passages = [new PassageDraft { Heading = NoteFields.Required(map, "title"), Text = body.Length == 0 ? answer : $"{answer}\n\n{body}" }],
            Note = new NoteDraft
            {
                IsStop = isStop,
                Topic = NoteFields.Required(map, "topic"),
                Questions = Questions(map),
                ShortAnswer = answer,
                Detail = body,
                Basis = basis,
                Confidence = NoteFields.OneOf(map, "confidence", "A", "B", "C"),
                Reviewed = NoteFields.RequiredDate(map, "reviewed"),
                ReviewBy = NoteFields.RequiredDate(map, "review_by"),
            },
        };
    }

    private static string Id(NoteMap map)
    {
        var id = NoteFields.Required(map, "id");
        return Slug.IsMatch(id)
            ? id
            : throw new NoteException(map.KeyLines["id"], "\"id\" chỉ gồm chữ thường không dấu, số và dấu gạch nối, như \"nghi-thai-san\".");
    }

    private static string Answer(NoteMap map)
    {
        var answer = NoteFields.Required(map, "answer");
        var length = new System.Globalization.StringInfo(answer).LengthInTextElements;
        return length <= MaxAnswerLength
            ? answer
            : throw new NoteException(map.KeyLines["answer"], $"\"answer\" dài {length} ký tự, quá {MaxAnswerLength}; hãy chuyển bớt xuống phần chi tiết.");
    }

    private static List<string> Questions(NoteMap map)
    {
        var questions = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in NoteFields.Items(map, "questions"))
        {
            var question = node is NoteScalar scalar ? TextCleaner.CleanLine(scalar.Text) : "";
            if (question.Length == 0)
            {
                throw new NoteException(node.Line, "Mỗi mục của \"questions\" phải là một câu hỏi; câu có dấu hai chấm phải để trong ngoặc kép.");
            }

            if (!seen.Add(question.ToLowerInvariant()))
            {
                throw new NoteException(node.Line, $"Câu hỏi bị lặp lại: \"{question}\".");
            }

            questions.Add(question);
        }

        return questions.Count > 0
            ? questions
            : throw new NoteException(map.KeyLines.GetValueOrDefault("questions", map.Line), "\"questions\" phải có ít nhất một câu hỏi.");
    }

    private static List<BasisDraft> Basis(NoteMap map, bool isStop)
    {
        var entries = NoteFields.Items(map, "basis").Select(Entry).ToList();
        return entries.Count > 0 || isStop
            ? entries
            : throw new NoteException(map.KeyLines.GetValueOrDefault("basis", map.Line), "Ghi chú trả lời phải có căn cứ pháp lý (\"basis\"); chỉ ghi chú \"kind: stop\" được để trống.");
    }

    private static BasisDraft Entry(NoteNode node)
    {
        if (node is not NoteMap map)
        {
            throw new NoteException(node.Line, "Mỗi mục của \"basis\" phải có \"document\" và \"title\".");
        }

        NoteFields.RefuseUnknown(map, BasisKeys, "trong \"basis\"");
        var article = NoteFields.Provision(map, "article");
        var clause = NoteFields.Provision(map, "clause");
        var point = NoteFields.Optional(map, "point");
        if (point is not null && !PointLetter.IsMatch(point))
        {
            throw new NoteException(map.KeyLines["point"], $"\"point\" không hợp lệ (\"{point}\"); viết như \"a\" hoặc \"đ\".");
        }

        if (clause is not null && article is null)
        {
            throw new NoteException(map.KeyLines["clause"], "Có \"clause\" mà thiếu \"article\".");
        }

        return new BasisDraft(
            NoteFields.Number(map, "document") ?? throw new NoteException(map.Line, "Mục căn cứ thiếu \"document\" (số hiệu văn bản)."),
            NoteFields.Required(map, "title"),
            article,
            clause,
            point,
            NoteFields.Number(map, "amended_by"));
    }

    private static readonly Regex Slug = new(@"^[a-z0-9]+(?:-[a-z0-9]+)*$");

    private static readonly Regex PointLetter = new(@"^[a-zđ]\d?$");
}
