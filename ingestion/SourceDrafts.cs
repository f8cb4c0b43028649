using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Plans;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion;

/// <summary>Tells what a text is (a note, a table of questions, a plan, a law) and makes its drafts.</summary>
internal sealed class SourceDrafts(TimeProvider time)
{
    /// <summary>Gives the drafts of a text, or null when it lost its marks and has to be restored before; throws <see cref="RefusedException"/>.</summary>
    public IReadOnlyList<IngestedFile>? Understand(SourceFile file, SourceText source, PublishOptions options) => source.Format switch
    {
        "csv" => Table(file, source, options),
        "markdown" when IsNote(source) => [Note(file, source, options)],
        _ => LegibilityCheck.Whole(source) is { } legible ? Understand(file, legible, options) : null,
    };

    /// <summary>Gives the drafts of a text that can be read.</summary>
    public static IReadOnlyList<IngestedFile> Understand(SourceFile file, LegibleText legible, PublishOptions options)
    {
        if (PlanDraft.Read(legible, file.Name) is { } plan)
        {
            return [Plan(file, plan, legible, options)];
        }

        if (legible.Source.Format != "markdown")
        {
            return [Law(file, legible, options)];
        }

        return [MarkdownText.AsLaw(legible.Source) is { } law ? Law(file, legible with { Source = law }, options) : Note(file, legible.Source, options)];
    }

    /// <summary>Markdown with front matter is a note; other Markdown may be a plan or a law.</summary>
    private static bool IsNote(SourceText source) =>
        source.Pages[0].TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("---", StringComparison.Ordinal);

    private static IngestedFile Plan(SourceFile file, PlanDraft plan, LegibleText legible, PublishOptions options)
    {
        var draft = Override(plan.Draft with { Number = options.Number ?? plan.Draft.Number }, options);
        var warnings = plan.Warnings.Where(warning => !IsSettled(warning, options)).Concat(UnknownUnit(options));
        return new IngestedFile(file, draft, null, plan.Furniture, [.. legible.Source.Warnings, .. legible.Warnings, .. warnings]);
    }

    /// <summary>A warning that asks for an option is settled when the option is given.</summary>
    private static bool IsSettled(string warning, PublishOptions options) =>
        (options.Number is not null && warning.Contains("--number", StringComparison.Ordinal))
        || (options.Unit is not null && warning.Contains("--unit", StringComparison.Ordinal))
        || (options.From is not null && warning.Contains("--from", StringComparison.Ordinal));

    private List<IngestedFile> Table(SourceFile file, SourceText source, PublishOptions options)
    {
        var (drafts, problems) = NoteTable.Parse(source.Pages[0], file.Name, VietnamTime.Day(time.GetUtcNow()));

        // What is wrong with rows is told once, with the first of them.
        return drafts.Select((draft, index) =>
            new IngestedFile(file, Override(draft, options), null, [], index == 0 ? [.. source.Warnings, .. problems] : [])).ToList();
    }

    private static IngestedFile Note(SourceFile file, SourceText source, PublishOptions options)
    {
        try
        {
            var draft = Override(NoteParser.Parse(source.Pages[0], file.Name), options);
            return new IngestedFile(file, draft, null, [], []);
        }
        catch (NoteException e)
        {
            throw new RefusedException(e.Message, e);
        }
    }

