using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;
using CongDoan.Tests.Architecture;

namespace CongDoan.Tests.Knowledge.Triage;

/// <summary>Words of injury, death and assault are never refused, and only events raise an alarm.</summary>
public sealed class SafetyNetTests : IDisposable
{
    private static readonly string[] Subjects =
        ["em", "bạn em", "anh thợ", "chú bảo vệ", "công nhân mới", "chồng em"];

    private static readonly string[] Machines = ["máy", "xe nâng", "thanh sắt"];

    private static readonly string[] Verbs = ["cuốn", "dập", "kẹp", "cắt", "cán", "đè", "nghiến", "chém", "đâm", "ép", "quất", "cứa"];

    private static readonly string[] Parts = ["tay", "ngón tay", "bàn chân", "chân", "đầu", "lưng", "ngực", "bụng", "mặt", "vai"];

    private static readonly string[] Injuries = ["bỏng tay", "gãy chân", "đứt ngón tay", "dập nát bàn tay", "rách đùi", "gãy xương sườn", "vỡ đầu gối"];

    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void No_injury_in_any_combination_of_words_is_left_to_a_refusal()
    {
        var told = from subject in Subjects
                   from part in Parts
                   from verb in Verbs
                   from machine in Machines
                   from text in (string[])[$"{machine} {verb} trúng {part} {subject}", $"{subject} bị {machine} {verb} {part}"]
                   select text;
        var hurt = from subject in Subjects
                   from injury in Injuries
                   from text in (string[])[$"{subject} {injury} rồi", $"{subject} bị {injury}", $"{injury} {subject} rồi"]
                   select text;
        var missed = told.Concat(hurt)
            .SelectMany(text => (string[])[text, Folding.Fold(text)])
            .Where(text => !MessageTriage.Read(text).Urgent);

        Findings.AssertNone(missed);
    }

    [Theory]
    [InlineData("máy dập trúng tay bạn em")]
    [InlineData("hóa chất bắn vào mắt em")]
    [InlineData("bị bỏng axit phải làm sao")]
    [InlineData("bạn em xỉu rồi thở không nổi")]
    [InlineData("bị ngộ độc tập thể ở bếp ăn")]
    [InlineData("bị điện giật trong xưởng")]
    [InlineData("đứt ngón tay")]
    [InlineData("thằng em họ bị kẹt giữa hai xe rơ moóc")]
    [InlineData("em bị gảy tay rồi")]
    [InlineData("bạn em bị bõng axit")]
    [InlineData("chị Lan sanh non ngay trong nhà vệ sinh")]
    public void An_injury_in_active_words_is_an_accident(string text) => TriageAssert.IsKind(TriageKind.Accident, text);

    [Theory]
    [InlineData("không muốn tồn tại trên đời này nữa")]
    [InlineData("có ai giúp em không, em mệt mỏi với cuộc đời này quá")]
    [InlineData("em tính uống thuốc cho xong")]
    [InlineData("sống chi cho khổ")]
    [InlineData("em có lỗi với gia đình, em đi đây, đừng tìm em")]
    [InlineData("nỗ bình gas")]
    [InlineData("nồi hơi phát nổ")]
    [InlineData("đường ống nổ, mọi người chạy tán loạn")]
    public void A_life_in_danger_is_seen_without_the_usual_words(string text) => TriageAssert.IsKind(TriageKind.DangerToLife, text);

    [Theory]
    [InlineData("anh quản lý cứ nhìn ngực em rồi nói tục")]
    [InlineData("công ty gắn camera nhà vệ sinh")]
    [InlineData("sếp gạ tình")]
    [InlineData("sếp kêu em chiều ổng một đêm thì cho lên tổ trưởng")]
    public void An_insult_to_the_body_is_harassment(string text) => TriageAssert.IsKind(TriageKind.Harassment, text);

