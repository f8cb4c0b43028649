using CongDoan.Tests.Journeys.Browser;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CongDoan.Tests.Journeys.DirectLine;

/// <summary>Microsoft's two clients in a real browser, on a page of another origin, against the real host.</summary>
[Collection(SharedJourneyHost.Name)]
public sealed class ClientInBrowserTests(JourneyHost journey)
{
    private const string Known = "vào công đoàn để làm gì?";
    private const string AskForOfficer = "Gặp cán bộ";
    private const string Reply = "Đoàn đi Sầm Sơn ngày 12 tháng 6.";
    private const float Patience = 60_000;

    [ClientInBrowserFact]
    public Task The_Direct_Line_client_talks_over_a_websocket_and_survives_its_loss() => ConverseAsync("websocket");

    [ClientInBrowserFact]
    public Task The_Direct_Line_client_talks_by_polling_and_begins_again_where_it_was() => ConverseAsync("polling");

    [ClientInBrowserFact]
    public Task Web_Chat_talks_over_a_websocket_and_survives_its_loss() => ChatAsync("websocket");

    [ClientInBrowserFact]
    public Task Web_Chat_talks_by_polling() => ChatAsync("polling");

    private async Task ConverseAsync(string mode)
    {
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(2 * Patience);
        await page.GotoAsync(journey.Site.Origin + "/directline.html");
        await page.WaitForFunctionAsync("() => window.begin");
        var ticket = await page.EvaluateAsync<string>("([mode, question]) => begin(mode, question)", new[] { mode, AskForOfficer });
        await OfficerRepliesAsync(ticket);
        Assert.Equal(Reply, await page.EvaluateAsync<string>("() => finish()"));
    }

    private async Task ChatAsync(string mode)
    {
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var refreshed = page.WaitForResponseAsync(answer => answer.Url.EndsWith("/tokens/refresh", StringComparison.Ordinal) && answer.Status == 200);
        await page.GotoAsync($"{journey.Site.Origin}/webchat.html?mode={mode}&user=dl_webchat_{mode}");

        await SayAsync(page, Known);
        await Expect(Bubbles(page).Filter(new() { HasText = "Điều 21" }).First).ToBeVisibleAsync();
        await page.Locator(".webchat__suggested-actions__button").Filter(new() { HasText = "Xem căn cứ" }).ClickAsync();
        await Expect(Bubbles(page).Filter(new() { HasText = "Căn cứ của câu trả lời" })).ToBeVisibleAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "bang-luong.png",
            MimeType = "image/png",
            // A picture of one dot.
            Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="),
        });
        // Web Chat first makes a small picture of it; what is sent before that goes without.
        await Expect(page.Locator(".webchat__attachment-icon--checked").First).ToBeAttachedAsync();
        await SayAsync(page, "ảnh bảng lương");

        var picture = page.Locator("img[src*='/v3/directline/attachments/']");
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal(1, await picture.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));

        Assert.Equal(200, (await refreshed).Status);
        if (mode == "websocket")
        {
            Assert.True(await page.EvaluateAsync<int>("() => cutLines()") > 0);
        }

        await SayAsync(page, AskForOfficer);
        var ticket = page.GetByText(new System.Text.RegularExpressions.Regex("CD-[0-9A-Z-]+")).First;
        await Expect(ticket).ToBeVisibleAsync();
        var code = System.Text.RegularExpressions.Regex.Match(await ticket.InnerTextAsync(), "CD-[0-9A-Z-]+").Value;
        await Screens.SaveAsync(page, $"webchat-{mode}");
        await OfficerRepliesAsync(code);
        await Expect(Bubbles(page).Filter(new() { HasText = Reply })).ToHaveCountAsync(1);
        // Nothing that was said failed to be confirmed by its echo, and nothing came twice.
        await Expect(Bubbles(page).Filter(new() { HasText = Known })).ToHaveCountAsync(1);
        await Expect(page.GetByText("Gửi thất bại")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
    }

    private static ILocator Bubbles(IPage page) => page.Locator(".webchat__bubble__content");

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.Locator("[data-id='webchat-sendbox-input'], [data-testid='send box text area']").First;
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private async Task OfficerRepliesAsync(string ticket)
    {
        var officer = await journey.OfficerAsync(CancellationToken.None);
        await officer.ReplyAsync(ticket, Reply, CancellationToken.None);
    }
}
