using System.Net;
using CongDoan.Bot.Officers;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Officers;

public sealed class SessionTests : OfficerTest
{
    private readonly FakeTime _time = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    protected override void Adjust(IServiceCollection services) => services.AddSingleton<TimeProvider>(_time);

    [Fact]
    public async Task A_cookie_replayed_after_signing_out_opens_nothing()
    {
        using var lan = await SignedInAsync("lan");
        using var thief = Copy(lan);
        Assert.False(await thief.IsOutAsync());
        using var left = await lan.PostAsync("/officers/sign-out", await lan.FormAsync("/officers", "/officers/sign-out"));
        Assert.True(await thief.IsOutAsync());
    }

    [Fact]
    public async Task A_disabled_officer_and_one_whose_password_was_reset_are_out_at_once()
    {
        using var lan = await SignedInAsync("lan");
        using var minh = await SignedInAsync("minh");
        var accounts = Host.App.Services.GetRequiredService<OfficerAccounts>();
        Assert.IsType<AccountOutcome.Done>(await accounts.SetDisabledAsync("lan", true, new Actor("test", null), CancellationToken.None));
        Assert.IsType<AccountOutcome.NewPassword>(await accounts.ResetPasswordAsync("minh", new Actor("test", null), CancellationToken.None));
        Assert.True(await lan.IsOutAsync());
        Assert.True(await minh.IsOutAsync());
        using var again = await lan.TrySignInAsync("lan", Password);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var desk = await SignedInAsync("lan");
        using var phone = Browser();
        await phone.SignInAsync("lan");
        var form = await desk.FormAsync("/officers/password", "/officers/password");
        (form["current"], form["fresh"], form["again"]) = (Password, "tám quả cam trên bàn gỗ", "tám quả cam trên bàn gỗ");
        using var changed = await desk.PostAsync("/officers/password", form);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.False(await desk.IsOutAsync());
        Assert.True(await phone.IsOutAsync());
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_in_which_only_the_page_itself_asked()
    {
        using var lan = await SignedInAsync("lan");
        _time.Advance(TimeSpan.FromMinutes(20));
        Assert.False(await lan.IsOutAsync());
        for (var minutes = 0; minutes < 30; minutes += 10)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            using var polled = await lan.GetAsync("/officers/live");
            Assert.Equal(HttpStatusCode.OK, polled.StatusCode);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        using var late = await lan.GetAsync("/officers/live");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        Assert.True(await lan.IsOutAsync());
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_of_work()
    {
        using var lan = await SignedInAsync("lan");
        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            Assert.False(await lan.IsOutAsync());
            _time.Advance(TimeSpan.FromMinutes(20));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await lan.IsOutAsync());
    }

    [Fact]
    public async Task An_edited_cookie_leads_to_the_sign_in_page()
    {
        using var lan = await SignedInAsync("lan");
        var cookie = lan.Cookies.GetCookies(new Uri(Host.Address, "/officers"))["cd-officer"]!;
        cookie.Value = cookie.Value[..40] + (cookie.Value[40] == 'A' ? 'B' : 'A') + cookie.Value[41..];
        Assert.True(await lan.IsOutAsync());
    }

    [Theory]
    [InlineData("/officers", HttpStatusCode.Found)]
    [InlineData("/officers/people", HttpStatusCode.Found)]
    [InlineData("/officers/password", HttpStatusCode.Found)]
    [InlineData("/officers/concerns/CD-0000-0000-0000", HttpStatusCode.Found)]
    [InlineData("/officers/no-such-page", HttpStatusCode.Found)]
    [InlineData("/officers/live", HttpStatusCode.Unauthorized)]
    public async Task Nobody_sees_a_page_without_signing_in(string path, HttpStatusCode expected)
    {
        using var browser = Browser();
        using var response = await browser.GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("<html", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private OfficerBrowser Copy(OfficerBrowser browser)
    {
        var copy = Browser();
        copy.Cookies.Add(browser.Cookies.GetCookies(new Uri(Host.Address, "/officers")));
        return copy;
    }
}
