namespace CongDoan.Knowledge.Calculators;

/// <summary>The share of the average insured wage that a pension is: Social Insurance Law 41/2024/QH15, article 66 clause 1.</summary>
public static class PensionRate
{
    /// <summary>First day of the law.</summary>
    public static readonly DateOnly First = new(2025, 7, 1);

    private const int LeastYears = 15, ManYears = 20, Most = 75;

    /// <summary>Gives the percentage, and the money when the average wage is known; null for a day before the law.</summary>
    /// <param name="months">Months of insurance; one to six left over are half a year, more are a year (article 5 clause 6).</param>
    /// <param name="isMale">True for a man; null when not known, which gives both.</param>
    /// <param name="wage">Average of the wages that insurance was paid on, adjusted, in đồng; null when not known.</param>
    /// <param name="asOf">A day of the month in which the pension begins.</param>
    public static Calculation? Of(int months, bool? isMale, decimal? wage, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage ?? 1);
        if (asOf < First)
        {
            return null;
        }

        if (months < LeastYears * 12)
        {
            return new Calculation(
                $"Đóng {Words.Span(months)} thì chưa đủ: lương hưu cần đóng BHXH từ đủ {LeastYears} năm và đủ tuổi.",
                ["Chưa đủ 15 năm thì có thể đóng tiếp, kể cả BHXH tự nguyện; hỏi cơ quan BHXH nơi bạn ở."],
                [Laws.SocialInsurance("64"), Laws.SocialInsurance("66", "1")]);
        }

        var years = Severance.Years(months);
        if (isMale is not { } male)
        {
            return Both(months, years);
        }

        var percent = Percent(years, male);
        var shown = Words.Number(percent);
        var money = wage is { } average ? $", khoảng {Words.Money(average * percent / 100)} một tháng" : "";
        var steps = new List<string>
        {
            male
                ? $"Nam: 15 năm được 40%, mỗi năm thêm 1% tới 20 năm được 45%; sau đó mỗi năm thêm 2%, tối đa {Most}%."
                : $"Nữ: 15 năm được 45%, sau đó mỗi năm thêm 2%, tối đa {Most}%.",
            Sum(years, male, percent),
        };
        if (wage is { } known)
        {
            steps.Add($"{Words.Money(known)} × {shown}% = {Words.Money(known * percent / 100)}. Bình quân lương do cơ quan BHXH tính, có nhân hệ số trượt giá.");
        }

        steps.Add("Tháng lẻ từ 1 đến 6 tháng tính nửa năm, từ 7 đến 11 tháng tính một năm. Nghỉ hưu trước tuổi vì suy giảm khả năng lao động thì mỗi năm nghỉ sớm bị giảm 2%.");
        return new Calculation($"Lao động {(male ? "nam" : "nữ")} đóng {Words.Span(months)}: tỷ lệ hưởng lương hưu {shown}%{money}.", steps, [Laws.SocialInsurance("66", "1"), Laws.SocialInsurance("5", "6"), Laws.SocialInsurance("64")]);
    }

    private static Calculation Both(int months, decimal years)
    {
        var (man, woman) = (Percent(years, isMale: true), Percent(years, isMale: false));
        return new Calculation(
            $"Đóng {Words.Span(months)}: tỷ lệ hưởng lương hưu của nam {Words.Number(man)}%, của nữ {Words.Number(woman)}% (khi đã đủ tuổi).",
            [
                $"Nam: 15 năm được 40%, mỗi năm thêm 1% tới 20 năm được 45%; sau đó mỗi năm thêm 2%, tối đa {Most}%. {Sum(years, isMale: true, man)}",
                $"Nữ: 15 năm được 45%, sau đó mỗi năm thêm 2%, tối đa {Most}%. {Sum(years, isMale: false, woman)}",
                "Tháng lẻ từ 1 đến 6 tháng tính nửa năm, từ 7 đến 11 tháng tính một năm.",
            ],
            [Laws.SocialInsurance("66", "1"), Laws.SocialInsurance("5", "6"), Laws.SocialInsurance("64")]);
    }

    /// <summary>Gives the percentage for years and halves of years, 0 below fifteen.</summary>
    internal static decimal Percent(decimal years, bool isMale) => years < LeastYears
        ? 0
        : Math.Min(Most, isMale
            ? years < ManYears ? 40 + (years - LeastYears) : 45 + (2 * (years - ManYears))
            : 45 + (2 * (years - LeastYears)));

    private static string Sum(decimal years, bool isMale, decimal percent)
    {
        var (from, rate, left) = (isMale, years) switch
        {
            (true, >= ManYears) => (45, 2, years - ManYears),
            (true, _) => (40, 1, years - LeastYears),
            _ => (45, 2, years - LeastYears),
        };
        return $"{from}% + {Words.Number(left)} × {rate}% = {Words.Number(from + (left * rate))}%{(from + (left * rate) > percent ? $", nhưng không quá {Most}%" : "")}.";
    }
}