    [Theory]
    [InlineData(TriageKind.Violence, "chị Nga chuyền 3 bị tổ trưởng đánh")]
    [InlineData(TriageKind.ForcedOrChildLabour, "con em 13 tuổi bị bắt làm ở xưởng")]
    [InlineData(TriageKind.Press, "nhà báo hỏi em về vụ tai nạn ở công ty")]
    [InlineData(TriageKind.Press, "phóng viên muốn gặp em")]
    [InlineData(TriageKind.Strike, "tụi em ngừng việc từ sáng tới giờ")]
    [InlineData(TriageKind.Retaliation, "cty cho em nghi vi em to cao")]
    [InlineData(TriageKind.Violence, "bị bảo vệ đánh")]
    [InlineData(TriageKind.ForcedOrChildLabour, "em 16 tuổi, bị ép tăng ca tới khuya")]
    [InlineData(TriageKind.OwnDispute, "em có bầu 3 tháng công ty ép nghỉ việc")]
    public void Other_reports_in_few_words_reach_a_person(TriageKind kind, string text) => TriageAssert.IsKind(kind, text);

    [Theory]
    [InlineData("mệt chết đi được")]
    [InlineData("đói muốn chết")]
    [InlineData("giá cháy túi")]
    [InlineData("cháy hàng")]
    [InlineData("nổ hũ")]
    [InlineData("máy chạy ồn quá")]
    [InlineData("chết rồi, em quên chấm công")]
    [InlineData("con em té gãy tay em xin nghỉ chăm con")]
    [InlineData("lương csgt")]
    [InlineData("bao nhiêu tuổi được kết hôn")]
    public void A_figure_of_speech_or_another_subject_raises_no_alarm(string text)
    {
        Assert.Null(MessageTriage.Read(text).MatchedRule);
        Assert.Null(MessageTriage.Read(Folding.Fold(text)).MatchedRule);
    }

    [Theory]
    [InlineData("tai nạn lao động được hưởng gì")]
    [InlineData("chết do tai nạn lao động thì gia đình được gì")]
    [InlineData("ông nội mất được nghỉ mấy ngày")]
    [InlineData("máy cán tay thì ai chi trả")]
    public void A_rule_that_is_asked_is_not_an_event(string text)
    {
        Assert.Null(MessageTriage.Read(text).MatchedRule);
        Assert.Null(MessageTriage.Read(Folding.Fold(text)).MatchedRule);
    }

    [Theory]
    [InlineData("máy cán tay thì ai chi trả")]
    [InlineData("bị chém đứt tay ở quê thì đi tù mấy năm")]
    public async Task What_would_be_refused_goes_to_an_officer_when_its_words_tell_of_an_injury(string text)
    {
        var answer = await _library.Ask(text);

        Assert.Equal((Decision.Escalate, true), (answer.Decision, answer.Urgent));
        Assert.StartsWith("triage:alarm-", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_curated_note_still_answers_a_rule_that_is_asked()
    {
        await _library.Publish(Drafts.Note("dut-tay", ["Đứt tay do máy cán thì ai chi trả viện phí?"], "Công ty chi trả.", [new BasisDraft("84/2015/QH13", "Luật An toàn, vệ sinh lao động", "38", null, null, null)]));

        Assert.Equal(Decision.Answer, (await _library.Ask("đứt tay do máy cán thì ai chi trả viện phí")).Decision);
    }

    [Theory]
    [InlineData("đi vệ sinh bị trừ tiền")]
    [InlineData("xem điện thoại trong ca bị phạt tiền")]
    [InlineData("đi trễ bị trừ 100k")]
    [InlineData("sa thãi công nhân thì lý do nào mới đúng luật")]
    public void Fines_at_work_are_in_scope(string text)
    {
        Assert.Equal(TriageKind.InScope, MessageTriage.Read(text).Kind);
        Assert.Equal(TriageKind.InScope, MessageTriage.Read(Folding.Fold(text)).Kind);
    }
}
