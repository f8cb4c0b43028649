using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Web;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;

namespace CongDoan.Ingestion;

/// <summary>The journey of a file: read, clean, divide, metadata, draft. What happens with the drafts is the caller's affair.</summary>
internal sealed class Ingestor(ReaderSet readers, TimeProvider time)
{
    private const int AtOnce = 2;

    /// <summary>How pages on the web are fetched, and what is known of them; by default nothing, so that they are fetched anew.</summary>
    public WebSource Web { get; init; } = new(new WebFetcher(WebOptions.FromEnvironment(), time), WebMemory.None);

    /// <summary>
    /// Reads files, two at a time, and tells each step in the order of the files; a refused file does not stop the others.
    /// </summary>
    public async IAsyncEnumerable<IngestStep> ReadAsync(
        IReadOnlyList<SourceFile> files, PublishOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever stops listening stops the reading too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var desks = new SemaphoreSlim(AtOnce);
        var steps = files.Select(_ => Channel.CreateUnbounded<IngestStep>()).ToList();
        var work = files.Select((file, index) => AtADeskAsync(file, options, desks, steps[index].Writer, stop.Token)).ToList();
        try
        {
            for (var index = 0; index < files.Count; index++)
            {
                yield return new IngestStep.Started(files[index], index + 1, files.Count);
                await foreach (var step in steps[index].Reader.ReadAllAsync(cancellationToken))
                {
                    yield return step;
                }

                await work[index];
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(work).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Reads one file with one document, or throws <see cref="RefusedException"/>.</summary>
    public async Task<IngestedFile> ReadAsync(SourceFile file, PublishOptions options, CancellationToken cancellationToken) =>
        await ReadAllAsync(file, options, PageProgress.Ignored, cancellationToken) is [var first, ..]
            ? first
            : throw new RefusedException("Trang không đổi so với lần đưa vào trước.");

    private async Task AtADeskAsync(
        SourceFile file, PublishOptions options, SemaphoreSlim desks, ChannelWriter<IngestStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            await desks.WaitAsync(cancellationToken);
            try
            {
                await Task.Run(() => StepAsync(file, options, steps, cancellationToken), cancellationToken);
            }
            finally
            {
                desks.Release();
            }
        }
        finally
        {
            // What went wrong is told by the task itself.
            steps.Complete();
        }
    }

    private async Task StepAsync(SourceFile file, PublishOptions options, ChannelWriter<IngestStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            var results = await ReadAllAsync(file, options, new StepProgress(file, steps), cancellationToken);
            foreach (var result in results)
            {
                steps.TryWrite(new IngestStep.Understood(file, result));
            }

            if (results.Count == 0)
            {
                steps.TryWrite(new IngestStep.Unchanged(file));
            }
        }
        catch (RefusedException e)
        {
            steps.TryWrite(new IngestStep.Refused(file, e.Message));
        }
    }

    /// <summary>Reads everything one file holds: a table of questions is many notes. Nothing when a page on the web did not change.</summary>
    private async Task<IReadOnlyList<IngestedFile>> ReadAllAsync(
        SourceFile file, PublishOptions options, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        if (!SourceFinder.IsUrl(file.FullPath))
        {
            return Understand(file, await readers.ReadAsync(file, progress, cancellationToken), options);
        }

        using var scratch = new ScratchFolder();
        return await Web.FetchAsync(file.FullPath, scratch, cancellationToken) is WebPage.Fetched page
            ? Understand(file, await readers.ReadAsync(SourceFile.At(page.Path), progress, cancellationToken), options)
            : [];
    }

    private List<IngestedFile> Understand(SourceFile file, SourceText source, PublishOptions options) => source.Format switch
    {
        "markdown" => [Note(file, source, options)],
        "csv" => Table(file, source, options),
        _ => [Law(file, source, options)],
    };

    private List<IngestedFile> Table(SourceFile file, SourceText source, PublishOptions options)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh")).DateTime);
        var (drafts, problems) = NoteTable.Parse(source.Pages[0], file.Name, today);

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

    private static IngestedFile Law(SourceFile file, SourceText source, PublishOptions options)
    {
        var (parsed, left) = SourceLaw.Read(source);
        var metadata = LawMetadataReader.Read(parsed, file.Name);
        // Without articles the text is divided by its own numbers, once its title is told from it.
        var law = parsed.Articles.Count > 0 ? AttachedText.Promote(parsed) : SectionedText.Split(parsed, LawTitle.Find(parsed, null).End);
        var number = options.Number ?? metadata.Number
            ?? throw new RefusedException("Không đọc được số hiệu văn bản, cả trong văn bản lẫn tên tệp; hãy ghi --number hoặc đặt tên tệp như luat-cong-doan-50-2024-QH15.pdf.");
        var passages = LawPassages.Of(law);
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
                SourceName = file.Name,
                Passages = passages,
            },
            options);
        var furniture = law.Head.Concat(law.Tail).Select(paragraph => paragraph.Text)
            .Concat(law.Appendices.SelectMany(appendix => appendix.Furniture)).Concat(left).ToList();
        return new IngestedFile(file, draft, law, furniture, [.. source.Warnings, .. Warnings(law, metadata, options)]);
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

    private sealed class StepProgress(SourceFile file, ChannelWriter<IngestStep> steps) : IProgress<PageProgress>
    {
        public void Report(PageProgress value) => steps.TryWrite(new IngestStep.Advanced(file, value.Done, value.Total));
    }
}
