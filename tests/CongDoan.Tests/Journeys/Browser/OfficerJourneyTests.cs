using System.Text.RegularExpressions;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CongDoan.Tests.Journeys.Browser;

[Collection(SharedJourneyHost.Name)]
public sealed partial class OfficerJourneyTests(JourneyHost journey)
{
    private const string Reply = "Năm nay đoàn đi Sầm Sơn, ngày 12 tháng 6. Bạn đăng ký với tổ trưởng nhé.";

    [BrowserFact]
    public async Task An_officer_s_reply_appears_in_the_member_s_open_page_and_is_still_there_later()
    {
        var browser = await journey.BrowserAsync();
        await using var phone = await browser.NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(phone, journey.Host);
        var answer = await chat.AskAsync(Questions.Unanswerable);
        var ticket = await TicketAsync(answer);

        await using var desk = await browser.NewContextAsync(Screens.Of(Screens.Desk));
        var console = await desk.NewPageAsync();
        var faults = new PageFaults(console);
        await SignInAsync(console);
        await OpenConcernAsync(console, ticket);
        await ReplyAsync(console, Reply);
        faults.AssertNone();

        await Expect(chat.OfficerMessages).ToHaveCountAsync(1);
        await Expect(chat.OfficerMessages).ToContainTextAsync(Reply);
        await Screens.SaveAsync(chat.Page, "chat-officer");
        await Accessibility.AssertNothingSeriousAsync(chat.Page);
        chat.Faults.AssertNone();

        // The browser is closed and opened again: only its stored cookies and data remain.
        var kept = await phone.StorageStateAsync();
        await phone.CloseAsync();
        var options = Screens.Of(Screens.Phone);
        options.StorageState = kept;
        await using var again = await browser.NewContextAsync(options);
        var later = await ChatPage.OpenAsync(again, journey.Host);
        await Expect(later.OfficerMessages).ToHaveCountAsync(1);
        await Expect(later.OfficerMessages).ToContainTextAsync(Reply);
        await Expect(later.MemberMessages).ToContainTextAsync(Questions.Unanswerable);
    }

    [BrowserFact]
    public async Task A_reply_reaches_a_member_who_was_away()
    {
        var browser = await journey.BrowserAsync();
        await using var phone = await browser.NewContextAsync(Screens.Of(Screens.Phone));
        var chat = await ChatPage.OpenAsync(phone, journey.Host);
        var ticket = await TicketAsync(await chat.AskAsync(Questions.Unanswerable));
        await chat.Page.CloseAsync();

        await using var desk = await browser.NewContextAsync(Screens.Of(Screens.Desk));
        var console = await desk.NewPageAsync();
        await SignInAsync(console);
        await OpenConcernAsync(console, ticket);
        await ReplyAsync(console, Reply);

        var back = await ChatPage.OpenAsync(phone, journey.Host);
        await Expect(back.OfficerMessages).ToHaveCountAsync(1);
        await Expect(back.OfficerMessages).ToContainTextAsync(Reply);
    }

    private static async Task<string> TicketAsync(ILocator answer) =>
        await answer.GetByTestId("ticket").Locator(".code").InnerTextAsync();

    /// <summary>Signs the administrator in; the first time a password of their own has to be chosen.</summary>
    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(new Uri(journey.Host.Address, "officers").ToString());
        await Screens.SaveAsync(page, "sign-in");
        await Accessibility.AssertNothingSeriousAsync(page);
        await page.GetByLabel("Tên đăng nhập").FillAsync(OfficerPassword.Name);
        await page.GetByLabel("Mật khẩu").FillAsync(journey.Password.Current);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        if (journey.Password.Current != OfficerPassword.Own)
        {
            await Expect(page).ToHaveURLAsync(PasswordAddress());
            await Accessibility.AssertNothingSeriousAsync(page);
            await page.GetByLabel("Mật khẩu hiện tại").FillAsync(journey.Password.Current);
            await page.GetByLabel("Mật khẩu mới", new() { Exact = true }).FillAsync(OfficerPassword.Own);
            await page.GetByLabel("Nhập lại mật khẩu mới").FillAsync(OfficerPassword.Own);
            await page.GetByRole(AriaRole.Button, new() { Name = "Đổi mật khẩu" }).ClickAsync();
            journey.Password.Current = OfficerPassword.Own;
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Câu hỏi của người lao động" })).ToBeAttachedAsync();
    }

    private static async Task OpenConcernAsync(IPage console, string ticket)
    {
        await Screens.SaveAsync(console, "list");
        await Accessibility.AssertNothingSeriousAsync(console);
        await console.GetByRole(AriaRole.Link).Filter(new() { HasText = ticket }).ClickAsync();
        await Expect(console.GetByText(Questions.Unanswerable).First).ToBeVisibleAsync();
        await Screens.SaveAsync(console, "concern");
        await Accessibility.AssertNothingSeriousAsync(console);
    }

    private static async Task ReplyAsync(IPage console, string text)
    {
        await console.GetByLabel("Trả lời người hỏi").FillAsync(text);
        await console.GetByRole(AriaRole.Button, new() { Name = "Trả lời", Exact = true }).ClickAsync();
        await Expect(console.GetByRole(AriaRole.Status).Filter(new() { HasText = "Đã gửi câu trả lời." })).ToBeVisibleAsync();
    }

    [GeneratedRegex("/officers/password$")]
    private static partial Regex PasswordAddress();
}
