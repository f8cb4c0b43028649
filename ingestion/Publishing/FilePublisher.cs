using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Web;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;
using CongDoan.Knowledge.Validity;

namespace CongDoan.Ingestion.Publishing;

/// <summary>
/// Brings files into the library of a data folder as one release. A file that the library holds already, byte for byte and
/// read by this program, is not read again.
/// </summary>
internal sealed class FilePublisher(string dataFolder, ReaderSet readers)
{
    public PublishOptions Options { get; init; } = new();

    public bool WithStarter { get; init; } = true;

    public bool DryRun { get; init; }

    /// <summary>True reads every file, also those that are known.</summary>
    public bool ReadAgain { get; init; }

    /// <summary>What the list of releases shows.</summary>
    public required string Command { get; init; }

    /// <summary>Is shown what will change before it is stored.</summary>
    public Action<LibraryDiff>? Preview { get; init; }

    /// <summary>Publishes the files that can be read; the others are in the report with their reasons.</summary>
    /// <param name="files">Files, each once.</param>
    /// <param name="show">Goes through the steps of reading and hands each on; draws progress if it likes.</param>
    /// <param name="cancellationToken">Cancelled before the commit, nothing was stored.</param>
    public async Task<PublishReport> RunAsync(
        IReadOnlyList<SourceFile> files, Func<IAsyncEnumerable<IngestStep>, int, Action<IngestStep>, Task> show, CancellationToken cancellationToken)
    {
        var keys = files.ToDictionary(file => file, file => SourceKey.Of(file, Options));
        var memory = await WebMemory.LoadAsync(dataFolder, cancellationToken);
        var pages = files.Where(file => SourceFinder.IsUrl(file.FullPath)).Select(file => file.FullPath)
            .Where(address => memory.Find(address) is not null)
            .ToDictionary(address => address, address => SourceKey.OfPage(address, memory.Find(address)!, Options), StringComparer.Ordinal);
        var known = ReadAgain
            ? null
            : PublishedFiles.Read(dataFolder, keys.Values.OfType<SourceKey>().Select(key => key.Value).Concat(pages.Values).ToHashSet(StringComparer.Ordinal));
        foreach (var (address, _) in pages.Where(page => known?.Files.ContainsKey(page.Value) != true))
        {
            memory.Forget(address);
        }

        var batch = new PublishBatch();
        var unread = new List<SourceFile>();
        foreach (var file in files)
        {
            if (keys[file] is { } key && known?.Files.GetValueOrDefault(key.Value) is { } held)
            {
                batch.Add(file, held);
            }
            else
            {
                unread.Add(file);
            }
        }

        if (known is not null && unread.Count == 0 && IsUpToDate(known))
        {
            batch.ChooseOnePerNumber();
            return batch.Report(new LibraryResult([], new LibraryDiff([], []), null, known.Version), files);
        }

        var web = new WebSource(new WebFetcher(WebOptions.FromEnvironment(), TimeProvider.System), memory)
        {
            AskAnew = ReadAgain || Options.SaysSomething,
        };
        await using var session = await ReadAndOpenAsync(
            (opening, token) => show(
                new Ingestor(readers, TimeProvider.System) { Web = web, LibraryWords = async stop => await (await opening).Reader.WordsAsync(stop) }.ReadAsync(unread, Options, token),
                unread.Count,
                batch.Add),
            cancellationToken);
        var chosen = batch.ChooseOnePerNumber();
        var order = new LibraryOrder.Publish(chosen.Select(file => file.Draft).ToList())
        {
            Command = Command,
            DryRun = DryRun,
            Preview = Preview,
            // Many documents of one file have no key of their own; such a table is read each time.
            Files = chosen.GroupBy(file => file.File).Where(group => group.Count() == 1).Select(group => group.First())
                .Select(file => (File: file, Key: KeyOf(file.File)))
                .Where(pair => pair.Key is not null)
                .ToDictionary(pair => pair.File.Draft.Number, pair => new FileKey(pair.Key!, FileSummary.Of(pair.File).ToJson()), StringComparer.OrdinalIgnoreCase),
        };
        var result = await session.Editor.ApplyAsync(order, cancellationToken);
        if (!DryRun)
        {
            await web.PublishedAsync(chosen.Select(file => file.File.FullPath), cancellationToken);
        }

        return batch.Report(result, files);

        string? KeyOf(SourceFile file) => web.ValidatorsOf(file.FullPath) is { } said
            ? SourceKey.OfPage(file.FullPath, said, Options)
            : keys[file] is { } key && key.Fits(file) ? key.Value : null;
    }

    /// <summary>
    /// Opens the library while the files are read: neither waits for the other, and a library that cannot be used ends the
    /// reading.
    /// </summary>
    private async Task<LibrarySession> ReadAndOpenAsync(Func<Task<LibrarySession>, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A dry run stores nothing, starter notes included.
        var opening = Task.Run(() => LibrarySession.OpenAsync(dataFolder, WithStarter && !DryRun, stop.Token), stop.Token);
        var reading = read(opening, stop.Token);
        try
        {
            if (await Task.WhenAny(opening, reading) == opening)
            {
                await opening;
            }

            await reading;
            return await opening;
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAll(opening, reading).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (opening.IsCompletedSuccessfully)
            {
                await opening.Result.DisposeAsync();
            }

            throw;
        }
    }

    private bool IsUpToDate(KnownFiles known) =>
        known.RegisterHash == ValidityRegister.Current.Hash
        && (!WithStarter || DryRun || known.StarterHash == StarterNotes.Hash());
}
