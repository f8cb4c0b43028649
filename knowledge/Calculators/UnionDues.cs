using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Calculators;

/// <summary>Union dues: 0.5 % of the wage, at most a tenth of the base salary where the rule has a ceiling (61/QĐ-TLĐ, article 1).</summary>
public static class UnionDues
{
    /// <summary>First day of the rate of 0.5 %.</summary>
    public static readonly DateOnly First = new(2025, 7, 1);

    /// <summary>Gives the dues of a month, or null for a day whose rule is not known.</summary>
    /// <param name="wage">The wage that social insurance is paid on, in đồng.</param>
    /// <param name="asOf">A day of the month.</param>
    public static Calculation? Of(decimal wage, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        if (asOf < First || Figures.On("reference", asOf) is not { } reference)
        {
            return null;
        }

        var share = wage * 0.005m;
        var ceiling = reference.Value / 10;
        var dues = Math.Min(share, ceiling);
        var steps = new List<string>
        {
            $"0,5% × {Words.Money(wage)} = {Words.Money(share)}.",
            $"Mức trần bằng 10% lương cơ sở: 10% × {Words.Money(reference.Value)} = {Words.Money(ceiling)} một tháng (từ {VietnamTime.Show(reference.From)}).",
        };
        if (share > ceiling)
        {
            steps.Add("Đơn vị sự nghiệp không hưởng 100% lương ngân sách: văn bản không nêu mức trần.");
        }

        steps.Add("Lương để tính: lương làm căn cứ đóng BHXH bắt buộc; ở doanh nghiệp nhà nước và công ty cổ phần nhà nước chi phối là lương thực lĩnh.");
        return new Calculation(
            share > ceiling
                ? $"Đoàn phí: {Words.Money(dues)} một tháng: 0,5% lương của bạn vượt mức trần nên chỉ đóng mức trần."
                : $"Đoàn phí: {Words.Money(dues)} một tháng (0,5% lương).",
            steps,
            [new("61/QĐ-TLĐ", "Quyết định về mức đóng đoàn phí", "1", null, null, null), reference.Basis]);
    }
}
