namespace CongDoan.Knowledge.Calculators;

/// <summary>One-off social insurance: Social Insurance Law 41/2024/QH15, article 70 clause 3, parts of a year by article 5 clause 6.</summary>
public static class LumpSumInsurance
{
    /// <summary>First day of the law.</summary>
    public static readonly DateOnly First = new(2025, 7, 1);

    private const int Year = 12;

    /// <summary>Gives the sum, or null for a day before the law.</summary>
    /// <param name="wage">Average of the wages that insurance was paid on, adjusted by the yearly coefficients, in đồng.</param>
    /// <param name="monthsBefore2014">Months paid before 2014.</param>
    /// <param name="monthsSince2014">Months paid from 2014 on.</param>
    /// <param name="asOf">Day of the request.</param>
    public static Calculation? Of(decimal wage, int monthsBefore2014, int monthsSince2014, DateOnly asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage);
        ArgumentOutOfRangeException.ThrowIfNegative(monthsBefore2014);
        ArgumentOutOfRangeException.ThrowIfNegative(monthsSince2014);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(monthsBefore2014 + monthsSince2014);
        if (asOf < First)
        {
            return null;
        }

        if (monthsBefore2014 + monthsSince2014 < Year)
        {
            return new Calculation(
                $"Đóng chưa đủ một năm: hưởng bằng số tiền đã đóng, không quá {Words.Money(wage * 2)} (02 tháng bình quân lương đóng).",
                [$"Thời gian đóng: {Words.Span(monthsBefore2014 + monthsSince2014)}."],
                [Laws.SocialInsurance("70", "3")]);
        }

        // Odd months before 2014 move on when there is time after it.
        var (moved, before) = monthsSince2014 > 0 ? (monthsBefore2014 % Year, monthsBefore2014 - (monthsBefore2014 % Year)) : (0, monthsBefore2014);
        var (yearsBefore, yearsSince) = (Years(before), Years(monthsSince2014 + moved));
        var sum = wage * ((yearsBefore * 1.5m) + (yearsSince * 2));
        var steps = new List<string>();
        if (yearsBefore > 0)
        {
            steps.Add($"Trước năm 2014: {Words.Number(yearsBefore)} năm × 1,5 tháng = {Words.Number(yearsBefore * 1.5m)} tháng lương bình quân.");
        }

        if (moved > 0)
        {
            steps.Add($"{moved} tháng lẻ trước năm 2014 được chuyển sang giai đoạn sau.");
        }

        if (yearsSince > 0)
        {
            steps.Add($"Từ năm 2014: {Words.Number(yearsSince)} năm × 2 tháng = {Words.Number(yearsSince * 2)} tháng lương bình quân.");
        }

        steps.Add($"{Words.Money(wage)} × {Words.Number((yearsBefore * 1.5m) + (yearsSince * 2))} = {Words.Money(sum)}.");
        steps.Add("Tháng lẻ từ 1 đến 6 tháng tính nửa năm, từ 7 đến 11 tháng tính một năm. Bình quân lương do cơ quan BHXH tính, có nhân hệ số trượt giá từng năm, nên số thật có thể cao hơn.");
        steps.Add("Rút một lần là mất thời gian đóng để tính lương hưu và chỉ được rút trong các trường hợp luật nêu; nên hỏi cán bộ công đoàn trước khi quyết định.");
        return new Calculation($"BHXH một lần khoảng {Words.Money(sum)} (chưa nhân hệ số trượt giá).", steps, [Laws.SocialInsurance("70", "3"), Laws.SocialInsurance("5", "6")]);
    }

    /// <summary>
    /// Says whether who stopped paying a while ago may take the money, by article 70 clause 1 point đ: paid before the law, twelve months without
    /// insurance, less than twenty years in all. Null for a day before the law.
    /// </summary>
    /// <param name="totalMonths">Months paid in all; 0 when not known.</param>
    /// <param name="monthsWithout">Months since the last one; null when not known.</param>
    /// <param name="asOf">Day of the request.</param>
    public static Calculation? May(int totalMonths, int? monthsWithout, DateOnly asOf)
    {
        const int most = 20 * Year;
        ArgumentOutOfRangeException.ThrowIfNegative(totalMonths);
        if (asOf < First)
        {
            return null;
        }

        var span = totalMonths > 0 ? $"tổng {Words.Span(totalMonths)} là chưa đủ 20 năm" : "tổng thời gian đóng chưa đủ 20 năm";
        var result = totalMonths >= most
            ? $"Tổng đã đóng {Words.Span(totalMonths)} (từ đủ 20 năm) thì không rút được theo diện nghỉ đóng 12 tháng; chỉ còn các trường hợp khác của luật như ra nước ngoài định cư, bệnh nặng, suy giảm từ 81%."
            : monthsWithout < Year
                ? $"Chưa được: bạn mới nghỉ đóng {Words.Span(monthsWithout.Value)}, cần đủ 12 tháng không đóng cả BHXH bắt buộc lẫn tự nguyện."
                : $"Được, nếu bạn có đóng trước 01/07/2025, đã đủ 12 tháng không đóng cả BHXH bắt buộc lẫn tự nguyện, và {span}.";
        return new Calculation(
            result,
            [
                "Diện nghỉ đóng 12 tháng dành cho người có thời gian đóng trước 01/07/2025 và tổng chưa đủ 20 năm.",
                "Người bắt đầu đóng từ 01/07/2025 không rút được chỉ vì nghỉ việc 12 tháng.",
                "Rút một lần là mất thời gian đóng để tính lương hưu; nên hỏi cán bộ công đoàn trước khi quyết định.",
            ],
            [Laws.SocialInsurance("70", "1"), Laws.SocialInsurance("70", "3")]);
    }

    /// <summary>One to six months left over are half a year, seven to eleven a year.</summary>
    internal static decimal Years(int months) => Severance.Years(months);
}
