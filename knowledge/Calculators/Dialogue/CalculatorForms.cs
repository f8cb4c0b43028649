namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>Every calculator that members can talk to.</summary>
internal static class CalculatorForms
{
    /// <summary>Working days of a month unless the member says otherwise; the explanation states it.</summary>
    private const int UsualWorkingDays = 26;

    private static readonly Lazy<IReadOnlyList<CalculatorForm>> Forms = new(() =>
    [
        Overtime(), Leaving(), JobLoss(), Unemployment(), Maternity(), Dues(), LumpSum(), Retirement(), Leave(), Notice(),
    ]);

    internal static IReadOnlyList<CalculatorForm> All => Forms.Value;

    private static CalculatorForm Overtime() => CalculatorForm.Of(
        "overtime",
        [("wage", SlotKind.Money), ("hours", SlotKind.Hours), ("day", SlotKind.Choice), ("night", SlotKind.Choice)],
        (key, _, _) => key != "night",
        (values, _) => OvertimePay.Of(values["wage"], UsualWorkingDays, values["hours"], (OvertimeDay)(int)values["day"], values.ContainsKey("night")));

    private static CalculatorForm Leaving() => CalculatorForm.Of(
        "severance",
        [("wage", SlotKind.Money), ("worked", SlotKind.Span), ("insured", SlotKind.Span)],
        (_, _, _) => true,
        (values, _) => Severance.OnLeaving(values["wage"], (int)values["worked"], Insured(values)));

    private static CalculatorForm JobLoss() => CalculatorForm.Of(
        "jobloss",
        [("wage", SlotKind.Money), ("worked", SlotKind.Span), ("insured", SlotKind.Span)],
        (_, _, _) => true,
        (values, _) => Severance.OnJobLoss(values["wage"], (int)values["worked"], Insured(values)));

    private static CalculatorForm Unemployment() => CalculatorForm.Of(
        "unemployment",
        [("wage", SlotKind.Money), ("paid", SlotKind.Span), ("region", SlotKind.Choice), ("only", SlotKind.Choice)],
        (key, values, day) => key switch
        {
            // How many months does not depend on the wage.
            "wage" => !values.ContainsKey("only"),
            "region" => values.TryGetValue("wage", out var wage) && UnemploymentBenefit.DependsOnRegion(wage, day),
            "only" => false,
            _ => true,
        },
        (values, day) => values.TryGetValue("wage", out var wage)
            ? UnemploymentBenefit.Of(wage, (int)values["paid"], values.Whole("region", 1), day)
            : UnemploymentBenefit.MonthsOnly((int)values["paid"], day));

    private static CalculatorForm Maternity() => CalculatorForm.Of(
        "maternity",
        [("wage", SlotKind.Money), ("children", SlotKind.Choice), ("second", SlotKind.Choice)],
        (key, _, _) => key != "children",
        (values, day) => MaternityBenefit.Of(values["wage"], values.Whole("children", 1), values["second"] == 1, day));

    private static CalculatorForm Dues() => CalculatorForm.Of(
        "dues", [("wage", SlotKind.Money)], (_, _, _) => true, (values, day) => UnionDues.Of(values["wage"], day));

    private static CalculatorForm LumpSum() => CalculatorForm.Of(
        "lumpsum",
        [("wage", SlotKind.Money), ("before", SlotKind.Span), ("since", SlotKind.Span)],
        (_, _, _) => true,
        (values, day) => values["before"] + values["since"] > 0
            ? LumpSumInsurance.Of(values["wage"], (int)values["before"], (int)values["since"], day)
            : null);

    private static CalculatorForm Retirement() => CalculatorForm.Of(
        "retirement",
        [("birth", SlotKind.Day), ("sex", SlotKind.Choice)],
        (_, _, _) => true,
        (values, _) => RetirementAge.Of(DateOnly.FromDayNumber((int)values["birth"]), values["sex"] == 1));

    private static CalculatorForm Leave() => CalculatorForm.Of(
        "leave",
        [("service", SlotKind.Span), ("kind", SlotKind.Choice)],
        (key, _, _) => key == "service",
        (values, _) => values["service"] < 1
            ? null
            : AnnualLeave.Of(values.Whole("kind", 12), (int)values["service"] / 12, (int)Math.Min(values["service"], 12)));

    private static CalculatorForm Notice() => CalculatorForm.Of(
        "notice", [("contract", SlotKind.Choice)], (_, _, _) => true, (values, day) => NoticePeriod.Of((ContractKind)(int)values["contract"], day));

    private static int Insured(SlotValues values) => values["insured"] == Slot.All ? (int)values["worked"] : (int)values["insured"];
}
