using System.Net;
using CongDoan.Bot.Concerns;

namespace CongDoan.Tests.Bot.Officers;

public sealed class ListTests : OfficerTest
{
    [Fact]
    public async Task What_cannot_wait_stands_first_then_what_waits_longest_then_answered_ones_with_news()
    {
        var fresh = await AddConcernAsync("mới", ago: TimeSpan.FromMinutes(5));
        var urgent = await AddConcernAsync("khẩn", urgent: true, reason: "triage:accident-electric", ago: TimeSpan.FromSeconds(10));
        var old = await AddConcernAsync("cũ", ago: TimeSpan.FromDays(3));
        var news = await AddConcernAsync("có tin mới", state: ConcernState.Answered, unread: 1, ago: TimeSpan.FromDays(9));
        var answered = await AddConcernAsync("đã trả lời", state: ConcernState.Answered, ago: TimeSpan.FromHours(2));
        var closed = await AddConcernAsync("đã đóng", state: ConcernState.Closed);
        using var lan = await SignedInAsync("lan");

        var waiting = await lan.ReadAsync("/officers");
        var places = new[] { urgent, old, fresh, news }.Select(ticket => waiting.IndexOf(ticket, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        foreach (var words in new[] { "Khẩn: tai nạn", "chờ 5 phút", "chờ 3 ngày", "chờ dưới 1 phút", "Web chat", "Tổng Liên đoàn Lao động Việt Nam" })
        {
            Assert.Contains(words, waiting, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(answered, waiting, StringComparison.Ordinal);
        Assert.Contains(answered, await lan.ReadAsync("/officers?tab=answered"), StringComparison.Ordinal);
        Assert.Contains("trả lời 2 giờ trước", await lan.ReadAsync("/officers?tab=answered"), StringComparison.Ordinal);
        Assert.Contains(closed, await lan.ReadAsync("/officers?tab=closed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_has_pages_and_an_odd_page_is_the_nearest_one()
    {
        for (var i = 0; i < 51; i++)
        {
            await AddConcernAsync($"câu {i:00}", ago: TimeSpan.FromHours(100 - i));
        }

        using var lan = await SignedInAsync("lan");
        Assert.DoesNotContain("câu 50", await lan.ReadAsync("/officers"), StringComparison.Ordinal);
        foreach (var page in new[] { "2", "99999999", "3" })
        {
            Assert.Contains("câu 50", await lan.ReadAsync($"/officers?page={page}&size=1000000000&sort=text;drop"), StringComparison.Ordinal);
        }

        foreach (var page in new[] { "-1", "0", "abc", "99999999999999999999" })
        {
            Assert.Contains("câu 00", await lan.ReadAsync($"/officers?page={page}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_shows_everything_already_gets_nothing_new()
    {
        using var lan = await SignedInAsync("lan");
        var ticket = await AddConcernAsync("câu một", ago: TimeSpan.FromDays(2));
        foreach (var path in new[] { "/officers/live?tab=waiting&page=1", $"/officers/concerns/{ticket}/live?x=1" })
        {
            var piece = await lan.SourceAsync(path);
            Assert.DoesNotContain("<html", piece, StringComparison.Ordinal);
            var stamp = piece.Split("data-stamp=\"")[1].Split('"')[0];
            using var same = await lan.GetAsync($"{path}&stamp={stamp}");
            Assert.Equal(HttpStatusCode.NoContent, same.StatusCode);
        }

        var list = await lan.SourceAsync("/officers/live?tab=waiting&page=1");
        await AddConcernAsync("câu hai");
        using var changed = await lan.GetAsync("/officers/live?tab=waiting&page=1&stamp=" + list.Split("data-stamp=\"")[1].Split('"')[0]);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }
}
