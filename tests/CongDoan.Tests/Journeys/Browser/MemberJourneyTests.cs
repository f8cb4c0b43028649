using CongDoan.Tests.Journeys.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CongDoan.Tests.Journeys.Browser;

[Collection(SharedJourneyHost.Name)]
public sealed class MemberJourneyTests(JourneyHost journey)
{
    private const string Known = "vào công đoàn để làm gì?";

    [BrowserFact]
    public async Task A_member_reads_an_answer_and_folds_its_basis_open()
    {
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(context, journey.Host);
        await Screens.SaveAsync(chat.Page, "chat-first");

        var answer = await chat.AskAsync(Known);

        await Expect(answer).ToContainTextAsync("Điều 21");
        var basis = answer.GetByTestId("basis");
        await Expect(basis).ToBeHiddenAsync();
        await answer.GetByTestId("basis-toggle").ClickAsync();
        await Expect(basis).ToBeVisibleAsync();
        await Expect(basis).ToContainTextAsync("Điều 21");
        await Screens.SaveAsync(chat.Page, "chat-basis");
        await Accessibility.AssertNothingSeriousAsync(chat.Page);
        chat.Faults.AssertNone();
    }

    [BrowserFact]
    public async Task A_question_that_the_library_does_not_answer_gets_a_ticket()
    {
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(context, journey.Host);

        var answer = await chat.AskAsync(Questions.Unanswerable);

        await Expect(answer.GetByTestId("ticket")).ToBeVisibleAsync();
        await Screens.SaveAsync(chat.Page, "chat-ticket");
        await Accessibility.AssertNothingSeriousAsync(chat.Page);
        chat.Faults.AssertNone();
    }

    [BrowserFact]
    public async Task A_page_that_is_loaded_again_shows_the_conversation_once()
    {
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(context, journey.Host);
        await chat.AskAsync(Known);

        await chat.Page.ReloadAsync();
        await chat.WaitUntilOnlineAsync();

        await Expect(chat.MemberMessages).ToHaveCountAsync(1);
        await Expect(chat.BotMessages).ToHaveCountAsync(1);
        await Expect(chat.MemberMessages).ToContainTextAsync(Known);
    }

    [BrowserFact]
    public async Task Another_browser_sees_nothing_of_the_conversation()
    {
        var browser = await journey.BrowserAsync();
        await using var mine = await browser.NewContextAsync(Screens.Of(Screens.Phone));
        await (await ChatPage.OpenAsync(mine, journey.Host)).AskAsync(Known);

        await using var another = await browser.NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(another, journey.Host);
        await chat.AskAsync("xin chào");

        await Expect(chat.MemberMessages).ToHaveCountAsync(1);
        await Expect(chat.MemberMessages).ToContainTextAsync("xin chào");
    }
}
