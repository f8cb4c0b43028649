using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Calculators;

/// <summary>Retirement age under normal conditions: Labour Code article 169 clause 2.</summary>
public static class RetirementAge
{
    /// <summary>First year of the rising ages.</summary>
    public const int FirstYear = 2021;

    /// <summary>Hard, toxic or dangerous work for fifteen years lowers the age by at most five years (article 169 clause 3).</summary>
    public const int MostEarlier = 60;

    private const int Year = 12;

    /// <summary>Gives the age in months of those who reach it in a year: men from 60 years 3 months in 2021 by 3 months a year to 62, women from 55 years 4 months by 4 to 60.</summary>
    public static int MonthsIn(int year, bool isMale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        var passed = year - FirstYear;
        return isMale
            ? Math.Min((60 * Year) + 3 + (3 * passed), 62 * Year)
            : Math.Min((55 * Year) + 4 + (4 * passed), 60 * Year);
    }

    /// <summary>Gives the month in which someone reaches the age, or null for those who reached it before 2021.</summary>
    /// <param name="birth">Day of birth.</param>
    /// <param name="isMale">True for a man.</param>
    /// <param name="earlierMonths">Months by which the age is lowered, at most sixty.</param>
    public static (DateOnly Month, int AgeMonths)? Reached(DateOnly birth, bool isMale, int earlierMonths = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(earlierMonths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlierMonths, MostEarlier);
        for (var year = FirstYear; year <= birth.Year + 63; year++)
        {
            var age = MonthsIn(year, isMale) - earlierMonths;
            var day = birth.AddMonths(age);
            if (day.Year <= year)
            {
                return day.Year < FirstYear ? null : (new DateOnly(day.Year, day.Month, 1), age);
            }
        }

        return null;
    }

    /// <summary>Gives the month and the age, or null for those who reached it before 2021.</summary>
    /// <param name="birth">Day of birth.</param>
    /// <param name="isMale">True for a man.</param>
    public static Calculation? Of(DateOnly birth, bool isMale)
    {
        if (Reached(birth, isMale) is not { } reached)
        {
            return null;
        }

        return new Calculation(
            $"Sinh {VietnamTime.Show(birth)}, {(isMale ? "nam" : "nữ")}: đủ tuổi nghỉ hưu vào tháng {reached.Month.Month:00}/{reached.Month.Year}, lúc {Age(reached.AgeMonths)} (điều kiện làm việc bình thường).",
            [
                Rise(isMale),
                "Muốn có lương hưu còn cần đóng BHXH từ đủ 15 năm.",
                "Việc nặng nhọc, độc hại hoặc suy giảm khả năng lao động có thể được nghỉ sớm hơn, không quá 05 tuổi.",
            ],
            [Laws.LabourCode("169", "2"), Laws.SocialInsurance("64")]);
    }

    /// <summary>Gives the age of those who reach it in a year, or null for a year before 2021.</summary>
    /// <param name="year">Year of the calendar.</param>
    /// <param name="isMale">True for a man.</param>
    public static Calculation? InYear(int year, bool isMale) => year < FirstYear
        ? null
        : new Calculation(
            $"Năm {year}, {(isMale ? "lao động nam" : "lao động nữ")} làm việc trong điều kiện bình thường nghỉ hưu khi đủ {Age(MonthsIn(year, isMale))}.",
            [Rise(isMale), "Muốn biết tháng nghỉ hưu của riêng mình, bạn nhắn ngày tháng năm sinh và nam hay nữ.", "Muốn có lương hưu còn cần đóng BHXH từ đủ 15 năm."],
            [Laws.LabourCode("169", "2"), Laws.SocialInsurance("64")]);

    /// <summary>Gives the earliest month and age of who has done listed hard, toxic or dangerous work for fifteen years; null for those who reached it before 2021.</summary>
    /// <inheritdoc cref="Of"/>
    public static Calculation? OfHardWork(DateOnly birth, bool isMale) => Reached(birth, isMale, MostEarlier) is not { } reached
        ? null
        : new Calculation(
            $"Sinh {VietnamTime.Show(birth)}, {(isMale ? "nam" : "nữ")}, đủ 15 năm làm nghề nặng nhọc, độc hại, nguy hiểm: sớm nhất là tháng {reached.Month.Month:00}/{reached.Month.Year}, lúc {Age(reached.AgeMonths)}.",
            [
                $"Tuổi thường của năm đó là {Age(reached.AgeMonths + MostEarlier)}; nghề, công việc trong danh mục nặng nhọc, độc hại, nguy hiểm từ đủ 15 năm được nghỉ sớm tối đa 05 tuổi.",
                "Muốn có lương hưu còn cần đóng BHXH từ đủ 15 năm.",
            ],
            [Laws.LabourCode("169", "3"), Laws.LabourCode("169", "2"), Laws.SocialInsurance("64")]);

    private static string Rise(bool isMale) => isMale
        ? "Nam: đủ 60 tuổi 03 tháng năm 2021, mỗi năm thêm 03 tháng, tới đủ 62 tuổi vào năm 2028."
        : "Nữ: đủ 55 tuổi 04 tháng năm 2021, mỗi năm thêm 04 tháng, tới đủ 60 tuổi vào năm 2035.";

    private static string Age(int months) => months % Year == 0 ? $"{months / Year} tuổi" : $"{months / Year} tuổi {months % Year} tháng";
}
