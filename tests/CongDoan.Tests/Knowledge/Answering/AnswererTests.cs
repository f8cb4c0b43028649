using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class AnswererTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    private static readonly BasisDraft Notice = new("45/2019/QH14", "Bộ luật Lao động", "35", "1", null, null);

    private static DocumentDraft NoticeNote(bool starter = false, string unit = "vn") => Note(
        "bao-truoc",
        ["Muốn nghỉ việc phải báo trước mấy ngày?", "xin nghi viec bao truoc bao lau"],
        "Hợp đồng không xác định thời hạn: 45 ngày.",
        [Notice],
        starter: starter,
        unit: unit);

    private static DocumentDraft LabourCode(string? edition = null) => Law(
        "45/2019/QH14",
        "2021-01-01",
        edition: edition,
        passages:
        [
            Clause("35", "1", "Quyền đơn phương chấm dứt hợp đồng lao động của người lao động", "1. Người lao động báo trước ít nhất 45 ngày."),
            Clause("35", "2", "Quyền đơn phương chấm dứt hợp đồng lao động của người lao động", "2. Người lao động không cần báo trước khi bị ngược đãi."),
            Clause("139", "1", "Nghỉ thai sản", "1. Lao động nữ được nghỉ thai sản trước và sau khi sinh con là 06 tháng."),
        ]);

    [Theory]
    [InlineData("Muốn nghỉ việc phải báo trước mấy ngày?")]
    [InlineData("muon nghi viec phai bao truoc may ngay")]
    [InlineData("mún nghỉ việc phải báo trc mấy ngày v ad")]
    public async Task A_question_that_a_note_asks_is_answered_by_the_note_with_the_laws_own_words(string question)
    {
        await _library.Publish(NoticeNote(), LabourCode());

        var answer = await _library.Ask(question);

        Assert.Equal((Decision.Answer, "note"), (answer.Decision, answer.Reason));
        var citation = Assert.Single(answer.Citations);
        Assert.Equal(("45/2019/QH14", "35", "1"), (citation.Document, citation.Article, citation.Clause));
        Assert.Equal("1. Người lao động báo trước ít nhất 45 ngày.", citation.Quote);
        Assert.Equal("45/2019/QH14/d35/k1", citation.PassageId);
        Assert.Equal("35", answer.Ranked[0].Article);
    }

    [Fact]
    public async Task A_note_whose_law_is_not_at_hand_is_cited_without_a_quote()
    {
        await _library.Publish(NoticeNote());

        var citation = Assert.Single((await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?")).Citations);

        Assert.Null(citation.Quote);
        Assert.Equal("Khoản 1 Điều 35 Bộ luật Lao động (45/2019/QH14)", citation.Printed);
    }

    [Fact]
    public async Task Without_a_note_the_law_answers_verbatim()
    {
        await _library.Publish(LabourCode());

        var answer = await _library.Ask("Người lao động bị ngược đãi có cần báo trước khi đơn phương chấm dứt hợp đồng lao động không?");

        Assert.Equal((Decision.Answer, "extract"), (answer.Decision, answer.Reason));
        Assert.Equal("2. Người lao động không cần báo trước khi bị ngược đãi.", Assert.Single(answer.Citations).Quote);
        Assert.Contains("Khoản 2 Điều 35", answer.Text, StringComparison.Ordinal);
        // An item of a list may say the opposite without its heading ("Các hành vi bị nghiêm cấm").
        Assert.Contains("\nQuyền đơn phương chấm dứt hợp đồng lao động của người lao động\n2.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clause_that_was_amended_since_is_not_quoted()
    {
        // The register knows that clause 1 of article 139 has other words since 01/07/2026.
        await _library.Publish(LabourCode());

        var now = await _library.Ask("Lao động nữ được nghỉ thai sản mấy tháng trước và sau khi sinh con?");
        var before = await _library.Ask("Lao động nữ được nghỉ thai sản mấy tháng trước và sau khi sinh con?", asOf: "2025-06-01");

        Assert.Equal((Decision.Abstain, "amended_text"), (now.Decision, now.Reason));
        Assert.Null(Assert.Single(now.Citations).Quote);
        Assert.DoesNotContain("06 tháng", now.Text + now.Detail, StringComparison.Ordinal);
        Assert.Equal(Decision.Answer, before.Decision);
        Assert.Contains("06 tháng", Assert.Single(before.Citations).Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consolidated_text_with_the_amendment_is_quoted_again()
    {
        await _library.Publish(LabourCode(edition: "2026-07-01"));

        var answer = await _library.Ask("Lao động nữ được nghỉ thai sản mấy tháng trước và sau khi sinh con?");

        Assert.Equal("extract", answer.Reason);
    }

    [Fact]
    public async Task A_law_that_has_ended_answers_for_its_own_time_only()
    {
        await _library.Publish(Law("10/2012/QH13", "2013-05-01", passages: Clause("114", "1", "Thanh toán tiền lương ngày chưa nghỉ", "1. Người lao động do thôi việc mà chưa nghỉ hằng năm được thanh toán bằng tiền.")));
        const string question = "Người lao động thôi việc chưa nghỉ hằng năm có được thanh toán tiền lương những ngày chưa nghỉ không?";

        Assert.Equal(Decision.Abstain, (await _library.Ask(question)).Decision);
        var then = await _library.Ask(question, asOf: "2018-06-01");
        Assert.Equal("10/2012/QH13", Assert.Single(then.Citations).Document);
        Assert.Equal(Day("2020-12-31"), then.Citations[0].EffectiveUntil);
    }

    [Fact]
    public async Task A_note_of_one_province_is_not_told_to_the_members_of_another()
    {
        await _library.Publish(NoticeNote(unit: "dak-lak"));

        Assert.Equal("note", (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?", unit: "dak-lak")).Reason);
        Assert.Equal(Decision.Abstain, (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?", unit: "lai-chau")).Decision);
    }

    [Fact]
    public async Task A_note_that_stops_makes_the_bot_stop()
    {
        await _library.Publish(Note("tet-2027", ["Tết 2027 nghỉ từ ngày nào?"], "Chưa có thông tin chắc chắn về lịch nghỉ Tết 2027.", stop: true));

        var answer = await _library.Ask("Tết 2027 được nghỉ từ ngày nào?");

        Assert.Equal((Decision.Abstain, "unsettled"), (answer.Decision, answer.Reason));
    }

    [Fact]
    public async Task Starter_notes_are_ignored_when_the_command_says_so()
    {
        await _library.Editor.PublishStarterNotesAsync([NoticeNote(starter: true)], "set", CancellationToken.None);

        Assert.Equal("note", (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?")).Reason);
        Assert.Equal(Decision.Abstain, (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?", starter: false)).Decision);
    }

    [Fact]
    public async Task A_publish_beside_a_running_host_is_heard_by_the_next_question()
    {
        Assert.Equal(Decision.Abstain, (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?")).Decision);
        await _library.Publish(NoticeNote());

        Assert.Equal(Decision.Answer, (await _library.Ask("Muốn nghỉ việc phải báo trước mấy ngày?")).Decision);
    }

    [Fact]
    public async Task An_empty_library_abstains_instead_of_failing() =>
        Assert.Equal("no_evidence", (await _library.Ask("Công ty chậm trả lương thì sao?")).Reason);
}
