using System.Net;
using CongDoan.Bot.Officers;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Officers;

public sealed class PeopleTests : OfficerTest
{
    private const string Page = "/officers/people";

    [Fact]
    public async Task An_officer_who_is_no_administrator_neither_sees_nor_changes_people()
    {
        using var lan = await SignedInAsync("lan");
        using var seen = await lan.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Forbidden, seen.StatusCode);
        Assert.Contains("Bạn không có quyền", WebUtility.HtmlDecode(await seen.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        var form = await lan.FormAsync("/officers", "/officers/sign-out");
        (form["name"], form["displayName"], form["role"], form["unit"]) = ("gian", "Gián", "Administrator", "vn");
        foreach (var path in new[] { Page, Page + "/lan/enable", Page + "/quantri/disable", Page + "/quantri/reset" })
        {
            using var response = await lan.PostAsync(path, form);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        await using var db = await Host.DbAsync();
        Assert.Equal(["lan", "quantri"], await db.Set<Officer>().Select(officer => officer.Name).Order().ToListAsync());
    }

    [Fact]
    public async Task A_new_officer_gets_a_password_that_is_shown_once_and_has_to_be_changed()
    {
        using var admin = await SignedInAsync("chu-tich", OfficerRole.Administrator);
        using var added = await AddAsync(admin, "Lan.Nguyen", "  Nguyễn   Thị Lan ", "dak-lak");
        Assert.Equal(Page + "?done=added", added.Headers.Location?.OriginalString);
        var page = await admin.ReadAsync(Page);
        var password = page.Split("<code>")[1].Split("</code>")[0];
        Assert.DoesNotContain(password, await admin.ReadAsync(Page), StringComparison.Ordinal);

        using var lan = Browser();
        using var entered = await lan.TrySignInAsync("lan.nguyen", password);
        Assert.Equal("/officers/password", entered.Headers.Location?.OriginalString);
        await using var db = await Host.DbAsync();
        var officer = await db.Set<Officer>().SingleAsync(one => one.Name == "lan.nguyen");
        Assert.Equal(("Nguyễn Thị Lan", OfficerRole.Officer, "dak-lak"), (officer.DisplayName, officer.Role, officer.Unit));
    }

    [Theory]
    [InlineData("lan", "đã có người dùng")]
    [InlineData("ＬＡＮ", "đã có người dùng")]
    [InlineData("lân", "Tên đăng nhập gồm")]
    [InlineData("a", "Tên đăng nhập gồm")]
    [InlineData("<b>lan</b>", "Tên đăng nhập gồm")]
    public async Task A_name_that_is_taken_or_odd_is_refused(string name, string expected)
    {
        await AddOfficerAsync("lan");
        using var admin = await SignedInAsync("chu-tich", OfficerRole.Administrator);
        using var response = await AddAsync(admin, name, "Ai đó", "vn");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_is_shut_out_let_in_again_and_given_a_new_password()
    {
        using var admin = await SignedInAsync("chu-tich", OfficerRole.Administrator);
        using var lan = await SignedInAsync("lan");
        using var disabled = await PressAsync(admin, "lan", "disable");
        Assert.True(await lan.IsOutAsync());
        using var enabled = await PressAsync(admin, "lan", "enable");
        await lan.SignInAsync("lan");
        using var reset = await PressAsync(admin, "lan", "reset");
        Assert.True(await lan.IsOutAsync());
        Assert.Contains("Mật khẩu mới của <strong>lan</strong>", await admin.ReadAsync(Page), StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        Assert.Equal(
            ["officer_disabled", "officer_enabled", "password_reset"],
            await db.Set<OfficerAudit>().Where(line => line.OfficerName == "chu-tich" && line.Subject == "lan").OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
    }

    [Fact]
    public async Task The_last_active_administrator_cannot_be_shut_out()
    {
        using var admin = await SignedInAsync("chu-tich", OfficerRole.Administrator);
        using var other = await PressAsync(admin, FirstAdministrator.Name, "disable");
        Assert.Equal(HttpStatusCode.Found, other.StatusCode);
        var form = await admin.FormAsync(Page, Page);
        using var self = await admin.PostAsync(Page + "/chu-tich/disable", form);
        Assert.Equal(HttpStatusCode.BadRequest, self.StatusCode);
        Assert.Contains("quản trị viên cuối cùng", WebUtility.HtmlDecode(await self.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.False(await admin.IsOutAsync());
    }

    private static async Task<HttpResponseMessage> AddAsync(OfficerBrowser browser, string name, string displayName, string unit)
    {
        var form = await browser.FormAsync(Page, Page);
        (form["name"], form["displayName"], form["role"], form["unit"], form["PasswordHash"]) = (name, displayName, "Officer", unit, "x");
        return await browser.PostAsync(Page, form);
    }

    private static async Task<HttpResponseMessage> PressAsync(OfficerBrowser browser, string name, string action) =>
        await browser.PostAsync($"{Page}/{name}/{action}", await browser.FormAsync(Page, $"{Page}/{name}/{action}"));
}
