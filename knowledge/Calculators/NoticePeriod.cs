using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Calculators;

/// <summary>The kind of a labour contract, as the notice period tells them apart.</summary>
public enum ContractKind
{
    /// <summary>Without a fixed end.</summary>
    Indefinite,

    /// <summary>Of 12 to 36 months.</summary>
    Fixed,

    /// <summary>Of less than 12 months.</summary>
    BelowAYear,
}

/// <summary>How long before leaving a worker has to say so: Labour Code article 35 clause 1.</summary>
public static class NoticePeriod
{
    private const int Indefinite = 45, Fixed = 30, Short = 3;

    /// <summary>Gives the period and the day when it is over, if notice is given on a day.</summary>
    public static Calculation Of(ContractKind contract, DateOnly given)
    {
        var (days, over) = contract switch
        {
            ContractKind.Indefinite => (Indefinite, given.AddDays(Indefinite)),
            ContractKind.Fixed => (Fixed, given.AddDays(Fixed)),
            _ => (Short, AfterWorkingDays(given, Short)),
        };
        var name = contract switch
        {
            ContractKind.Indefinite => "hợp đồng không xác định thời hạn",
            ContractKind.Fixed => "hợp đồng từ 12 đến 36 tháng",
            _ => "hợp đồng dưới 12 tháng",
        };
        var unit = contract == ContractKind.BelowAYear ? "ngày làm việc" : "ngày";
        return new Calculation(
            $"Với {name}, bạn báo trước ít nhất {days:00} {unit}. Báo vào {VietnamTime.Show(given)} thì đến hết {VietnamTime.Show(over)} là đủ.",
            [
                $"Đếm từ ngày sau ngày báo: {days:00} {unit}"
                    + (contract == ContractKind.BelowAYear ? ", không tính thứ Bảy, Chủ nhật và ngày lễ; nơi làm cả thứ Bảy thì sớm hơn." : ", tính cả ngày nghỉ."),
                "Nghề đặc thù (tổ lái bay, thuyền viên, người quản lý doanh nghiệp…) có thời hạn dài hơn.",
                "Không cần báo trước khi không được bố trí đúng việc, bị trả thiếu hoặc chậm lương, bị ngược đãi, quấy rối, mang thai phải nghỉ theo chỉ định và các trường hợp khác luật nêu.",
            ],
            [Laws.LabourCode("35", "1"), Laws.LabourCode("35", "2"), Laws.LabourDecree("7", "2")]);
    }

    /// <summary>Gives the period of the trades that decree 145/2020/NĐ-CP article 7 lists: flying crews, aircraft mechanics, managers of enterprises, seafarers abroad.</summary>
    /// <param name="contract">Kind of contract.</param>
    /// <param name="contractMonths">Its length, needed below a year only.</param>
    public static Calculation OfListedTrade(ContractKind contract, int contractMonths)
    {
        const int listed = 120;
        IReadOnlyList<BasisDraft> basis = [Laws.LabourDecree("7", "2"), Laws.LabourDecree("7", "1"), Laws.LabourCode("35", "1")];
        if (contract != ContractKind.BelowAYear)
        {
            return new Calculation(
                $"Nghề, công việc đặc thù (tổ lái, bảo dưỡng tàu bay, người quản lý doanh nghiệp, thuyền viên…) có hợp đồng không thời hạn hoặc từ 12 tháng: báo trước ít nhất {listed} ngày.",
                [$"Hợp đồng không xác định thời hạn hoặc từ 12 tháng trở lên: ít nhất {listed} ngày, tính cả ngày nghỉ."],
                basis);
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(contractMonths);
        var quarter = contractMonths / 4m;
        return new Calculation(
            $"Nghề, công việc đặc thù có hợp đồng {contractMonths} tháng: báo trước ít nhất một phần tư thời hạn, tức {Words.Number(quarter)} tháng.",
            [$"{contractMonths} tháng : 4 = {Words.Number(quarter)} tháng."],
            basis);
    }

    // Public holidays are not known here for every year; the text says so.
    private static DateOnly AfterWorkingDays(DateOnly from, int days)
    {
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                days--;
            }
        }

        return day;
    }
}
