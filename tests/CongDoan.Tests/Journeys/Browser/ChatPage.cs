using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CongDoan.Tests.Journeys.Browser;

/// <summary>The chat as a member has it on a phone, and what went wrong in the page.</summary>
internal sealed class ChatPage
{
    // A machine under load answers late; no figure of this kind is a promise to members.
    private const float Patience = 60_000;

    private readonly IPage _page;

    private ChatPage(IPage page)
    {
        _page = page;
        Faults = new PageFaults(page);
    }

    public IPage Page => _page;

    public PageFaults Faults { get; }

    public ILocator BotMessages => _page.GetByTestId("message-bot");

    public ILocator MemberMessages => _page.GetByTestId("message-member");

    public ILocator OfficerMessages => _page.GetByTestId("message-officer");

    public static async Task<ChatPage> OpenAsync(IBrowserContext context, HostProcess host)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var chat = new ChatPage(page);
        await page.GotoAsync(host.Address.ToString());
        await chat.WaitUntilOnlineAsync();
        return chat;
    }

    public Task WaitUntilOnlineAsync() => Expect(_page.GetByTestId("status")).ToHaveAttributeAsync("data-state", "online");

    /// <summary>Types and sends, and waits for the bot's next message.</summary>
    public async Task<ILocator> AskAsync(string text)
    {
        var before = await BotMessages.CountAsync();
        await SendAsync(text);
        var answer = BotMessages.Nth(before);
        await Expect(answer).ToBeVisibleAsync();
        return answer;
    }

    /// <summary>Types and sends; the message stands on the page at once, whatever becomes of it.</summary>
    public async Task SendAsync(string text)
    {
        await _page.GetByTestId("chat-input").FillAsync(text);
        await _page.GetByTestId("chat-send").ClickAsync();
        await Expect(MemberMessages.Last).ToContainTextAsync(text);
    }
}
