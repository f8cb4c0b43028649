using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Calculators;

/// <summary>What the employer owes for a work accident or an occupational disease: Law 84/2015/QH13 on safety at work, article 38 clauses 4 and 5.</summary>
public static class InjuryCompensation
{
    private const int Least = 5, FirstStep = 10, LastStep = 80;

    /// <summary>Gives the least compensation, or the least allowance when the worker alone was at fault.</summary>
    /// <param name="percent">Lost ability to work, in whole percent from 1 to 100.</param>
    /// <param name="isOwnFault">True when the accident was wholly the worker's own fault.</param>
    /// <param name="wage">Wage of a month in đồng; null when not known.</param>
    public static Calculation Of(int percent, bool isOwnFault, decimal? wage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wage ?? 1);
        var basis = new BasisDraft("84/2015/QH13", "Luật An toàn, vệ sinh lao động", "38", isOwnFault ? "5" : "4", null, null);
        if (percent < Least)
        {
            return new Calculation(
                $"Suy giảm {percent}% (dưới {Least}%) thì chưa tới mức bồi thường của luật; công ty vẫn trả chi phí y tế và đủ lương trong thời gian điều trị.",
                ["Mức bồi thường của luật bắt đầu từ suy giảm 5%."],
                [basis]);
        }

        var full = Months(percent);
        var months = isOwnFault ? full * 0.4m : full;
        var steps = new List<string>
        {
            percent > LastStep
                ? $"Suy giảm từ 81% trở lên: ít nhất {Words.Number(full)} tháng tiền lương."
                : percent <= FirstStep
                    ? "Suy giảm 5% đến 10%: ít nhất 1,5 tháng tiền lương."
                    : $"1,5 tháng + ({percent} − {FirstStep}) × 0,4 tháng = {Words.Number(full)} tháng tiền lương.",
        };
        if (isOwnFault)
        {
            steps.Add($"Lỗi hoàn toàn của chính người lao động: ít nhất 40% mức đó, {Words.Number(full)} × 40% = {Words.Number(months)} tháng.");
        }

        if (wage is { } known)
        {
            steps.Add($"{Words.Money(known)} × {Words.Number(months)} = {Words.Money(known * months)}.");
        }

        steps.Add("Công ty còn trả chi phí y tế và đủ lương trong thời gian điều trị; quỹ bảo hiểm tai nạn lao động có khoản riêng.");
        var money = wage is { } monthly ? $", khoảng {Words.Money(monthly * months)}" : "";
        return new Calculation(
            isOwnFault
                ? $"Suy giảm {percent}%, tai nạn hoàn toàn do lỗi của chính bạn: công ty trợ cấp ít nhất {Words.Number(months)} tháng lương{money}."
                : $"Suy giảm {percent}%, không hoàn toàn do lỗi của bạn: công ty bồi thường ít nhất {Words.Number(months)} tháng lương{money}.",
            steps,
            [basis]);
    }

    /// <summary>Months of wage for lost ability that is not the worker's own fault, 0 below five percent.</summary>
    internal static decimal Months(int percent) => percent switch
    {
        < Least => 0,
        <= FirstStep => 1.5m,
        <= LastStep => 1.5m + (0.4m * (percent - FirstStep)),
        _ => 30,
    };
}
