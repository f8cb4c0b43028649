using CongDoan.Knowledge.Calculators;

namespace CongDoan.Tests.Knowledge.Calculators;

/// <summary>The arithmetic of each calculator against cases worked by hand.</summary>
public sealed class CalculatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(OvertimeDay.Working, false, "300.000 đồng")]
    [InlineData(OvertimeDay.Rest, false, "400.000 đồng")]
    [InlineData(OvertimeDay.Holiday, false, "600.000 đồng")]
    [InlineData(OvertimeDay.Working, true, "400.000 đồng")]
    [InlineData(OvertimeDay.Rest, true, "540.000 đồng")]
    [InlineData(OvertimeDay.Holiday, true, "780.000 đồng")]
    public void Four_hours_at_50_000_an_hour(OvertimeDay day, bool isNight, string expected) =>
        Assert.Contains($"ít nhất {expected}", OvertimePay.Of(10_400_000, 26, 4, day, isNight).Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(60, 0, "20.000.000 đồng")]
    [InlineData(66, 0, "22.000.000 đồng")]
    [InlineData(67, 0, "24.000.000 đồng")]
    [InlineData(67, 12, "20.000.000 đồng")]
    [InlineData(60, 58, "2.000.000 đồng")]
    public void Half_a_month_for_each_year_outside_unemployment_insurance(int worked, int insured, string expected) =>
        Assert.Contains(expected, Severance.OnLeaving(8_000_000, worked, insured).Result, StringComparison.Ordinal);

    [Fact]
    public void Whoever_was_insured_all_the_time_has_no_severance_and_is_told_why() =>
        Assert.Contains("0 đồng: cả thời gian làm việc đã đóng bảo hiểm thất nghiệp", Severance.OnLeaving(8_000_000, 60, 60).Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(11, 0, "chưa đủ 12 tháng")]
    [InlineData(12, 12, "16.000.000 đồng")]
    [InlineData(40, 0, "28.000.000 đồng")]
    public void Job_loss_is_at_least_two_months(int worked, int insured, string expected) =>
        Assert.Contains(expected, Severance.OnJobLoss(8_000_000, worked, insured).Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(8_000_000, "2026-11-22", "40.000 đồng")]
    [InlineData(12_000_000, "2026-11-22", "60.000 đồng")]
    [InlineData(50_600_000, "2026-11-22", "253.000 đồng")]
    [InlineData(80_000_000, "2026-11-22", "253.000 đồng")]
    [InlineData(80_000_000, "2026-06-30", "234.000 đồng")]
    public void Dues_are_half_a_percent_up_to_a_tenth_of_the_base_salary(int wage, string day, string expected) =>
        Assert.StartsWith($"Đoàn phí: {expected}", UnionDues.Of(wage, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.Result, StringComparison.Ordinal);

    [Fact]
    public void Dues_of_a_time_whose_rule_is_not_known_are_not_computed() => Assert.Null(UnionDues.Of(8_000_000, new DateOnly(2025, 6, 30)));

    [Theory]
    [InlineData(8_000_000, 30, "4.800.000 đồng một tháng, trong 3 tháng")]
    [InlineData(8_000_000, 36, "trong 3 tháng")]
    [InlineData(8_000_000, 48, "trong 4 tháng")]
    [InlineData(8_000_000, 59, "trong 4 tháng")]
    [InlineData(8_000_000, 500, "trong 12 tháng")]
    [InlineData(60_000_000, 24, "26.550.000 đồng một tháng")]
    public void Unemployment_benefit_is_sixty_per_cent_up_to_five_minimum_wages(int wage, int months, string expected) =>
        Assert.Contains(expected, UnemploymentBenefit.Of(wage, months, 1, Today)!.Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, false, "2026-11-22", "Nghỉ 6 tháng; trợ cấp khoảng 60.000.000 đồng cộng trợ cấp một lần 5.060.000 đồng")]
    [InlineData(1, true, "2026-11-22", "Nghỉ 7 tháng; trợ cấp khoảng 70.000.000 đồng")]
    [InlineData(1, true, "2026-06-30", "Nghỉ 6 tháng; trợ cấp khoảng 60.000.000 đồng cộng trợ cấp một lần 4.680.000 đồng")]
    [InlineData(2, false, "2026-11-22", "Nghỉ 7 tháng; trợ cấp khoảng 70.000.000 đồng cộng trợ cấp một lần 10.120.000 đồng")]
    public void Maternity_follows_the_day_of_birth(int children, bool isSecond, string day, string expected) =>
        Assert.StartsWith(
            expected,
            MaternityBenefit.Of(10_000_000, children, isSecond, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.Result,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 60, "60.000.000 đồng")]
    [InlineData(24, 60, "78.000.000 đồng")]
    [InlineData(27, 60, "84.000.000 đồng")]
    [InlineData(0, 63, "66.000.000 đồng")]
    [InlineData(0, 67, "72.000.000 đồng")]
    public void One_off_insurance_counts_a_month_and_a_half_before_2014_and_two_since(int before, int since, string expected) =>
        Assert.Contains($"khoảng {expected}", LumpSumInsurance.Of(6_000_000, before, since, Today)!.Result, StringComparison.Ordinal);

    [Theory]
    [InlineData("1964-09-30", true, "tháng 12/2025, lúc 61 tuổi 3 tháng")]
    [InlineData("1965-01-15", true, "tháng 07/2026, lúc 61 tuổi 6 tháng")]
    [InlineData("1961-09-30", true, "tháng 12/2021, lúc 60 tuổi 3 tháng")]
    [InlineData("1961-10-01", true, "tháng 04/2022, lúc 60 tuổi 6 tháng")]
    [InlineData("1980-05-20", true, "tháng 05/2042, lúc 62 tuổi")]
    [InlineData("1970-03-10", false, "tháng 07/2027, lúc 57 tuổi 4 tháng")]
    [InlineData("1990-08-08", false, "tháng 08/2050, lúc 60 tuổi")]
    public void Retirement_is_reached_at_the_age_of_its_year(string birth, bool isMale, string expected) =>
        Assert.Contains(expected, RetirementAge.Of(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), isMale)!.Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(12, 3, 12, "12 ngày")]
    [InlineData(12, 5, 12, "13 ngày")]
    [InlineData(14, 11, 12, "16 ngày")]
    [InlineData(12, 0, 7, "7 ngày")]
    [InlineData(12, 5, 7, "7,58 ngày")]
    public void Leave_grows_by_a_day_in_five_years_and_is_shared_by_months(int basic, int service, int months, string expected) =>
        Assert.Contains(expected, AnnualLeave.Of(basic, service, months).Result, StringComparison.Ordinal);

    [Theory]
    [InlineData(ContractKind.Indefinite, "đến hết 06/01/2027")]
    [InlineData(ContractKind.Fixed, "đến hết 22/12/2026")]
    [InlineData(ContractKind.BelowAYear, "đến hết 25/11/2026")]
    public void Notice_ends_on_a_day(ContractKind contract, string expected) =>
        Assert.Contains(expected, NoticePeriod.Of(contract, Today).Result, StringComparison.Ordinal);
}
