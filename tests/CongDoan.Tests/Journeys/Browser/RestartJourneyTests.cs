using CongDoan.Tests.Journeys.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CongDoan.Tests.Journeys.Browser;

/// <summary>What a member with an open page notices when the host goes away and comes back.</summary>
[Collection(SharedJourneyHost.Name)]
public sealed class RestartJourneyTests(JourneyHost journey)
{
    private static readonly Dictionary<string, string> Settings = new() { ["Conversations:BurstWindow"] = "00:00:00.3" };

    [BrowserFact]
    public async Task What_a_member_writes_while_the_host_is_down_is_answered_once_when_it_is_back()
    {
        using var data = new DataFolderOnDisk();
        var port = BuiltHost.FreePort();
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        ChatPage chat;
        await using (var first = await HostProcess.StartAsync(data.Path, Settings, port, CancellationToken.None))
        {
            chat = await ChatPage.OpenAsync(context, first);
            await chat.AskAsync("xin chào");
            await first.KillAsync();
        }

        await Expect(chat.Page.GetByTestId("status")).Not.ToHaveAttributeAsync("data-state", "online");
        await chat.SendAsync("cảm ơn");
        await using var second = await HostProcess.StartAsync(data.Path, Settings, port, CancellationToken.None);

        await chat.WaitUntilOnlineAsync();
        await Expect(chat.BotMessages).ToHaveCountAsync(2);
        await Expect(chat.MemberMessages).ToHaveCountAsync(2);
        await Expect(chat.MemberMessages.Last).ToContainTextAsync("cảm ơn");

        // The conversation on disk is the one on the page.
        await chat.Page.ReloadAsync();
        await chat.WaitUntilOnlineAsync();
        await Expect(chat.MemberMessages).ToHaveCountAsync(2);
        await Expect(chat.BotMessages).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_host_that_is_asked_to_stop_ends_in_good_order_though_a_page_is_open()
    {
        using var data = new DataFolderOnDisk();
        await using var host = await HostProcess.StartAsync(data.Path, Settings, 0, CancellationToken.None);
        await using var context = await (await journey.BrowserAsync()).NewContextAsync(Screens.Of(Screens.Phone));
        await ChatPage.OpenAsync(context, host);

        Assert.Equal(0, await host.StopAsync());
    }
}
