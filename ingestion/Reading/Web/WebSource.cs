using System.Collections.Concurrent;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Fetches pages and remembers, until they are published, what their servers said of them.</summary>
internal sealed class WebSource(WebFetcher fetcher, WebMemory memory)
{
    /// <summary>True fetches pages that did not change as well: what the operator says of them may have changed.</summary>
    public bool AskAnew { get; init; }

    private readonly ConcurrentDictionary<string, WebValidators> fetched = new(StringComparer.Ordinal);

    /// <summary>Fetches a page into a folder, or says that it did not change.</summary>
    /// <param name="address">As the operator typed it.</param>
    /// <param name="scratch">Where the body goes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<WebPage> FetchAsync(string address, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var page = await fetcher.FetchAsync(address, AskAnew ? null : memory.Find(address), scratch.Path, cancellationToken);
        if (page is WebPage.Fetched found)
        {
            fetched[address] = found.Validators;
        }

        return page;
    }

    /// <summary>What the server said of a page that was fetched here; null when it said nothing, or the page was not fetched.</summary>
    public WebValidators? ValidatorsOf(string address) => fetched.GetValueOrDefault(address) is { IsEmpty: false } said ? said : null;

    /// <summary>Says that the documents of these addresses stand in the library, so that an unchanged page costs nothing next time.</summary>
    public async Task PublishedAsync(IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        foreach (var address in addresses.Where(fetched.ContainsKey))
        {
            memory.Keep(address, fetched[address]);
        }

        await memory.SaveAsync(cancellationToken);
    }
}
