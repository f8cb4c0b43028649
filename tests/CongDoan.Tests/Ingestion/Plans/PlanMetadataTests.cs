using System.Globalization;
using CongDoan.Ingestion;

namespace CongDoan.Tests.Ingestion.Plans;

public sealed class PlanMetadataTests
{
    [Fact]
    public async Task Number_issuer_unit_day_and_period_are_read_from_the_head()
    {
        var draft = (await OwnPlans.ReadAsync(OwnPlans.Garden)).Draft;

        Assert.Equal("15/KH-LĐLĐ", draft.Number);
        Assert.Equal(("Liên đoàn Lao động tỉnh Lai Châu", "lai-chau"), (draft.Issuer, draft.Unit));
        Assert.Equal(new DateOnly(2031, 2, 3), draft.Issued);
        Assert.Equal((new DateOnly(2031, 1, 1), new DateOnly(2035, 12, 31)), (draft.EffectiveFrom!.Value, draft.EffectiveUntil!.Value));
        Assert.Equal("Kế hoạch chăm vườn chung giai đoạn 2031 - 2035", draft.Title);
    }

    [Theory]
    [InlineData("Chăm vườn đến năm 2033", null, "2033-12-31")]
    [InlineData("Chăm vườn năm 2032", "2032-01-01", "2032-12-31")]
    [InlineData("Chăm vườn giai đoạn 2031 - 2035", "2031-01-01", "2035-12-31")]
    [InlineData("Chăm vườn", null, null)]
    public async Task The_period_of_the_title_says_how_long_a_plan_holds(string title, string? from, string? until)
    {
        var file = await OwnPlans.ReadAsync($"KẾ HOẠCH\n{title}\nCăn cứ nhu cầu rau sạch, xây dựng kế hoạch.\nI. VIỆC LÀM\n- Xới đất.");

        Assert.Equal((from, until), (file.Draft.EffectiveFrom?.ToString("O", CultureInfo.InvariantCulture), file.Draft.EffectiveUntil?.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal(until is null, file.Warnings.Any(warning => warning.Contains("--until", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cited_number_is_not_taken_for_the_plans_own()
    {
        var file = await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nCăn cứ kế hoạch số 90/KH-TLĐ ngày 05/01/2031 của cấp trên, Công đoàn Vườn xây dựng kế hoạch.\nI. VIỆC LÀM\n- Xới đất.");

        Assert.StartsWith("không số/", file.Draft.Number, StringComparison.Ordinal);
        Assert.Null(file.Draft.Issued);
        Assert.Equal("Công đoàn Vườn", file.Draft.Issuer);
        Assert.Contains(file.Warnings, warning => warning.Contains("không ghi số hiệu", StringComparison.Ordinal));
        Assert.Contains(file.Warnings, warning => warning.Contains("--unit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_operator_says_wins_and_settles_the_warning()
    {
        var file = await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nI. VIỆC LÀM\n- Xới đất.", new PublishOptions { Unit = "dak-lak", Number = "3/KH-LĐLĐ" });

        Assert.Equal(("dak-lak", "3/KH-LĐLĐ"), (file.Draft.Unit, file.Draft.Number));
        Assert.DoesNotContain(file.Warnings, warning => warning.Contains("--unit", StringComparison.Ordinal) || warning.Contains("--number", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_law_that_is_told_to_come_into_force_later_moves_no_date_of_the_plan()
    {
        var draft = (await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nI. VIỆC LÀM\n- Học Luật Vườn năm 2030 chuẩn bị có hiệu lực thi hành từ ngày 01/01/2032, thay thế Luật số 5/2020/QH14.")).Draft;

        Assert.Equal((new DateOnly(2031, 1, 1), new DateOnly(2031, 12, 31)), (draft.EffectiveFrom!.Value, draft.EffectiveUntil!.Value));
        Assert.Empty(draft.Replaces);
        Assert.Empty(draft.Amends);
    }

    [Fact]
    public async Task A_symbol_is_kept_as_each_text_prints_it()
    {
        var one = (await OwnPlans.ReadAsync("KẾ HOẠCH\nVườn năm 2031\nThực hiện Chương trình số 02/CTr-BCH ngày 01/01/2031.\nI. LÀM\n- Xới đất.")).Draft;
        var other = (await OwnPlans.ReadAsync("KẾ HOẠCH\nVườn năm 2031\nThực hiện Chương trình số 02/CTr-TLĐ ngày 01/01/2031.\nI. LÀM\n- Xới đất.")).Draft;

        Assert.Contains("02/CTr-BCH", one.Passages[0].Text, StringComparison.Ordinal);
        Assert.Contains("02/CTr-TLĐ", other.Passages[0].Text, StringComparison.Ordinal);
    }
}
