using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Calculators;

/// <summary>The minimum wage of one region, as it stands: Labour Code article 91 and the government's decree of the day.</summary>
public static class MinimumWage
{
    private static readonly string[] Regions = ["I", "II", "III", "IV"];

    /// <summary>Gives what a region's minimum is, or null for a day whose figure has since been replaced or is not known.</summary>
    /// <param name="region">1 to 4.</param>
    /// <param name="isHourly">True for the minimum of an hour, false for that of a month.</param>
    /// <param name="day">The day in Vietnam.</param>
    public static Calculation? Of(int region, bool isHourly, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(region, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(region, Regions.Length);
        if (Figures.On($"{(isHourly ? "hourly" : "minimum")}.{region}", day) is not { Until: null } figure)
        {
            return null;
        }

        var unit = isHourly ? "giờ" : "tháng";
        return new Calculation(
            $"Từ ngày {VietnamTime.Show(figure.From)}, lương tối thiểu {unit} vùng {Regions[region - 1]} là {Words.Money(figure.Value)}.",
            [
                $"Mức này áp dụng theo nơi bạn làm việc; làm đủ giờ chuẩn và xong định mức thì công ty không được trả thấp hơn.",
                "Vùng của từng xã, phường, đặc khu xem ở danh mục kèm theo nghị định về lương tối thiểu.",
            ],
            [figure.Basis, Laws.LabourCode("91")]);
    }
}
