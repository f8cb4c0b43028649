namespace CongDoan.Knowledge.Calculators;

/// <summary>
/// Severance allowance (Labour Code article 46) and job-loss allowance (article 47), with decree 145/2020/NĐ-CP article 8:
/// time in unemployment insurance does not count, up to six months left over are half a year, more are a year.
/// </summary>
public static class Severance
{
    private const int Year = 12;

    /// <summary>Half a month's wage for each year that counts.</summary>
    /// <param name="wage">Average contract wage of the last six months, in đồng; null when no time counts, so that it does not matter.</param>
    /// <param name="workedMonths">Months worked for this employer.</param>
    /// <param name="insuredMonths">Months of them in unemployment insurance.</param>
    public static Calculation OnLeaving(decimal? wage, int workedMonths, int insuredMonths)
    {
        var counted = Check(wage, workedMonths, insuredMonths);
        if (wage is null)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(counted, 0);
        }

        if (workedMonths < Year)
        {
            return new Calculation(
                "Làm chưa đủ 12 tháng thì không có trợ cấp thôi việc.",
                [$"Thời gian làm việc: {Words.Span(workedMonths)}; luật đòi từ đủ 12 tháng trở lên."],
                [Laws.LabourCode("46", "1")]);
        }

        var years = Years(counted);
        var amount = (wage ?? 0) / 2 * years;
        return new Calculation(
            amount == 0
                ? "Trợ cấp thôi việc là 0 đồng: cả thời gian làm việc đã đóng bảo hiểm thất nghiệp. Phần này bạn hưởng qua trợ cấp thất nghiệp, nếu đủ điều kiện."
                : $"Trợ cấp thôi việc khoảng {Words.Money(amount)} (nửa tháng lương cho mỗi năm, tính {Words.Number(years)} năm).",
            [
                Counted(workedMonths, insuredMonths, counted, years),
                $"{(wage is { } known ? Words.Money(known) : "Tiền lương bình quân")} × 1/2 × {Words.Number(years)} = {Words.Money(amount)}.",
                "Tiền lương để tính là bình quân 6 tháng liền kề theo hợp đồng trước khi nghỉ.",
                "Không có khoản này khi bị sa thải, khi đã đủ điều kiện hưởng lương hưu, hoặc tự ý bỏ việc từ 05 ngày làm việc liên tục không có lý do chính đáng.",
            ],
            [Laws.LabourCode("46", "1"), Laws.LabourDecree("8", "3")]);
    }

    /// <summary>A month's wage for each year that counts, at least two for whoever has worked a year.</summary>
    /// <inheritdoc cref="OnLeaving"/>
    public static Calculation OnJobLoss(decimal wage, int workedMonths, int insuredMonths)
    {
        const int least = 2;
        var counted = Check(wage, workedMonths, insuredMonths);
        if (workedMonths < Year)
        {
            return new Calculation(
                "Làm chưa đủ 12 tháng thì không có trợ cấp mất việc làm.",
                [$"Thời gian làm việc: {Words.Span(workedMonths)}; luật đòi từ đủ 12 tháng trở lên."],
                [Laws.LabourCode("47", "1")]);
        }

        var years = Years(counted);
        var months = Math.Max(years, least);
        var amount = wage * months;
        return new Calculation(
            $"Trợ cấp mất việc làm khoảng {Words.Money(amount)} ({Words.Number(months)} tháng lương).",
            [
                Counted(workedMonths, insuredMonths, counted, years),
                $"Mỗi năm một tháng lương, ít nhất {least} tháng: {Words.Money(wage)} × {Words.Number(months)} = {Words.Money(amount)}.",
                "Khoản này dành cho người mất việc do thay đổi cơ cấu, công nghệ, vì lý do kinh tế hoặc do chia tách, bán, chuyển đổi doanh nghiệp.",
                "Tiền lương để tính là bình quân 6 tháng liền kề theo hợp đồng trước khi mất việc.",
            ],
            [Laws.LabourCode("47", "1"), Laws.LabourDecree("8", "2"), Laws.LabourDecree("8", "3")]);
    }

    /// <summary>Years that count for some months: up to six months left over are half a year, more are a year.</summary>
    internal static decimal Years(int months) => (months / Year) + ((months % Year) switch
    {
        0 => 0m,
        <= 6 => 0.5m,
        _ => 1m,
    });

    private static int Check(decimal? wage, int workedMonths, int insuredMonths)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage ?? 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workedMonths);
        ArgumentOutOfRangeException.ThrowIfNegative(insuredMonths);
        return Math.Max(0, workedMonths - insuredMonths);
    }

    private static string Counted(int worked, int insured, int counted, decimal years) =>
        $"Thời gian được tính: làm {Words.Span(worked)}, trừ {Words.Span(insured)} đã đóng bảo hiểm thất nghiệp, còn {Words.Span(counted)}, thành {Words.Number(years)} năm "
        + "(tháng lẻ đến 6 tháng tính nửa năm, trên 6 tháng tính một năm).";
}
