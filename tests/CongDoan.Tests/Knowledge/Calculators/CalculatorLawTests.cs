using CongDoan.Knowledge.Calculators;
using FsCheck;
using FsCheck.Fluent;

namespace CongDoan.Tests.Knowledge.Calculators;

/// <summary>What has to hold for every number.</summary>
public sealed class CalculatorLawTests
{
    [Fact]
    public void Longer_work_never_gives_less() => Prop.ForAll<PositiveInt, byte>((months, more) =>
        Severance.Years(months.Get + more) >= Severance.Years(months.Get)
        && UnemploymentBenefit.Months(months.Get + more) >= UnemploymentBenefit.Months(months.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Counted_years_are_at_most_half_a_year_more_than_the_time_worked() => Prop.ForAll<PositiveInt>(months =>
        Severance.Years(months.Get) - (months.Get / 12m) is >= 0 and <= 0.5m).QuickCheckThrowOnFailure();

    [Fact]
    public void Overtime_by_night_is_at_least_half_an_hour_s_wage_better_than_by_day() =>
        Assert.All(Enum.GetValues<OvertimeDay>(), day => Assert.True(OvertimePay.Percent(day, true) >= OvertimePay.Percent(day, false) + 50));

    [Fact]
    public void Whoever_is_born_later_never_retires_earlier()
    {
        foreach (var isMale in new[] { true, false })
        {
            var before = DateOnly.MinValue;
            for (var birth = First(isMale); birth.Year < 2005; birth = birth.AddDays(1))
            {
                var (month, age) = RetirementAge.Reached(birth, isMale)!.Value;
                Assert.True(month >= before, $"{birth}");
                Assert.InRange(age, isMale ? 723 : 664, isMale ? 744 : 720);
                before = month;
            }
        }
    }

    [Fact]
    public void The_age_reached_is_that_of_the_year_before_at_the_least_and_of_the_year_itself_at_the_most()
    {
        foreach (var isMale in new[] { true, false })
        {
            for (var birth = First(isMale); birth.Year < 2005; birth = birth.AddDays(13))
            {
                var (month, age) = RetirementAge.Reached(birth, isMale)!.Value;
                Assert.InRange(age, RetirementAge.MonthsIn(Math.Max(month.Year - 1, RetirementAge.FirstYear), isMale), RetirementAge.MonthsIn(month.Year, isMale) + 4);
            }
        }
    }

    [Fact]
    public void Born_on_a_leap_day_one_retires_all_the_same() =>
        Assert.Contains("29/02/1972", RetirementAge.Of(new DateOnly(1972, 2, 29), isMale: true)!.Result, StringComparison.Ordinal);

    // Those born earlier reached the age before it began to rise.
    private static DateOnly First(bool isMale) => new(isMale ? 1961 : 1966, 1, 1);
}
