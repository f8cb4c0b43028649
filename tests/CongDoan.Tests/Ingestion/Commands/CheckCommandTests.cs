using CongDoan.Knowledge.Library;
using CongDoan.Tests.Knowledge;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Ingestion.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Each_fault_of_a_note_is_named_once_and_a_sound_note_never()
    {
        await _library.Publish(
            Law("7/2020/QH14", "2020-06-01", passages: [Clause("5", "1", "Nghỉ", "1. Các trường hợp:\na) Nghỉ 5 ngày;\nb) Nghỉ 7 ngày.")]),
            Law("8/2010/QH12", "2010-06-01", "2019-12-31"),
            Sound("dung", Basis("5", "1", "b")),
            Sound("khong-co-van-ban", new("99/2025/NĐ-CP", "Nghị định", "1", null, null, null)),
            Sound("sai-dieu", Basis("6", null, null)),
            Sound("sai-khoan", Basis("5", "3", null)),
            Sound("sai-diem", Basis("5", "1", "h")),
            Sound("het-hieu-luc", new("8/2010/QH12", "Luật Thử nghiệm", "1", null, null, null)),
            Sound("het-theo-so", new("10/2012/QH13", "Bộ luật Lao động", "37", null, null, null)),
            Note("neu-dieu-la", ["Câu hỏi về điều lạ?"], "Theo Điều 12, bạn được nghỉ 5 ngày.", [Basis("5", "1", null)]),
            Note("neu-luat-cu", ["Câu hỏi về luật cũ?"], "Xem Bộ luật 10/2012/QH13 để biết số ngày nghỉ.", [Basis("5", "1", null)]),
            Note("noi-luat-cu", ["Câu hỏi về luật trước?"], "Bộ luật 10/2012/QH13 đã hết hiệu lực, nay bạn nghỉ 5 ngày.", [Basis("5", "1", null)]));

        var run = await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2026-11-22", "--json");

        Assert.Equal(1, run.Status);
        Assert.Equal(
            [
                "het-hieu-luc basis_ended", "het-theo-so basis_ended", "neu-dieu-la names_what_is_no_basis", "neu-luat-cu names_what_has_ended",
                "sai-diem no_such_provision", "sai-dieu no_such_provision", "sai-khoan no_such_provision",
            ],
            Findings(run).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_note_is_due_on_its_day_and_that_is_no_fault()
    {
        await _library.Publish(Sound("dung", new("99/2025/NĐ-CP", "Nghị định", "1", null, null, null)));

        Assert.Empty(Findings(await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2027-06-29", "--json")));
        var due = await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2027-06-30", "--json");

        Assert.Equal((0, "dung review_due"), (due.Status, Assert.Single(Findings(due))));
    }

    [Fact]
    public async Task Two_notes_whose_questions_say_the_same_are_named_once_by_the_question_and_those_of_two_units_are_not()
    {
        BasisDraft[] basis = [new("99/2025/NĐ-CP", "Nghị định", "1", null, null, null)];
        await _library.Publish(
            Note("nghi-cuoi", ["Nghỉ cưới được mấy ngày có lương?", "ket hon duoc nghi may ngay"], "Được 3 ngày.", basis),
            Note("nghi-ket-hon", ["Kết hôn được nghỉ mấy ngày?", "lấy vợ nghỉ bao lâu"], "Được 3 ngày.", basis),
            Note("tang-ca", ["Tăng ca ngày thường tính lương thế nào?"], "Ít nhất 150%.", basis),
            Note("chi-tieu-dak-lak", ["Chỉ tiêu phát triển đoàn viên năm nay là bao nhiêu?"], "Theo kế hoạch tỉnh.", basis, unit: "dak-lak"),
            Note("chi-tieu-lai-chau", ["Chỉ tiêu phát triển đoàn viên năm nay là bao nhiêu?"], "Theo kế hoạch tỉnh.", basis, unit: "lai-chau"));

        var run = await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2026-11-22");

        Assert.Equal(1, run.Status);
        var finding = Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("  ", StringComparison.Ordinal));
        Assert.True(finding.StartsWith("  nghi-ket-hon: nghi-cuoi (\"", StringComparison.Ordinal) || finding.StartsWith("  nghi-cuoi: nghi-ket-hon (\"", StringComparison.Ordinal), finding);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_Vietnamese()
    {
        await _library.Publish(Law("7/2020/QH14", "2020-06-01"), Sound("sai-dieu", Basis("6", null, null)));

        var run = await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2026-11-22");

        Assert.Equal("Căn cứ không có trong văn bản:\n  sai-dieu: Điều 6 Luật Thử nghiệm (7/2020/QH14)\n", run.Out);
        Assert.Contains("1 ghi chú, 1 căn cứ (1 có toàn văn trong kho để đối chiếu): 1 chỗ sai, 0 ghi chú đến hạn rà soát.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_starter_note_rests_on_what_has_ended_or_names_it()
    {
        await CommandRunner.RunAsync("publish", Samples.File(Samples.Law), "--data", _library.Folder);

        var run = await CommandRunner.RunAsync("check", "--data", _library.Folder, "--as-of", "2026-11-22", "--json");

        Assert.True(run.Json.GetProperty("notes").GetInt32() >= 220);
        Assert.Empty(Findings(run));
    }

    private static IEnumerable<string> Findings(CommandRunner run) => run.Json.GetProperty("findings").EnumerateArray()
        .Select(finding => $"{finding.GetProperty("note").GetString()} {finding.GetProperty("trouble").GetString()}");

    private static BasisDraft Basis(string article, string? clause, string? point) => new("7/2020/QH14", "Luật Thử nghiệm", article, clause, point, null);

    private static DocumentDraft Sound(string id, BasisDraft basis) => Note(id, [$"Câu hỏi {id}?"], "Bạn được nghỉ 7 ngày.", [basis]);
}
