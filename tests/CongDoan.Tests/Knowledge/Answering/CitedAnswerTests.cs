using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Validity;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class CitedAnswerTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    private async Task Publish() => await _library.Publish(
        Law(
            "45/2019/QH14",
            "2021-01-01",
            passages:
            [
                Clause("1", "1", "Phạm vi điều chỉnh", "1. Bộ luật này quy định tiêu chuẩn lao động."),
                Clause("35", "1", "Quyền đơn phương chấm dứt hợp đồng", "1. Người lao động báo trước ít nhất 45 ngày."),
                Clause("35", "2", "Quyền đơn phương chấm dứt hợp đồng", "2. Người lao động không cần báo trước khi bị ngược đãi."),
                Clause("139", "1", "Nghỉ thai sản", "1. Lao động nữ được nghỉ thai sản là 06 tháng."),
                Clause("139", "2", "Nghỉ thai sản", "2. Trong thời gian nghỉ thai sản được hưởng chế độ."),
            ]),
        Law(
            "10/2012/QH13",
            "2013-05-01",
            passages:
            [
                Clause("1", "1", "Phạm vi điều chỉnh", "1. Bộ luật lao động quy định tiêu chuẩn."),
                Clause("38", "1", "Quyền của người sử dụng lao động", "1. Người sử dụng lao động có quyền đơn phương chấm dứt."),
            ]));

    [Fact]
    public async Task A_provision_is_quoted_verbatim_with_its_dates()
    {
        await Publish();

        var answer = await _library.Ask("khoản 2 điều 35 blld nói gì");

        Assert.Equal((Decision.Answer, "provision"), (answer.Decision, answer.Reason));
        Assert.Contains("2. Người lao động không cần báo trước khi bị ngược đãi.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("01/01/2021", answer.Text, StringComparison.Ordinal);
        Assert.Equal("45/2019/QH14/d35/k2", Assert.Single(answer.Citations).PassageId);
    }

    [Theory]
    [InlineData("khoản 2 điều 139 blld nói gì", "139", "2")]
    [InlineData("điều 35 bộ luật lao động", "35", "1")]
    [InlineData("theo điều 139 blld người lao động bị ngược đãi có phải báo trước không", "139", "1")]
    public async Task The_provision_that_is_named_is_ranked_first_whatever_its_words(string question, string article, string clause)
    {
        await Publish();

        var ranked = (await _library.Ask(question, starter: false)).Ranked;

        Assert.Equal(("45/2019/QH14", article, clause), (ranked[0].Document, ranked[0].Article, ranked[0].Clause));
        Assert.Equal(ranked.Count, ranked.DistinctBy(place => (place.Document, place.Article)).Count());
        Assert.Equal(ranked.OrderByDescending(place => place.Score).Select(place => place.Score), ranked.Select(place => place.Score));
    }

    [Fact]
    public async Task A_clause_that_begins_after_its_law_is_not_the_law_before_its_own_day()
    {
        await _library.Publish(Law(
            "7/2031/QH18",
            "2025-01-01",
            passages:
            [
                Clause("1", "1", "Nghỉ việc riêng", "1. Người lao động được nghỉ việc riêng khi cưới con."),
                Clause("1", "2", "Nghỉ việc riêng", "2. Người lao động chuyển nhà được nghỉ việc riêng hai ngày hưởng nguyên lương.") with { EffectiveFrom = Day("2027-07-01") },
            ]));

        var before = await _library.Ask("người lao động chuyển nhà được nghỉ việc riêng mấy ngày hưởng lương", "2026-11-22", starter: false);
        var after = await _library.Ask("người lao động chuyển nhà được nghỉ việc riêng mấy ngày hưởng lương", "2027-07-01", starter: false);

        Assert.DoesNotContain("chuyển nhà được nghỉ", before.Text + before.Detail, StringComparison.Ordinal);
        Assert.Contains("chuyển nhà được nghỉ", after.Text, StringComparison.Ordinal);
        Assert.Equal(Day("2027-07-01"), after.Citations[0].EffectiveFrom);
    }

    [Fact]
    public async Task An_amended_clause_is_named_but_not_quoted()
    {
        await Publish();

        var answer = await _library.Ask("điều 139 bộ luật lao động");

        Assert.DoesNotContain("06 tháng", answer.Text + answer.Detail, StringComparison.Ordinal);
        Assert.Contains("113/2025/QH15", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Citations, citation => citation is { Clause: "1", Quote: null });
        Assert.Equal("amended_text", (await _library.Ask("khoản 1 điều 139 bộ luật lao động")).Reason);
    }

    [Theory]
    [InlineData("bộ luật lao động quy định người lao động báo trước ít nhất bao nhiêu ngày", "extract")]
    [InlineData("luật công đoàn quy định người lao động báo trước ít nhất bao nhiêu ngày", "no_evidence")]
    public async Task What_one_law_says_is_not_answered_with_the_words_of_another(string question, string reason)
    {
        await Publish();

        Assert.Equal(reason, (await _library.Ask(question, starter: false)).Reason);
    }

    [Fact]
    public async Task An_expired_law_is_quoted_as_expired()
    {
        await Publish();

        var answer = await _library.Ask("điều 38 bộ luật lao động 2012");

        Assert.Contains("đã hết hiệu lực (áp dụng đến hết ngày 31/12/2020", answer.Text, StringComparison.Ordinal);
        Assert.Contains("1. Người sử dụng lao động có quyền đơn phương chấm dứt.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Day("2020-12-31"), answer.Citations[0].EffectiveUntil);
    }

    [Theory]
    [InlineData("Điều 2 luật 702/2031/QH18 nói gì")]
    [InlineData("dieu 2 luat 702/2031")]
    public async Task A_document_that_no_table_lists_is_known_by_its_number(string question)
    {
        await _library.Publish(Law("702/2031/QH18", "2024-01-01", passages: [Clause("2", "1", "Quà sinh nhật", "1. Đoàn viên được tặng quà sinh nhật.")]));

        var answer = await _library.Ask(question);

        Assert.Equal((Decision.Answer, "702/2031/QH18"), (answer.Decision, Assert.Single(answer.Citations).Document));
    }

    [Fact]
    public async Task An_amended_clause_is_answered_with_the_amending_words_when_the_library_holds_them()
    {
        await _library.Publish(
            Law("702/2031/QH18", "2024-01-01", passages: [Clause("2", "1", "Quà sinh nhật", "1. Đoàn viên được tặng quà sinh nhật trị giá 200.000 đồng.")]),
            Law("704/2032/QH18", "2026-02-01", passages: [Clause("1", "1", "Sửa đổi, bổ sung một số điều", "1. Sửa đổi khoản 1 Điều 2 như sau: “1. Đoàn viên được tặng quà sinh nhật trị giá 350.000 đồng.”")])
                with
            { Amends = [new("702/2031/QH18", "2", "1", null, Day("2026-02-01"), AmendmentKind.Amended)] });

        var before = await _library.Ask("khoản 1 Điều 2 luật 702/2031/QH18", asOf: "2026-01-31");
        var since = await _library.Ask("khoản 1 Điều 2 luật 702/2031/QH18", asOf: "2026-02-01");

        Assert.Contains("200.000 đồng", before.Text, StringComparison.Ordinal);
        Assert.Contains("350.000 đồng", since.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("200.000", since.Text, StringComparison.Ordinal);
        Assert.Equal(["704/2032/QH18", "702/2031/QH18"], since.Citations.Select(citation => citation.Document));
        Assert.Null(since.Citations[1].Quote);
    }

    [Fact]
    public async Task An_article_or_clause_that_does_not_exist_is_said_not_to()
    {
        await Publish();

        Assert.Equal("no_such_provision", (await _library.Ask("điều 300 bộ luật lao động")).Reason);
        Assert.Contains("không có khoản 9", (await _library.Ask("khoản 9 điều 35 bộ luật lao động")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("điều 5 nghị định 374/2025", "no_full_text")]
    [InlineData("điều 5 nghị định 999/2025", "law_unknown")]
    [InlineData("điều 7 luật công đoàn 1999", "law_unknown")]
    public async Task What_is_not_in_the_library_is_not_replaced_by_something_else(string question, string reason)
    {
        await Publish();

        var answer = await _library.Ask(question);

        Assert.Equal((Decision.Abstain, reason), (answer.Decision, answer.Reason));
        Assert.Empty(answer.Citations);
    }

    [Fact]
    public async Task Whether_a_document_holds_is_answered_from_the_register()
    {
        var ended = await _library.Ask("nghi dinh 12/2022 con hieu luc khong");
        var then = await _library.Ask("nghi dinh 12/2022 con hieu luc khong", asOf: "2024-01-01");

        Assert.Contains("đã hết hiệu lực, chỉ áp dụng đến hết ngày 09/09/2026; văn bản thay thế: 283/2026/NĐ-CP", ended.Text, StringComparison.Ordinal);
        Assert.Contains("đang có hiệu lực", then.Text, StringComparison.Ordinal);
    }
}
