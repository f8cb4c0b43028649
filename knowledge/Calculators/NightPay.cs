namespace CongDoan.Knowledge.Calculators;

/// <summary>The least that normal hours between 22:00 and 6:00 are paid: Labour Code articles 98 clause 2 and 106, decree 145/2020/NĐ-CP article 56.</summary>
public static class NightPay
{
    private const int Percent = 130;

    /// <summary>Gives the least pay for some hours of a night shift that are no overtime.</summary>
    /// <param name="hourly">Wage of a normal hour in đồng.</param>
    /// <param name="hours">Hours between 22:00 and 6:00.</param>
    public static Calculation Of(decimal hourly, decimal hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hourly);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        var pay = hourly * hours * Percent / 100;
        return new Calculation(
            $"Làm ca đêm {Words.Number(hours)} giờ (không phải làm thêm): ít nhất {Words.Money(pay)} (mức {Percent}% tiền lương giờ).",
            [
                $"Giờ làm đêm, từ 22 giờ đến 6 giờ, được trả thêm ít nhất 30%: {Words.Money(hourly)} × {Percent}% × {Words.Number(hours)} giờ = {Words.Money(pay)}.",
                "Nếu là giờ làm thêm vào ban đêm thì mức cao hơn: ít nhất 200% ngày thường, 270% ngày nghỉ hằng tuần, 390% ngày lễ, Tết.",
            ],
            [Laws.LabourCode("98", "2"), Laws.LabourCode("106"), Laws.LabourDecree("56", "1")]);
    }
}
