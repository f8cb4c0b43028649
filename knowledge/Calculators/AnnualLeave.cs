namespace CongDoan.Knowledge.Calculators;

/// <summary>Annual leave: Labour Code articles 113 and 114, decree 145/2020/NĐ-CP article 66.</summary>
public static class AnnualLeave
{
    private const int Year = 12, YearsForADay = 5;

    /// <summary>Gives the days of leave of a year.</summary>
    /// <param name="basicDays">12, 14 or 16 by the kind of work.</param>
    /// <param name="serviceYears">Whole years with this employer.</param>
    /// <param name="monthsThisYear">Months worked in the year, 12 for a whole one.</param>
    public static Calculation Of(int basicDays, int serviceYears, int monthsThisYear)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(basicDays is 12 or 14 or 16, true);
        ArgumentOutOfRangeException.ThrowIfNegative(serviceYears);
        ArgumentOutOfRangeException.ThrowIfLessThan(monthsThisYear, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(monthsThisYear, Year);
        var more = serviceYears / YearsForADay;
        var whole = basicDays + more;
        var days = (decimal)whole / Year * monthsThisYear;
        var steps = new List<string>
        {
            basicDays switch
            {
                12 => "Công việc bình thường: 12 ngày làm việc một năm.",
                14 => "Việc nặng nhọc, độc hại, nguy hiểm; người chưa thành niên; người khuyết tật: 14 ngày một năm.",
                _ => "Việc đặc biệt nặng nhọc, độc hại, nguy hiểm: 16 ngày một năm.",
            },
            $"Thâm niên {serviceYears} năm: cứ đủ 05 năm được thêm 01 ngày, thêm {more} ngày.",
        };
        if (monthsThisYear < Year)
        {
            steps.Add($"Làm {monthsThisYear} tháng trong năm: {whole} : 12 × {monthsThisYear} = {Words.Number(days)} ngày.");
        }

        steps.Add("Nghỉ phép hưởng nguyên lương; thôi việc mà chưa nghỉ hết thì được trả tiền những ngày chưa nghỉ.");
        return new Calculation(
            monthsThisYear < Year
                ? $"Làm {monthsThisYear} tháng thì được khoảng {Words.Number(days)} ngày phép (mức cả năm là {whole} ngày)."
                : $"Được {whole} ngày phép một năm, hưởng nguyên lương.",
            steps,
            monthsThisYear < Year
                ? [Laws.LabourCode("113", "2"), Laws.LabourCode("113", "1"), Laws.LabourDecree("66", "1"), Laws.LabourCode("114")]
                : [Laws.LabourCode("113", "1"), Laws.LabourCode("114")]);
    }
}
