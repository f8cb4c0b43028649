using System.Text.Json;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>
/// Remembers the validators of published pages in <c>web-sources.json</c> of the data folder. Losing the file costs one
/// fetch of each page and nothing else.
/// </summary>
internal sealed class WebMemory
{
    public const string FileName = "web-sources.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private readonly string? path;
    private readonly Dictionary<string, WebValidators> pages;

    private WebMemory(string? path, Dictionary<string, WebValidators> pages) => (this.path, this.pages) = (path, pages);

    /// <summary>For looking at a page without a data folder.</summary>
    public static WebMemory None { get; } = new(null, []);

    public static async Task<WebMemory> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            await using var stream = File.OpenRead(path);
            var pages = await JsonSerializer.DeserializeAsync<Dictionary<string, WebValidators>>(stream, Json, cancellationToken);
            return new WebMemory(path, pages ?? []);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return new WebMemory(path, []);
        }
    }

    public WebValidators? Find(string address) => pages.GetValueOrDefault(address);

    /// <summary>Forgets a page whose document does not stand in the library, so that it is fetched whether it changed or not.</summary>
    public void Forget(string address) => pages.Remove(address);

    /// <summary>Keeps what the server said of a page, once the page stands in the library.</summary>
    public void Keep(string address, WebValidators validators)
    {
        if (validators.IsEmpty)
        {
            pages.Remove(address);
        }
        else
        {
            pages[address] = validators;
        }
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (path is null || pages.Count == 0)
        {
            return;
        }

        var temporary = path + ".new";
        await using (var stream = File.Create(temporary))
        {
            await JsonSerializer.SerializeAsync(stream, pages, Json, cancellationToken);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