    private static IngestedFile Law(SourceFile file, LegibleText legible, PublishOptions options)
    {
        var (parsed, left) = SourceLaw.Read(legible.Source);
        var metadata = LawMetadataReader.Read(parsed, file.Name);
        // Without articles the text is divided by its own numbers, once its title is told from it.
        var law = parsed.Articles.Count > 0 ? AttachedText.Promote(parsed) : SectionedText.Split(parsed, LawTitle.Find(parsed, null).End);
        var number = options.Number ?? metadata.Number
            ?? throw new RefusedException("Không đọc được số hiệu văn bản, cả trong văn bản lẫn tên tệp; hãy ghi --number hoặc đặt tên tệp như luat-cong-doan-50-2024-QH15.pdf.");
        var passages = LawPassages.Of(law).Select(passage => passage with
        {
            RestoredConfidence = legible.Confidence,
            EffectiveFrom = passage.Article is { } article && metadata.Partial.From(article, passage.Clause, null) is { } own && own != metadata.EffectiveFrom ? own : null,
        }).ToList();
        if (passages.Count == 0)
        {
            throw new RefusedException("Không tìm thấy nội dung nào để đưa vào kho: văn bản không có Điều và không có đoạn chữ nào.");
        }

        var draft = Override(
            new DocumentDraft
            {
                Kind = DocumentKind.Law,
                Number = number,
                Title = metadata.Title.Length > 0 ? metadata.Title : number,
                Issuer = metadata.Issuer,
                Issued = metadata.Issued,
                EffectiveFrom = metadata.EffectiveFrom,
                EffectiveUntil = metadata.EffectiveUntil,
                Replaces = metadata.Replaces,
                Amends = metadata.Amends,
                Unit = metadata.Unit ?? "",
                Edition = metadata.Edition,
                EditionDate = metadata.EditionDate,
                Legibility = legible.Code,
                SourceName = file.Name,
                Passages = passages,
            },
            options);
        var furniture = law.Head.Concat(law.Tail).Select(paragraph => paragraph.Text)
            .Concat(law.Appendices.SelectMany(appendix => appendix.Furniture)).Concat(left).ToList();
        return new IngestedFile(file, draft, law, furniture, [.. legible.Source.Warnings, .. legible.Warnings, .. Warnings(law, metadata, options)]);
    }

    private static List<string> Warnings(LawStructure law, LawMetadata metadata, PublishOptions options)
    {
        var warnings = metadata.Warnings.Where(warning => options.From is null || !warning.Contains("--from", StringComparison.Ordinal)).Concat(law.Warnings).ToList();
        warnings.AddRange(law.Articles
            .Where(article => article.Lead.Count == 0 && article.Clauses.Count == 0)
            .Select(article => $"Điều {article.Number} không có nội dung dưới dòng tên điều; đã dùng chính dòng đó, hãy xem lại bản gốc."));
        warnings.AddRange(UnknownUnit(options));
        if (law.Articles.Count == 0)
        {
            warnings.Add("Văn bản không chia theo Điều; đã chia theo các mục đánh số (I, 1, 1.1).");
        }

        return warnings;
    }

    private static IEnumerable<string> UnknownUnit(PublishOptions options) => options.Unit is { } unit && !UnionUnits.Shipped.Knows(unit)
        ? [$"Không có đơn vị công đoàn nào mang mã \"{unit}\"; không đoàn viên nào được trả lời theo văn bản này cho tới khi có đơn vị đó. Hãy xem lại --unit."]
        : [];

    private static DocumentDraft Override(DocumentDraft draft, PublishOptions options)
    {
        var result = Overridden(draft, options);
        return (options.From ?? options.Until) is null || !(result.EffectiveUntil < result.EffectiveFrom)
            ? result
            : throw new RefusedException($"Ngày cuối còn hiệu lực {result.EffectiveUntil:dd/MM/yyyy} đứng trước ngày bắt đầu {result.EffectiveFrom:dd/MM/yyyy}; hãy xem lại --from và --until.");
    }

    private static DocumentDraft Overridden(DocumentDraft draft, PublishOptions options) => draft with
    {
        Unit = options.Unit ?? (draft.Unit.Length > 0 ? draft.Unit : UnionUnit.RootId),
        Title = options.Title ?? draft.Title,
        Issuer = options.Issuer ?? draft.Issuer,
        Issued = options.Issued ?? draft.Issued,
        EffectiveFrom = options.From ?? draft.EffectiveFrom,
        EffectiveUntil = options.Until ?? draft.EffectiveUntil,
        Replaces = draft.Replaces.Union(options.Replaces, StringComparer.Ordinal).Where(number => number != draft.Number).ToList(),
    };
}
