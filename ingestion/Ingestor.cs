using System.Runtime.CompilerServices;
using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Plans;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;

namespace CongDoan.Ingestion;

/// <summary>The journey of a file: read, clean, divide, metadata, draft. What happens with the drafts is the caller's affair.</summary>
internal sealed class Ingestor(ReaderSet readers)
{
    private const int AtOnce = 2;

    /// <summary>What the library knows of the language, for a text that lost its marks; nothing when no library is at hand.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<string>>> LibraryWords { get; init; } = _ => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// Reads files, two at a time, and tells each step in the order of the files; a refused file does not stop the others.
    /// </summary>
    public async IAsyncEnumerable<IngestStep> ReadAsync(
        IReadOnlyList<SourceFile> files, PublishOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever stops listening stops the reading too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var desks = new SemaphoreSlim(AtOnce);
        LegibilityCheck? legibility = null;
        var work = files.Select(file => AtADeskAsync(file, options, desks, stop.Token)).ToList();
        try
        {
            for (var index = 0; index < files.Count; index++)
            {
                yield return new IngestStep.Started(files[index], index + 1, files.Count);
                var step = await work[index];
                yield return step is IngestStep.Illegible illegible
                    ? await RestoreAsync(illegible, options, legibility ??= await AfterAllAsync(work), cancellationToken)
                    : step;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(work).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>A text that lost its marks learns from the library and from every whole text of this run, whatever their order.</summary>
    private async Task<LegibilityCheck> AfterAllAsync(List<Task<IngestStep>> work)
    {
        var texts = (await Task.WhenAll(work)).OfType<IngestStep.Understood>()
            .SelectMany(step => step.Result.Draft.Passages.Select(passage => passage.Text)).ToList();
        return new LegibilityCheck(async token => [.. await LibraryWords(token), .. texts]);
    }

    private static async Task<IngestStep> RestoreAsync(
        IngestStep.Illegible step, PublishOptions options, LegibilityCheck legibility, CancellationToken cancellationToken)
    {
        try
        {
            return new IngestStep.Understood(step.File, Understand(step.File, await legibility.RestoreAsync(step.Source, cancellationToken), options));
        }
        catch (RefusedException e)
        {
            return new IngestStep.Refused(step.File, e.Message);
        }
    }

    private async Task<IngestStep> AtADeskAsync(SourceFile file, PublishOptions options, SemaphoreSlim desks, CancellationToken cancellationToken)
    {
        await desks.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => StepAsync(file, options, cancellationToken), cancellationToken);
        }
        finally
        {
            desks.Release();
        }
    }

    private async Task<IngestStep> StepAsync(SourceFile file, PublishOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var source = await SourceAsync(file, cancellationToken);
            if (IsNote(source))
            {
                return new IngestStep.Understood(file, Note(file, source, options));
            }

            return LegibilityCheck.Whole(source) is { } legible
                ? new IngestStep.Understood(file, Understand(file, legible, options))
                : new IngestStep.Illegible(file, source);
        }
        catch (RefusedException e)
        {
            return new IngestStep.Refused(file, e.Message);
        }
    }

    /// <summary>Reads one file, or throws <see cref="RefusedException"/>.</summary>
    public async Task<IngestedFile> ReadAsync(SourceFile file, PublishOptions options, CancellationToken cancellationToken)
    {
        var source = await SourceAsync(file, cancellationToken);
        return IsNote(source) ? Note(file, source, options) : await UnderstandAsync(file, source, options, cancellationToken);
    }

    /// <summary>Understands the text of a plan or a law.</summary>
    internal async Task<IngestedFile> UnderstandAsync(SourceFile file, SourceText source, PublishOptions options, CancellationToken cancellationToken) =>
        Understand(
            file,
            LegibilityCheck.Whole(source) ?? await new LegibilityCheck(LibraryWords).RestoreAsync(source, cancellationToken),
            options);

