using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Web;

namespace CongDoan.Ingestion;

/// <summary>The journey of a file: read, clean, divide, metadata, draft. What happens with the drafts is the caller's affair.</summary>
internal sealed class Ingestor(ReaderSet readers, TimeProvider time)
{
    private const int AtOnce = 2;

    private readonly SourceDrafts drafts = new(time);

    /// <summary>How pages on the web are fetched, and what is known of them; by default nothing, so that they are fetched anew.</summary>
    public WebSource Web { get; init; } = new(new WebFetcher(WebOptions.FromEnvironment(), time), WebMemory.None);

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
        var whole = new ConcurrentQueue<IngestedFile>();
        LegibilityCheck? legibility = null;
        var steps = files.Select(_ => Channel.CreateUnbounded<IngestStep>()).ToList();
        var work = files.Select((file, index) => AtADeskAsync(file, options, desks, steps[index].Writer, stop.Token)).ToList();
        try
        {
            for (var index = 0; index < files.Count; index++)
            {
                yield return new IngestStep.Started(files[index], index + 1, files.Count);
                await foreach (var step in steps[index].Reader.ReadAllAsync(cancellationToken))
                {
                    if (step is not IngestStep.Illegible illegible)
                    {
                        yield return step;
                        continue;
                    }

                    // A text that lost its marks learns from the library and from every whole text of this run, whatever their order.
                    await Task.WhenAll(work);
                    legibility ??= new LegibilityCheck(async token => [.. await LibraryWords(token), .. WordsOf(whole)]);
                    foreach (var restored in await RestoreAsync(illegible, options, legibility, cancellationToken))
                    {
                        yield return restored;
                    }
                }

                await work[index];
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(work).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        async Task AtADeskAsync(
            SourceFile file, PublishOptions asked, SemaphoreSlim free, ChannelWriter<IngestStep> told, CancellationToken token)
        {
            try
            {
                await free.WaitAsync(token);
                try
                {
                    await Task.Run(() => StepAsync(file, asked, told, whole, token), token);
                }
                finally
                {
                    free.Release();
                }
            }
            finally
            {
                // What went wrong is told by the task itself.
                told.Complete();
            }
        }
    }

    /// <summary>Reads one file with one document, or throws <see cref="RefusedException"/>.</summary>
    public async Task<IngestedFile> ReadAsync(SourceFile file, PublishOptions options, CancellationToken cancellationToken) =>
        await SourceAsync(file, PageProgress.Ignored, cancellationToken) is { } source
            ? await UnderstandAsync(file, source, options, cancellationToken)
            : throw new RefusedException("Trang không đổi so với lần đưa vào trước.");

    /// <summary>Understands a text; of a table of questions the first note is given.</summary>
    internal async Task<IngestedFile> UnderstandAsync(SourceFile file, SourceText source, PublishOptions options, CancellationToken cancellationToken)
    {
        var read = drafts.Understand(file, source, options)
            ?? SourceDrafts.Understand(file, await new LegibilityCheck(LibraryWords).RestoreAsync(source, cancellationToken), options);
        return read[0];
    }

    private static IEnumerable<string> WordsOf(IEnumerable<IngestedFile> files) =>
        files.SelectMany(file => file.Draft.Passages.Select(passage => passage.Text));

    private async Task StepAsync(
        SourceFile file, PublishOptions options, ChannelWriter<IngestStep> steps, ConcurrentQueue<IngestedFile> whole, CancellationToken cancellationToken)
    {
        try
        {
            var source = await SourceAsync(file, new StepProgress(file, steps), cancellationToken);
            if (source is null)
            {
                steps.TryWrite(new IngestStep.Unchanged(file));
                return;
            }

            if (drafts.Understand(file, source, options) is not { } results)
            {
                steps.TryWrite(new IngestStep.Illegible(file, source));
                return;
            }

            foreach (var result in results)
            {
                whole.Enqueue(result);
                steps.TryWrite(new IngestStep.Understood(file, result));
            }
        }
        catch (RefusedException e)
        {
            steps.TryWrite(new IngestStep.Refused(file, e.Message));
        }
    }

    private static async Task<IReadOnlyList<IngestStep>> RestoreAsync(
        IngestStep.Illegible step, PublishOptions options, LegibilityCheck legibility, CancellationToken cancellationToken)
    {
        try
        {
            var legible = await legibility.RestoreAsync(step.Source, cancellationToken);
            return SourceDrafts.Understand(step.File, legible, options).Select(result => new IngestStep.Understood(step.File, result)).ToList();
        }
        catch (RefusedException e)
        {
            return [new IngestStep.Refused(step.File, e.Message)];
        }
    }

    /// <summary>The text of a file or of a page on the web; null when the page did not change.</summary>
    private async Task<SourceText?> SourceAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        if (!SourceFinder.IsUrl(file.FullPath))
        {
            return await readers.ReadAsync(file, progress, cancellationToken);
        }

        using var scratch = new ScratchFolder();
        return await Web.FetchAsync(file.FullPath, scratch, cancellationToken) is WebPage.Fetched page
            ? await readers.ReadAsync(SourceFile.At(page.Path), progress, cancellationToken)
            : null;
    }

    private sealed class StepProgress(SourceFile file, ChannelWriter<IngestStep> steps) : IProgress<PageProgress>
    {
        public void Report(PageProgress value) => steps.TryWrite(new IngestStep.Advanced(file, value.Done, value.Total));
    }
}
