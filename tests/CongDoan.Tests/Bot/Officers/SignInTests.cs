using System.Net;
using System.Text.RegularExpressions;
using CongDoan.Bot.Officers;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Officers;

public sealed partial class SignInTests : OfficerTest
{
    [Fact]
    public async Task An_officer_signs_in_lands_on_the_list_and_signs_out()
    {
        using var lan = await SignedInAsync("lan");
        Assert.Contains("Không có câu nào đang chờ", await lan.ReadAsync("/officers"), StringComparison.Ordinal);

        using var left = await lan.PostAsync("/officers/sign-out", await lan.FormAsync("/officers", "/officers/sign-out"));
        Assert.Equal(HttpStatusCode.Found, left.StatusCode);
        Assert.True(await lan.IsOutAsync());
        await using var db = await Host.DbAsync();
        Assert.Equal(["signed_in", "signed_out"], await db.Set<OfficerAudit>().OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_name_and_a_disabled_officer_read_the_same()
    {
        await AddOfficerAsync("lan");
        await AddOfficerAsync("minh");
        await using (var db = await Host.DbAsync())
        {
            await db.Set<Officer>().Where(officer => officer.Name == "minh").ExecuteUpdateAsync(set => set.SetProperty(officer => officer.Disabled, true));
        }

        using var browser = Browser();
        var wrong = await TriedAsync(browser, "lan", "sai");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Contains("Tên đăng nhập hoặc mật khẩu không đúng.", wrong.Page, StringComparison.Ordinal);
        Assert.Equal(wrong, await TriedAsync(browser, "khongtontai", "sai"));
        Assert.Equal(wrong, await TriedAsync(browser, "admin' OR 1=1--", "x"));
        Assert.Equal(wrong, await TriedAsync(browser, "minh", Password));
        // A name in look-alike letters is nobody's.
        Assert.Equal(wrong, await TriedAsync(browser, "ｌａｎ", Password));
        await using var after = await Host.DbAsync();
        Assert.Equal(5, await after.Set<OfficerAudit>().CountAsync(line => line.Action == "sign_in_failed"));

        using var right = await browser.TrySignInAsync(" LAN ", Password);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
    }

    [Fact]
    public async Task The_sixth_try_within_a_minute_waits_and_a_colleague_still_gets_in()
    {
        await AddOfficerAsync("lan");
        await AddOfficerAsync("minh");
        using var browser = Browser();
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await browser.TrySignInAsync("lan", "sai");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var sixth = await browser.TrySignInAsync("lan", Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), sixth.Headers.RetryAfter?.Delta);
        Assert.Contains(
            "Bạn nhập sai nhiều lần. Chờ 1 phút rồi thử lại", WebUtility.HtmlDecode(await sixth.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        await browser.SignInAsync("minh");
    }

    [Fact]
    public async Task One_address_tries_twenty_names_a_minute_and_no_more()
    {
        using var browser = Browser();
        var form = await browser.FormAsync("/officers/sign-in", "/officers/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 21; tries++)
        {
            using var response = await browser.PostAsync("/officers/sign-in", new(form) { ["name"] = $"ai{tries}", ["password"] = "x" });
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Unauthorized, 20).Append(HttpStatusCode.TooManyRequests), statuses);
    }

    [Theory]
    [InlineData(257, HttpStatusCode.BadRequest)]
    [InlineData(1_000_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_password_too_long_is_refused_before_it_is_hashed(int length, HttpStatusCode expected)
    {
        using var browser = Browser();
        using var response = await browser.TrySignInAsync("lan", new string('a', length));
        Assert.Equal(expected, response.StatusCode);
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<OfficerAudit>().AnyAsync());
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        (string Asked, string Sent)[] cases =
        [
            ("/officers?tab=closed", "/officers?tab=closed"),
            ("//evil.example", "/officers"),
            ("/\\evil.example", "/officers"),
            ("https://evil.example/", "/officers"),
            ("https:evil.example", "/officers"),
            ("javascript:alert(1)", "/officers"),
            ("/\t/evil.example", "/officers"),
            // A path of this host, and sent exactly as it came.
            ("/%2f%2fevil.example", "/%2f%2fevil.example"),
        ];
        for (var i = 0; i < cases.Length; i++)
        {
            await AddOfficerAsync($"can-bo{i}");
            using var browser = Browser();
            using var response = await browser.TrySignInAsync($"can-bo{i}", Password, cases[i].Asked);
            Assert.Equal(cases[i].Sent, response.Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task The_first_administrator_has_to_choose_a_password_before_anything_else()
    {
        const string Own = "tám quả cam trên bàn gỗ";
        using var browser = Browser();
        using var signedIn = await browser.TrySignInAsync(FirstAdministrator.Name, Host.FirstPassword!.Split('\n')[0].Trim());
        Assert.Equal("/officers/password", signedIn.Headers.Location?.OriginalString);
        using var list = await browser.GetAsync("/officers");
        Assert.Equal("/officers/password", list.Headers.Location?.OriginalString);

        async Task<HttpResponseMessage> ChooseAsync(string current, string fresh)
        {
            var form = await browser.FormAsync("/officers/password", "/officers/password");
            (form["current"], form["fresh"], form["again"]) = (current, fresh, fresh);
            return await browser.PostAsync("/officers/password", form);
        }

        var given = Host.FirstPassword!.Split('\n')[0].Trim();
        using var wrong = await ChooseAsync("sai", Own);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var weak = await ChooseAsync(given, "congdoan123456");
        Assert.Contains("quá dễ đoán", WebUtility.HtmlDecode(await weak.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var good = await ChooseAsync(given, Own);
        Assert.Equal("/officers?done=password", good.Headers.Location?.OriginalString);
        Assert.Contains("Đã đổi mật khẩu", await browser.ReadAsync("/officers?done=password"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Page)> TriedAsync(OfficerBrowser browser, string name, string password)
    {
        using var response = await browser.TrySignInAsync(name, password);
        return (response.StatusCode, Token().Replace(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), ""));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
