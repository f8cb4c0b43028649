using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class PlanAnswerTests : IDisposable
{
    private const string Question = "Kế hoạch truyền thông công đoàn: bao nhiêu phần trăm đoàn viên được tiếp cận thông tin?";

    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    private static DocumentDraft Plan(string number, string unit, string until, string text, double? confidence = null) => new()
    {
        Kind = DocumentKind.Plan,
        Number = number,
        Title = "Kế hoạch truyền thông công đoàn",
        EffectiveFrom = Day("2020-01-01"),
        EffectiveUntil = Day(until),
        Unit = unit,
        Legibility = confidence is null ? "clean" : "restored",
        Passages = [new PassageDraft { Section = "II.2", Clause = "1", Heading = "Chỉ tiêu", Text = text, RestoredConfidence = confidence }],
    };

    private async Task Publish() => await _library.Publish(
        Plan("1/KH-LĐLĐ", "dak-lak", "2028-12-31", "- Hằng năm có 85% đoàn viên được tiếp cận thông tin."),
        Plan("2/KH-LĐLĐ", "lai-chau", "2028-12-31", "- Hằng năm có 98% đoàn viên được tiếp cận thông tin.", 0.91),
        Plan("3/KH-CĐTKV", "tkv", "2020-12-31", "- Hằng năm có 60% đoàn viên được tiếp cận thông tin."));

    [Theory]
    [InlineData("dak-lak", "85%", "98%")]
    [InlineData("lai-chau", "98%", "85%")]
    public async Task Each_union_gets_the_number_of_its_own_plan_only(string unit, string own, string other)
    {
        await Publish();

        var answer = await _library.Ask(Question, unit: unit, starter: false);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains(own, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, answer.Text + answer.Detail, StringComparison.Ordinal);
        Assert.All(answer.Ranked, place => Assert.Equal(answer.Citations[0].Document, place.Document));
    }

    [Fact]
    public async Task A_member_without_a_union_gets_no_plan_of_any()
    {
        await Publish();

        var answer = await _library.Ask(Question, starter: false);

        Assert.Equal(Decision.Abstain, answer.Decision);
        Assert.Empty(answer.Citations);
    }

    [Fact]
    public async Task A_plan_is_cited_to_the_dash()
    {
        await Publish();

        var citation = Assert.Single((await _library.Ask(Question, unit: "dak-lak", starter: false)).Citations);

        Assert.Equal(("plan", "II.2", "1"), (citation.Kind, citation.Section, citation.Clause));
        Assert.Equal("Mục II.2, gạch đầu dòng 1 Kế hoạch truyền thông công đoàn (1/KH-LĐLĐ)", citation.Printed);
        Assert.Equal("1/KH-LĐLĐ/mII.2/g1", citation.PassageId);
    }

    [Fact]
    public async Task An_answer_from_restored_words_says_so()
    {
        await Publish();

        var answer = await _library.Ask(Question, unit: "lai-chau", starter: false);

        Assert.Contains("khôi phục từ bản quét", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("restored", 0.91), (answer.Citations[0].Legibility, answer.Citations[0].RestoredConfidence));
        Assert.EndsWith(", khôi phục từ bản quét (độ tin cậy 91 %)", answer.Citations[0].Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_plan_is_called_ended_and_not_quoted()
    {
        await Publish();

        var answer = await _library.Ask(Question, unit: "tkv", starter: false);

        Assert.Equal((Decision.Abstain, "plan_ended"), (answer.Decision, answer.Reason));
        Assert.Contains("kế hoạch đã hết giai đoạn (đến 31/12/2020)", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("60%", answer.Text + answer.Detail, StringComparison.Ordinal);
        Assert.Null(Assert.Single(answer.Citations).Quote);
    }

    [Fact]
    public async Task A_plan_that_holds_comes_before_an_ended_one_on_the_same_matter()
    {
        await Publish();
        await _library.Publish(Plan("4/KH-CĐTKV", "tkv", "2028-12-31", "- Mỗi năm có 70% đoàn viên ở các mỏ và nhà máy được tiếp cận thông tin."));

        var answer = await _library.Ask("kế hoạch: " + Question, unit: "tkv", starter: false);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains("70%", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_plan_answers_for_its_own_time()
    {
        await Publish();

        var answer = await _library.Ask(Question, asOf: "2020-06-01", unit: "tkv", starter: false);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains("60%", answer.Text, StringComparison.Ordinal);
    }
}
