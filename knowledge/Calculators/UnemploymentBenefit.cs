namespace CongDoan.Knowledge.Calculators;

/// <summary>Unemployment benefit under the Employment Law 74/2025/QH15, article 39.</summary>
public static class UnemploymentBenefit
{
    /// <summary>First day of that law.</summary>
    public static readonly DateOnly First = new(2026, 1, 1);

    private const int Least = 12, ForFirst = 36, FirstMonths = 3, MostMonths = 12;

    /// <summary>Gives months and monthly amount, or null for a day whose figures are not known.</summary>
    /// <param name="wage">Average of the last six months that insurance was paid on, in đồng.</param>
    /// <param name="paidMonths">Months of insurance not yet used.</param>
    /// <param name="region">Region of the minimum wage, 1 to 4.</param>
    /// <param name="asOf">A day of the last month of insurance.</param>
    public static Calculation? Of(decimal wage, int paidMonths, int region, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(paidMonths);
        if (asOf < First || Figures.On($"minimum.{region}", asOf) is not { } minimum)
        {
            return null;
        }

        if (TooShort(paidMonths) is { } none)
        {
            return none;
        }

        var months = Months(paidMonths);
        var share = wage * 0.6m;
        var most = minimum.Value * 5;
        var amount = Math.Min(share, most);
        var regionName = new[] { "I", "II", "III", "IV" }[region - 1];
        return new Calculation(
            $"Trợ cấp thất nghiệp khoảng {Words.Money(amount)} một tháng, trong {months} tháng (cộng {Words.Money(amount * months)}).",
            [
                $"Mức tháng: 60% × {Words.Money(wage)} = {Words.Money(share)}"
                    + (share > most ? $", vượt mức tối đa nên hưởng {Words.Money(most)}." : "."),
                $"Tối đa 5 lần lương tối thiểu vùng {regionName}: 5 × {Words.Money(minimum.Value)} = {Words.Money(most)}.",
                Counted(paidMonths),
                "Tiền lương để tính là bình quân 6 tháng đóng gần nhất. Nộp hồ sơ trong 03 tháng; hưởng từ ngày làm việc thứ 11.",
            ],
            [Laws.Employment("39", "1"), Laws.Employment("39", "2"), minimum.Basis]);
    }

    /// <summary>Gives the months alone, for who asks nothing else; null for a day before the law.</summary>
    /// <inheritdoc cref="Of"/>
    public static Calculation? MonthsOnly(int paidMonths, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(paidMonths);
        return asOf < First
            ? null
            : TooShort(paidMonths) ?? new Calculation(
                $"Đóng bảo hiểm thất nghiệp {Words.Span(paidMonths)} thì được hưởng {Months(paidMonths)} tháng trợ cấp.",
                [Counted(paidMonths), "Mức mỗi tháng bằng 60% bình quân lương đóng 6 tháng gần nhất, có mức tối đa theo vùng."],
                [Laws.Employment("39", "2"), Laws.Employment("39", "1")]);
    }

    /// <summary>Gives the amount of a month alone, for who has not said how long insurance was paid; null for a day whose figures are not known.</summary>
    /// <inheritdoc cref="Of"/>
    public static Calculation? AmountOnly(decimal wage, int region, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        if (asOf < First || Figures.On($"minimum.{region}", asOf) is not { } minimum)
        {
            return null;
        }

        var (share, most) = (wage * 0.6m, minimum.Value * 5);
        return new Calculation(
            $"Trợ cấp thất nghiệp khoảng {Words.Money(Math.Min(share, most))} một tháng.",
            [
                $"Mức tháng: 60% × {Words.Money(wage)} = {Words.Money(share)}" + (share > most ? $", vượt mức tối đa nên hưởng {Words.Money(most)}." : "."),
                "Tiền lương để tính là bình quân 6 tháng đóng gần nhất; tối đa 5 lần lương tối thiểu vùng.",
                "Số tháng hưởng: đóng đủ 12 đến đủ 36 tháng được 3 tháng, sau đó cứ đủ thêm 12 tháng được thêm 1 tháng, tối đa 12 tháng.",
            ],
            [Laws.Employment("39", "1"), Laws.Employment("39", "2"), minimum.Basis]);
    }

    private static Calculation? TooShort(int paidMonths) => paidMonths >= Least
        ? null
        : new Calculation(
            $"Đóng {paidMonths} tháng thì chưa đủ: cần đóng bảo hiểm thất nghiệp từ đủ 12 tháng trong 24 tháng trước khi nghỉ. Thời gian đã đóng được cộng cho lần sau.",
            ["Hợp đồng từ 01 tháng đến dưới 12 tháng: đủ 12 tháng trong 36 tháng."],
            [Laws.Employment("38"), Laws.Employment("39", "2")]);

    private static string Counted(int paidMonths) =>
        $"Số tháng: đóng {paidMonths} tháng; đủ 12 đến đủ 36 tháng được {FirstMonths} tháng, sau đó cứ đủ thêm 12 tháng được thêm 1 tháng, tối đa {MostMonths} tháng: {Months(paidMonths)} tháng.";

    /// <summary>Months of benefit for months of insurance, 0 below twelve.</summary>
    internal static int Months(int paidMonths) =>
        paidMonths < Least ? 0 : Math.Min(MostMonths, FirstMonths + (Math.Max(0, paidMonths - ForFirst) / 12));

    /// <summary>True when the region's ceiling can change the amount.</summary>
    internal static bool DependsOnRegion(decimal wage, DateOnly asOf) =>
        Figures.On("minimum.4", asOf) is { } lowest && wage * 0.6m > lowest.Value * 5;
}
