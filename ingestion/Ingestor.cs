using System.Runtime.CompilerServices;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;

namespace CongDoan.Ingestion;

/// <summary>The journey of a file: read, clean, divide, metadata, draft. What happens with the drafts is the caller's affair.</summary>
internal sealed class Ingestor(ReaderSet readers)
{
    private const int AtOnce = 2;

    /// <summary>
    /// Reads files, two at a time, and tells each step in the order of the files; a refused file does not stop the others.
    /// </summary>
    public async IAsyncEnumerable<IngestStep> ReadAsync(
        IReadOnlyList<SourceFile> files, PublishOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever stops listening stops the reading too.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var desks = new SemaphoreSlim(AtOnce);
        var work = files.Select(file => AtADeskAsync(file, options, desks, stop.Token)).ToList();
        try
        {
            for (var index = 0; index < files.Count; index++)
            {
                yield return new IngestStep.Started(files[index], index + 1, files.Count);
                yield return await work[index];
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(work).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
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
            return new IngestStep.Understood(file, await ReadAsync(file, options, cancellationToken));
        }
        catch (RefusedException e)
        {
            return new IngestStep.Refused(file, e.Message);
        }
    }

    /// <summary>Reads one file, or throws <see cref="RefusedException"/>.</summary>
    public async Task<IngestedFile> ReadAsync(SourceFile file, PublishOptions options, CancellationToken cancellationToken)
    {
        if (SourceFinder.IsUrl(file.FullPath))
        {
            throw new RefusedException("Chưa nhận địa chỉ web; hãy tải tệp về máy rồi đưa đường dẫn tệp.");
        }

        var source = await readers.ReadAsync(file, cancellationToken);
        return source.Format == "markdown" ? Note(file, source, options) : Law(file, source, options);
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
        var clean = PageFurniture.Separate(source);
        var parsed = LawParser.Parse(clean);
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
            .Concat(law.Appendices.SelectMany(appendix => appendix.Furniture)).Concat(clean.Furniture).ToList();
        return new IngestedFile(file, draft, law, furniture, Warnings(law, metadata, options));
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
