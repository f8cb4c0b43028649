using CongDoan.Bot.Officers.Desk;
using CongDoan.Bot.Officers.SignIn;
using CongDoan.Knowledge;

namespace CongDoan.Tests.Bot.Officers;

public sealed class WordsTests
{
    [Fact]
    public void Every_rule_of_triage_has_words_that_an_officer_understands()
    {
        var general = Words.Reason("triage:");
        var escalating = EmbeddedTable.Read("Triage/Data/triage.tsv").Where(row => row[1] is not ("Abuse" or "Injection")).ToList();
        Assert.NotEmpty(escalating);
        Assert.All(escalating, row => Assert.NotEqual(general, Words.Reason("triage:" + row[0])));
    }

    [Theory]
    [InlineData("no_evidence", false, "Kho chưa có căn cứ")]
    [InlineData("amended_text", false, "Quy định đã sửa, chưa có bản mới")]
    [InlineData("unsettled", false, "Chưa có thông tin chắc chắn")]
    [InlineData("asked_for_officer", false, "Người dùng xin gặp cán bộ")]
    [InlineData("triage:accident-electric", true, "Khẩn: tai nạn")]
    [InlineData("something_new", false, "Cần cán bộ trả lời")]
    public void A_reason_reads_as_words(string code, bool urgent, string expected) => Assert.Equal(expected, Words.Reason(code, urgent));

    [Theory]
    [InlineData(59, "dưới 1 phút")]
    [InlineData(60, "1 phút")]
    [InlineData(59 * 60 + 59, "59 phút")]
    [InlineData(2 * 3600, "2 giờ")]
    [InlineData(24 * 3600 - 1, "23 giờ")]
    [InlineData(3 * 24 * 3600, "3 ngày")]
    public void A_waiting_time_reads_as_words(int seconds, string expected) => Assert.Equal(expected, Words.Elapsed(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_day_is_the_day_in_Vietnam()
    {
        var now = new DateTimeOffset(2026, 11, 25, 18, 30, 0, TimeSpan.Zero);
        Assert.Equal("Hôm nay", Words.Day(now, now));
        Assert.Equal("01:30", Words.Clock(now));
        Assert.Equal("Hôm qua", Words.Day(now.AddHours(-2), now));
        Assert.Equal("Thứ Ba, 24/11/2026", Words.Day(now.AddDays(-2), now));
    }

    [Fact]
    public void The_start_of_a_text_ends_between_letters()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍🌾ế", 10));
        Assert.Equal("ngắn", Words.Start(" ngắn\n", 120));
        var cut = Words.Start(family, 5);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(cut)));
    }

    [Theory]
    [InlineData("ngắn quá", "ít nhất 12")]
    [InlineData("congdoan123456", "dễ đoán")]
    [InlineData("Mật Khẩu @ 2026", "dễ đoán")]
    [InlineData("q1w2e3r4t5y6", "dễ đoán")]
    [InlineData("123456789012", "dễ đoán")]
    [InlineData("aaaaaaaaaaaaab", "dễ đoán")]
    [InlineData("passwordpassword", "dễ đoán")]
    [InlineData("LAN.nguyen.2026", "tên đăng nhập")]
    public void A_password_that_everybody_guesses_is_refused(string password, string expected) =>
        Assert.Contains(expected, PasswordRules.Objection(password, "lan.nguyen"), StringComparison.Ordinal);

    [Theory]
    [InlineData("tám quả cam trên bàn gỗ")]
    [InlineData("lan.nguyen thích trà đá")]
    [InlineData("qvvMXpT6SsjJLtRV")]
    public void A_sentence_of_ones_own_is_taken(string password) => Assert.Null(PasswordRules.Objection(password, "lan.nguyen"));
}
