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
    /// <summary>Normal hours of a day, by which a month's wage becomes an hour's.</summary>
    internal const int HoursADay = 8;

    // 150 and 30 of the normal hour, and 20 of the 150 that an hour of overtime by day already is.
    private const int AfterDay = 210;

    private const string Least = "Đây là mức ít nhất, công ty có thể trả cao hơn.";

    /// <summary>Gives the least pay for some hours of overtime, of who is paid by the month.</summary>
    /// <param name="wage">Wage of the month in đồng, without overtime, bonuses and meal or travel support.</param>
    /// <param name="workingDays">Normal working days of that month.</param>
    /// <param name="hours">Hours of overtime.</param>
    /// <param name="day">Kind of day.</param>
    /// <param name="isNight">True for hours between 22:00 and 6:00.</param>
    /// <param name="isAfterDay">True when overtime by day came before those of the night, on the same working day.</param>
    public static Calculation Of(decimal wage, decimal workingDays, decimal hours, OvertimeDay day, bool isNight, bool isAfterDay = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingDays);
        var hourly = wage / (workingDays * HoursADay);
        return Of(
            hourly,
            hours,
            day,
            isNight,
            isAfterDay,
            $"Tiền lương một giờ bình thường: {Words.Money(wage)} : {Words.Number(workingDays)} ngày : {HoursADay} giờ = {Words.Money(hourly)}.",
            $"Tính với {Words.Number(workingDays)} ngày làm việc trong tháng; số ngày của công ty bạn khác thì kết quả khác. {Least}");
    }

    /// <summary>Gives the least pay for some hours of overtime, of who knows the wage of an hour.</summary>
    /// <param name="hourly">Wage of a normal hour in đồng.</param>
    /// <param name="hours">Hours of overtime.</param>
    /// <param name="day">Kind of day.</param>
    /// <param name="isNight">True for hours between 22:00 and 6:00.</param>
    /// <param name="isAfterDay">True when overtime by day came before those of the night, on the same working day.</param>
    public static Calculation OfHour(decimal hourly, decimal hours, OvertimeDay day, bool isNight, bool isAfterDay = false) =>
        Of(hourly, hours, day, isNight, isAfterDay, $"Tiền lương một giờ bình thường: {Words.Money(hourly)}.", Least);

    private static Calculation Of(decimal hourly, decimal hours, OvertimeDay day, bool isNight, bool isAfterDay, string first, string last)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hourly);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var isLonger = isNight && isAfterDay && day == OvertimeDay.Working;
        var percent = isLonger ? AfterDay : Percent(day, isNight);
        var pay = hourly * hours * percent / 100;
        var steps = new List<string>
        {
            first,
            $"Mức ít nhất cho {Name(day)}{(isNight ? ", ban đêm (22 giờ đến 6 giờ)" : "")}{(isLonger ? ", sau khi đã làm thêm ban ngày" : "")}: {percent}%.",
            $"{Words.Money(hourly)} × {percent}% × {Words.Number(hours)} giờ = {Words.Money(pay)}.",
        };
        if (isNight && day == OvertimeDay.Working && !isLonger)
        {
            steps.Add($"Nếu trước đó trong ngày đã làm thêm ban ngày thì phần ban đêm ít nhất là {AfterDay}%.");
        }

        if (day == OvertimeDay.Holiday)
        {
            steps.Add("Người hưởng lương ngày còn được tiền lương của chính ngày lễ, chưa tính ở đây.");
        }

        steps.Add(last);
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
