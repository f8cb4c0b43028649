namespace CongDoan.Knowledge.Calculators;

/// <summary>The kind of day on which one works longer.</summary>
public enum OvertimeDay
{
    /// <summary>A normal working day.</summary>
    Working,

    /// <summary>The weekly day of rest.</summary>
    Rest,

    /// <summary>A public holiday or another paid day off.</summary>
    Holiday,
}

/// <summary>The least that overtime is paid: Labour Code articles 98 and 106, decree 145/2020/NĐ-CP articles 55 to 57.</summary>
public static class OvertimePay
{
    private const int HoursADay = 8;

    /// <summary>Gives the least pay for some hours of overtime.</summary>
    /// <param name="wage">Wage of the month in đồng, without overtime, bonuses and meal or travel support.</param>
    /// <param name="workingDays">Normal working days of that month.</param>
    /// <param name="hours">Hours of overtime.</param>
    /// <param name="day">Kind of day.</param>
    /// <param name="isNight">True for hours between 22:00 and 6:00.</param>
    public static Calculation Of(decimal wage, decimal workingDays, decimal hours, OvertimeDay day, bool isNight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingDays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var hourly = wage / (workingDays * HoursADay);
        var percent = Percent(day, isNight);
        var pay = hourly * hours * percent / 100;
        var steps = new List<string>
        {
            $"Tiền lương một giờ bình thường: {Words.Money(wage)} : {Words.Number(workingDays)} ngày : {HoursADay} giờ = {Words.Money(hourly)}.",
            $"Mức ít nhất cho {Name(day)}{(isNight ? ", ban đêm (22 giờ đến 6 giờ)" : "")}: {percent}%.",
            $"{Words.Money(hourly)} × {percent}% × {Words.Number(hours)} giờ = {Words.Money(pay)}.",
        };
        if (isNight && day == OvertimeDay.Working)
        {
            steps.Add("Nếu trước đó trong ngày đã làm thêm ban ngày thì phần ban đêm ít nhất là 210%.");
        }

        if (day == OvertimeDay.Holiday)
        {
            steps.Add("Người hưởng lương ngày còn được tiền lương của chính ngày lễ, chưa tính ở đây.");
        }

        steps.Add($"Tính với {Words.Number(workingDays)} ngày làm việc trong tháng; số ngày của công ty bạn khác thì kết quả khác. Đây là mức ít nhất, công ty có thể trả cao hơn.");
        return new Calculation(
            $"Làm thêm {Words.Number(hours)} giờ vào {Name(day)}{(isNight ? ", ban đêm" : "")}: ít nhất {Words.Money(pay)} (mức {percent}% tiền lương giờ).",
            steps,
            isNight
                ? [Laws.LabourCode("98", "3"), Laws.LabourCode("98", "1"), Laws.LabourDecree("57", "1")]
                : [Laws.LabourCode("98", "1"), Laws.LabourDecree("55", "1")]);
    }

    /// <summary>The least share of the normal hourly wage: 150, 200, 300 by day; by night 30 of the normal hour and 20 of the day's own hour more.</summary>
    internal static int Percent(OvertimeDay day, bool isNight) => (day, isNight) switch
    {
        (OvertimeDay.Working, false) => 150,
        (OvertimeDay.Rest, false) => 200,
        (OvertimeDay.Holiday, false) => 300,
        (OvertimeDay.Working, true) => 200,
        (OvertimeDay.Rest, true) => 270,
        (OvertimeDay.Holiday, true) => 390,
        _ => throw new ArgumentOutOfRangeException(nameof(day)),
    };

    private static string Name(OvertimeDay day) => day switch
    {
        OvertimeDay.Working => "ngày thường",
        OvertimeDay.Rest => "ngày nghỉ hằng tuần",
        _ => "ngày lễ, Tết",
    };
}
