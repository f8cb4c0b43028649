using System.Net;
using System.Text.RegularExpressions;

namespace CongDoan.Tests.Bot.Officers;

/// <summary>An officer's browser without a script: keeps cookies, fills forms in as the page gave them, follows nothing by itself.</summary>
internal sealed partial class OfficerBrowser : IDisposable
{
    private readonly HttpClient _client;

    public OfficerBrowser(Uri address)
    {
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public void Dispose() => _client.Dispose();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Gives the page's source; asserts that it was found.</summary>
    public async Task<string> SourceAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Gives the page as a person reads it: entities decoded.</summary>
    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await SourceAsync(path));

    /// <summary>Gives the hidden fields of a form of a page.</summary>
    public async Task<Dictionary<string, string>> FormAsync(string page, string action) => FormOf(await SourceAsync(page), action);

    public static Dictionary<string, string> FormOf(string source, string action)
    {
        var form = Forms().Matches(source).FirstOrDefault(match => match.Groups["action"].Value == action)?.Value
            ?? throw new Xunit.Sdk.XunitException($"The page has no form for {action}.");
        return Hidden().Matches(form).ToDictionary(
            match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> TrySignInAsync(string name, string password, string? returnUrl = null)
    {
        var page = "/officers/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var form = await FormAsync(page, "/officers/sign-in");
        form["name"] = name;
        form["password"] = password;
        return await PostAsync("/officers/sign-in", form);
    }

    public async Task SignInAsync(string name)
    {
        using var response = await TrySignInAsync(name, OfficerTest.Password);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    /// <summary>True when the console asks this browser to sign in.</summary>
    public async Task<bool> IsOutAsync()
    {
        using var response = await GetAsync("/officers");
        return response.StatusCode == HttpStatusCode.Found && response.Headers.Location!.ToString().Contains("/officers/sign-in", StringComparison.Ordinal);
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\"(?: value=\"(?<value>[^\"]*)\")?")]
    private static partial Regex Hidden();
}
