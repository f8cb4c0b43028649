using System.Net;
using System.Text.RegularExpressions;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>An officer without a browser: fills in the console's forms as they are served.</summary>
internal sealed partial class OfficerClient : IDisposable
{
    private readonly HttpClient _http;

    private OfficerClient(HttpClient http) => _http = http;

    /// <summary>Signs the administrator in, who has to choose a password of their own the first time.</summary>
    public static async Task<OfficerClient> SignInAsync(Uri address, OfficerPassword password, CancellationToken cancellationToken)
    {
        var client = new OfficerClient(new HttpClient { BaseAddress = address });
        var landed = await client.SubmitAsync(
            "officers/sign-in",
            "officers/sign-in",
            new() { ["name"] = OfficerPassword.Name, ["password"] = password.Current },
            cancellationToken);
        if (landed.AbsolutePath == "/officers/password")
        {
            await client.SubmitAsync(
                "officers/password",
                "officers/password",
                new() { ["current"] = password.Current, ["fresh"] = OfficerPassword.Own, ["again"] = OfficerPassword.Own },
                cancellationToken);
            password.Current = OfficerPassword.Own;
        }

        return client;
    }

    /// <summary>Replies to the member of a concern.</summary>
    public Task ReplyAsync(string ticket, string text, CancellationToken cancellationToken) => SubmitAsync(
        $"officers/concerns/{ticket}",
        $"officers/concerns/{ticket}/reply",
        new() { ["text"] = text, ["action"] = "reply" },
        cancellationToken);

    public void Dispose() => _http.Dispose();

    /// <summary>Gets a page, takes the hidden fields of its form, posts the form, and says where that led.</summary>
    private async Task<Uri> SubmitAsync(string page, string action, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var html = await _http.GetStringAsync(page, cancellationToken);
        foreach (Match form in Form().Matches(html))
        {
            if (!form.Groups[1].Value.Contains($"action=\"/{action}\"", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match hidden in HiddenField().Matches(form.Groups[2].Value))
            {
                fields.TryAdd(hidden.Groups[1].Value, WebUtility.HtmlDecode(hidden.Groups[2].Value));
            }

            using var body = new FormUrlEncodedContent(fields);
            using var answer = await _http.PostAsync(action, body, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return answer.RequestMessage!.RequestUri!;
        }

        throw new InvalidOperationException($"{page} holds no form for {action}:{Environment.NewLine}{html}");
    }

    [GeneratedRegex("<form([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)"\s*/?>""")]
    private static partial Regex HiddenField();
}