    private async Task<SourceText> SourceAsync(SourceFile file, CancellationToken cancellationToken) => SourceFinder.IsUrl(file.FullPath)
        ? throw new RefusedException("Chưa nhận địa chỉ web; hãy tải tệp về máy rồi đưa đường dẫn tệp.")
        : await readers.ReadAsync(file, cancellationToken);

    /// <summary>Markdown with front matter is a note; other Markdown may be a plan.</summary>
    private static bool IsNote(SourceText source) =>
        source.Format == "markdown" && source.Pages[0].TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("---", StringComparison.Ordinal);

    private static IngestedFile Understand(SourceFile file, LegibleText legible, PublishOptions options)
    {
        var clean = PageFurniture.Separate(legible.Source);
        if (PlanRecognition.IsPlan(clean) && PlanDraft.Read(clean, legible, file.Name) is { } plan)
        {
            return Plan(file, plan, legible, options);
        }

        return legible.Source.Format == "markdown" ? Note(file, legible.Source, options) : Law(file, clean, legible, options);
    }

    private static IngestedFile Plan(SourceFile file, PlanDraft plan, LegibleText legible, PublishOptions options)
    {
        var draft = Override(plan.Draft with { Number = options.Number ?? plan.Draft.Number }, options);
        var warnings = plan.Warnings.Where(warning => !IsSettled(warning, options));
        return new IngestedFile(file, draft, null, plan.Furniture, [.. legible.Warnings, .. warnings]);
    }

    /// <summary>A warning that asks for an option is settled when the option is given.</summary>
    private static bool IsSettled(string warning, PublishOptions options) =>
        (options.Number is not null && warning.Contains("--number", StringComparison.Ordinal))
        || (options.Unit is not null && warning.Contains("--unit", StringComparison.Ordinal))
        || (options.From is not null && warning.Contains("--from", StringComparison.Ordinal));

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

    private static IngestedFile Law(SourceFile file, CleanText clean, LegibleText legible, PublishOptions options)
    {
        var parsed = LawParser.Parse(clean);
        var metadata = LawMetadataReader.Read(parsed, file.Name);
        // Without articles the text is divided by its own numbers, once its title is told from it.
        var law = parsed.Articles.Count > 0 ? AttachedText.Promote(parsed) : SectionedText.Split(parsed, LawTitle.Find(parsed, null).End);
        var number = options.Number ?? metadata.Number
            ?? throw new RefusedException("Không đọc được số hiệu văn bản, cả trong văn bản lẫn tên tệp; hãy ghi --number hoặc đặt tên tệp như luat-cong-doan-50-2024-QH15.pdf.");
        var passages = LawPassages.Of(law).Select(passage => passage with { RestoredConfidence = legible.Confidence }).ToList();
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
            .Concat(law.Appendices.SelectMany(appendix => appendix.Furniture)).Concat(clean.Furniture).ToList();
        return new IngestedFile(file, draft, law, furniture, [.. legible.Warnings, .. Warnings(law, metadata, options)]);
    }

    private static List<string> Warnings(LawStructure law, LawMetadata metadata, PublishOptions options)
    {
        var warnings = metadata.Warnings.Where(warning => options.From is null || !warning.Contains("--from", StringComparison.Ordinal)).Concat(law.Warnings).ToList();
        warnings.AddRange(law.Articles
            .Where(article => article.Lead.Count == 0 && article.Clauses.Count == 0)
            .Select(article => $"Điều {article.Number} không có nội dung dưới dòng tên điều; đã dùng chính dòng đó, hãy xem lại bản gốc."));
        if (law.Articles.Count == 0)
        {
            warnings.Add("Văn bản không chia theo Điều; đã chia theo các mục đánh số (I, 1, 1.1).");
        }

        return warnings;
    }

    private static DocumentDraft Override(DocumentDraft draft, PublishOptions options) => draft with
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
