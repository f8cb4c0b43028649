using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Units;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>A target is that of the member's own union, or the bot asks which one is meant; no union lends its number to another.</summary>
public sealed class AskedUnitTests : IDisposable
{
    private const string Question = "kế hoạch truyền thông đặt chỉ tiêu bao nhiêu phần trăm đoàn viên được tiếp cận thông tin";

    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    private async Task Publish() => await _library.Publish(
        Target("chi-tieu-dak-lak", "dak-lak", "85% đoàn viên được tiếp cận thông tin.", "1/KH-LĐLĐ"),
        Target("chi-tieu-lai-chau", "lai-chau", "98% đoàn viên được tiếp cận thông tin.", "27/KH-LĐLĐ"),
        Note("phi", ["Đoàn phí đóng bao nhiêu phần trăm?"], "0,5% tiền lương.", [new("61/QĐ-TLĐ", "Quyết định", null, null, null, null)]));

    private static DocumentDraft Target(string id, string unit, string answer, string plan) => Note(
        id, ["Kế hoạch truyền thông đặt chỉ tiêu bao nhiêu phần trăm đoàn viên được tiếp cận thông tin?"], answer, [new(plan, "Kế hoạch truyền thông", null, null, null, null)], unit: unit);

    [Theory]
    [InlineData("dak-lak", "85%")]
    [InlineData("lai-chau", "98%")]
    public async Task An_account_of_a_union_gets_its_number_without_being_asked(string unit, string own)
    {
        await Publish();

        Assert.StartsWith(own, (await _library.Ask(Question, unit: unit)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_writes_to_all_is_asked_which_union_and_a_name_is_answer_enough()
    {
        await Publish();

        var asked = await _library.Ask(Question);
        Assert.Equal((Decision.AskBack, "which_unit"), (asked.Decision, asked.Reason));
        Assert.Equal(["Liên đoàn Lao động tỉnh Đắk Lắk", "Liên đoàn Lao động tỉnh Lai Châu", "Gặp cán bộ"], asked.Options);

        foreach (var name in new[] { "lai châu á", "dạ ldld tinh lai chau", asked.Options[1] })
        {
            var answer = await _library.Ask(name, history: [new Turn(true, Question), new Turn(false, asked.Text)]);
            Assert.StartsWith("98%", answer.Text, StringComparison.Ordinal);
            Assert.Equal("plan", Assert.Single(answer.Citations).Kind);
        }
    }

    [Fact]
    public async Task A_union_named_in_the_question_is_the_one_that_is_meant()
    {
        await Publish();

        Assert.StartsWith("85%", (await _library.Ask("Đắk Lắk: " + Question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_one_union_never_gets_the_number_of_another_whatever_is_named()
    {
        await Publish();

        Assert.DoesNotContain("98", (await _library.Ask("Lai Châu " + Question, unit: "dak-lak")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_for_all_is_answered_without_asking()
    {
        await Publish();

        Assert.Equal("phi", (await _library.Ask("Đoàn phí đóng bao nhiêu phần trăm?")).Note);
    }

    [Fact]
    public async Task A_note_on_a_plan_quotes_the_line_that_says_it_once_the_plan_is_published()
    {
        await Publish();
        await _library.Publish(new DocumentDraft
        {
            Kind = DocumentKind.Plan,
            Number = "27/KH-LĐLĐ",
            Title = "Kế hoạch truyền thông",
            EffectiveFrom = Day("2024-01-17"),
            EffectiveUntil = Day("2028-12-31"),
            Unit = "lai-chau",
            Passages =
            [
                new PassageDraft { Section = "II.2", Clause = "1", Heading = "Chỉ tiêu", Text = "- Hằng năm có 98% đoàn viên được tiếp cận thông tin." },
                new PassageDraft { Section = "III.1", Clause = "1", Heading = "Nhiệm vụ", Text = "- Các cấp mở lớp tập huấn." },
            ],
        });

        var citation = Assert.Single((await _library.Ask(Question, unit: "lai-chau")).Citations);

        Assert.Equal(("plan", "II.2", "1", "- Hằng năm có 98% đoàn viên được tiếp cận thông tin."), (citation.Kind, citation.Section, citation.Clause, citation.Quote));
    }

    [Theory]
    [InlineData("chỉ tiêu của LĐLĐ Lai Châu", "lai-chau", false)]
    [InlineData("bên daklak nha", "dak-lak", true)]
    [InlineData("TKV ạ", "tkv", true)]
    [InlineData("công nhân xây dựng làm mấy giờ", null, false)]
    [InlineData("Lai Châu hay Đắk Lắk", null, false)]
    public void A_unit_is_known_by_the_names_that_members_use(string text, string? unit, bool isAll) =>
        Assert.Equal((unit, isAll), (UnitNames.In(text), UnitNames.IsAll(text)));
}
