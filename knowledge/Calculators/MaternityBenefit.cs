using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Calculators;

/// <summary>
/// Maternity benefit of a mother: Labour Code article 139, Social Insurance Law 41/2024/QH15 articles 58 and 59; seven months
/// for a second child born from 01/07/2026 (113/2025/QH15).
/// </summary>
public static class MaternityBenefit
{
    /// <summary>First day of the law.</summary>
    public static readonly DateOnly First = new(2025, 7, 1);

    private static readonly DateOnly LongerForSecond = new(2026, 7, 1);

    /// <summary>Gives leave and money, or null for a day whose figures are not known.</summary>
    /// <param name="wage">Average of the last six months that insurance was paid on, in đồng.</param>
    /// <param name="children">Children of this birth.</param>
    /// <param name="isSecond">True when the mother has one living child of her own at this birth.</param>
    /// <param name="birth">Day of birth.</param>
    public static Calculation? Of(decimal wage, int children, bool isSecond, DateOnly birth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        ArgumentOutOfRangeException.ThrowIfLessThan(children, 1);
        if (birth < First || Figures.On("reference", birth) is not { } reference)
        {
            return null;
        }

        var (isLonger, months) = Leave(children, isSecond, birth);
        var monthly = wage * months;
        var once = reference.Value * 2 * children;
        var steps = new List<string>
        {
            Time(children, isLonger, months),
            $"Trợ cấp hằng tháng bằng 100% bình quân lương đóng BHXH 6 tháng gần nhất: {Words.Money(wage)} × {months} = {Words.Money(monthly)}.",
            $"Trợ cấp một lần cho mỗi con bằng 2 lần mức tham chiếu: 2 × {Words.Money(reference.Value)}{(children > 1 ? $" × {children}" : "")} = {Words.Money(once)}.",
            "Điều kiện thường: đóng BHXH bắt buộc từ đủ 06 tháng trong 12 tháng liền trước khi sinh.",
        };
        if (isLonger)
        {
            steps.Add(Second);
        }

        return new Calculation(
            $"Nghỉ {months} tháng; trợ cấp khoảng {Words.Money(monthly)} cộng trợ cấp một lần {Words.Money(once)}, tổng {Words.Money(monthly + once)}.",
            steps,
            [Laws.SocialInsurance("59", "1"), Laws.SocialInsurance("58"), LeaveOf(isLonger), reference.Basis]);
    }

    /// <summary>Gives the leave alone, for who asks nothing of the money; null for a day before the law.</summary>
    /// <inheritdoc cref="Of"/>
    public static Calculation? MonthsOnly(int children, bool isSecond, DateOnly birth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(children, 1);
        if (birth < First)
        {
            return null;
        }

        var (isLonger, months) = Leave(children, isSecond, birth);
        List<string> steps = [Time(children, isLonger, months)];
        if (isLonger)
        {
            steps.Add(Second);
        }

        return new Calculation($"Mẹ được nghỉ thai sản {months} tháng.", steps, [LeaveOf(isLonger)]);
    }

    private static (bool IsLonger, int Months) Leave(int children, bool isSecond, DateOnly birth)
    {
        var isLonger = isSecond && birth >= LongerForSecond;
        return (isLonger, (isLonger ? 7 : 6) + children - 1);
    }

    private static string Time(int children, bool isLonger, int months) =>
        $"Thời gian nghỉ: {(isLonger ? "7 tháng (sinh con thứ hai từ 01/07/2026)" : "6 tháng")}{(children > 1 ? $", thêm {children - 1} tháng vì sinh {children} con" : "")} = {months} tháng.";

    private static BasisDraft LeaveOf(bool isLonger) => new("45/2019/QH14", "Bộ luật Lao động", "139", "1", null, isLonger ? "113/2025/QH15" : null);

    private const string Second =
        "\"Con thứ hai\" tính theo con đẻ còn sống lúc sinh; trường hợp con riêng, con đầu đã mất, lần đầu sinh đôi thì hỏi cán bộ công đoàn.";
}
