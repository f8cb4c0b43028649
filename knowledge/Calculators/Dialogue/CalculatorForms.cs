namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>Every calculator that members can talk to.</summary>
internal static class CalculatorForms
{
    /// <summary>Working days of a month unless the member says otherwise; the explanation states it.</summary>
    private const int UsualWorkingDays = 26;

    private static readonly Lazy<IReadOnlyList<CalculatorForm>> Forms = new(() =>
    [
        Overtime(), Leaving(), JobLoss(), Unemployment(), Maternity(), Dues(), LumpSum(), Pension(), Injury(), Retirement(), Leave(), Notice(), Minimum(),
    ]);

    internal static IReadOnlyList<CalculatorForm> All => Forms.Value;

    // Nobody earns less in a month or more in an hour: below it the wage of an hour was given.
    private const decimal LeastOfAMonth = 500_000;

    private static CalculatorForm Overtime() => CalculatorForm.Of(
        "overtime",
        [("wage", SlotKind.Money), ("hours", SlotKind.Hours), ("shift", SlotKind.Choice), ("day", SlotKind.Choice), ("night", SlotKind.Choice), ("after", SlotKind.Choice)],
        (key, values, _) => key switch
        {
            "day" => !values.ContainsKey("shift"),
            "shift" or "night" or "after" => false,
            _ => true,
        },
        (values, _) => (values.ContainsKey("shift"), values["wage"] < LeastOfAMonth) switch
        {
            (true, _) => NightPay.Of(Hourly(values["wage"]), values["hours"]),
            (_, true) => OvertimePay.OfHour(values["wage"], values["hours"], (OvertimeDay)(int)values["day"], values.ContainsKey("night"), values.ContainsKey("after")),
            _ => OvertimePay.Of(
                values["wage"], UsualWorkingDays, values["hours"], (OvertimeDay)(int)values["day"], values.ContainsKey("night"), values.ContainsKey("after")),
        });

    private static decimal Hourly(decimal wage) => wage < LeastOfAMonth ? wage : wage / (UsualWorkingDays * OvertimePay.HoursADay);

    private static CalculatorForm Leaving() => CalculatorForm.Of(
        "severance",
        [("wage", SlotKind.Money), ("worked", SlotKind.Span), ("insured", SlotKind.Span), ("counted", SlotKind.Span)],
        (key, values, _) => key == "wage" ? !(values.ContainsKey("worked") && values.ContainsKey("insured") && Time(values) is var (worked, insured) && insured >= worked) : NeedsTime(key, values),
        (values, _) => Time(values) is var (worked, insured) && worked > 0 ? Severance.OnLeaving(values.TryGetValue("wage", out var wage) ? wage : null, worked, insured) : null);

    private static CalculatorForm JobLoss() => CalculatorForm.Of(
        "jobloss",
        [("wage", SlotKind.Money), ("worked", SlotKind.Span), ("insured", SlotKind.Span), ("counted", SlotKind.Span)],
        (key, values, _) => key == "wage" || NeedsTime(key, values),
        (values, _) => Time(values) is var (worked, insured) && worked > 0 ? Severance.OnJobLoss(values["wage"], worked, insured) : null);

    // Who says how long no insurance was paid has said all that counts, when that alone is a year.
    private static bool NeedsTime(string key, SlotValues values) => key switch
    {
        "worked" => !(values.TryGetValue("counted", out var counted) && (counted >= 12 || values.ContainsKey("insured"))),
        "insured" => !values.ContainsKey("counted"),
        _ => false,
    };

    private static (int Worked, int Insured) Time(SlotValues values)
    {
        if (values.TryGetValue("counted", out var counted))
        {
            var all = values.TryGetValue("worked", out var whole) ? (int)whole : (int)counted + Math.Max(0, values.Whole("insured", 0));
            return (all, Math.Max(0, all - (int)counted));
        }

        var worked = values.Whole("worked", 0);
        return (worked, values["insured"] == Slot.All ? worked : (int)values["insured"]);
    }

    private static CalculatorForm Unemployment() => CalculatorForm.Of(
        "unemployment",
        [("wage", SlotKind.Money), ("paid", SlotKind.Span), ("region", SlotKind.Choice), ("only", SlotKind.Choice), ("monthly", SlotKind.Choice)],
        (key, values, day) => key switch
        {
            // How many months does not depend on the wage, nor how much a month on the time; too short a time gives nothing.
            "wage" => !values.ContainsKey("only") && !(values.TryGetValue("paid", out var paid) && paid < 12),
            "paid" => !(values.ContainsKey("monthly") && values.ContainsKey("wage")),
            "region" => values.TryGetValue("wage", out var wage) && UnemploymentBenefit.DependsOnRegion(wage, day),
            "only" or "monthly" => false,
            _ => true,
        },
        (values, day) => (values.TryGetValue("wage", out var wage), values.TryGetValue("paid", out var paid)) switch
        {
            (true, true) => UnemploymentBenefit.Of(wage, (int)paid, values.Whole("region", 1), day),
            (true, false) => UnemploymentBenefit.AmountOnly(wage, values.Whole("region", 1), day),
            _ => UnemploymentBenefit.MonthsOnly((int)paid, day),
        });

    private static CalculatorForm Maternity() => CalculatorForm.Of(
        "maternity",
        [("wage", SlotKind.Money), ("children", SlotKind.Choice), ("second", SlotKind.Choice), ("only", SlotKind.Choice)],
        (key, values, _) => key is "second" || (key is "wage" && !values.ContainsKey("only")),
        (values, day) => values.TryGetValue("wage", out var wage)
            ? MaternityBenefit.Of(wage, values.Whole("children", 1), values["second"] == 1, day)
            : MaternityBenefit.MonthsOnly(values.Whole("children", 1), values["second"] == 1, day));

    private static CalculatorForm Dues() => CalculatorForm.Of(
        "dues", [("wage", SlotKind.Money)], (_, _, _) => true, (values, day) => UnionDues.Of(values["wage"], day));

    private static CalculatorForm LumpSum() => CalculatorForm.Of(
        "lumpsum",
        [("wage", SlotKind.Money), ("total", SlotKind.Span), ("before", SlotKind.Span), ("since", SlotKind.Span), ("without", SlotKind.Span), ("may", SlotKind.Choice), ("range", SlotKind.Choice)],
        (key, values, _) => key switch
        {
            "total" or "without" or "may" or "range" => false,
            "since" => !AsksWhether(values) && !values.ContainsKey("total"),
            _ => !AsksWhether(values),
        },
        (values, day) => AsksWhether(values)
            ? LumpSumInsurance.May((int)Total(values), values.TryGetValue("without", out var without) ? (int)without : null, day)
            : Total(values) > 0
            ? LumpSumInsurance.Of(values["wage"], values.Whole("before", 0), (int)(Total(values) - values.GetValueOrDefault("before")), day)
            : null);

    // Twenty years and more end the matter before any sum; the others ask in words.
    private static bool AsksWhether(SlotValues values) => Total(values) >= 240 || (values.ContainsKey("may") && values.ContainsKey("without") && (Total(values) > 0 || values.ContainsKey("range")));

    private static decimal Total(SlotValues values) =>
        Math.Max(values.GetValueOrDefault("total"), values.GetValueOrDefault("before") + values.GetValueOrDefault("since"));

    private static CalculatorForm Pension() => CalculatorForm.Of(
        "pension",
        [("paid", SlotKind.Span), ("sex", SlotKind.Choice), ("wage", SlotKind.Money)],
        (key, _, _) => key == "paid",
        (values, day) => PensionRate.Of((int)values["paid"], values.TryGetValue("sex", out var sex) ? sex == 1 : null, values.TryGetValue("wage", out var wage) ? wage : null, day));

    private static CalculatorForm Injury() => CalculatorForm.Of(
        "injury",
        [("percent", SlotKind.Percent), ("fault", SlotKind.Choice), ("wage", SlotKind.Money)],
        (key, _, _) => key != "wage",
        (values, _) => InjuryCompensation.Of((int)values["percent"], values["fault"] == 1, values.TryGetValue("wage", out var wage) ? wage : null));

    // The age in a year is no own matter: nobody is asked who they are for it.
    private static CalculatorForm Retirement() => CalculatorForm.Of(
        "retirement",
        [("birth", SlotKind.Day), ("year", SlotKind.Year), ("age", SlotKind.Choice), ("sex", SlotKind.Choice), ("hard", SlotKind.Choice)],
        (key, values, _) => key switch
        {
            "birth" => !AsksAgeInYear(values),
            "sex" => !AsksAgeInYear(values),
            _ => false,
        },
        (values, _) => (values.TryGetValue("birth", out var birth), values.TryGetValue("sex", out var sex), values.ContainsKey("hard")) switch
        {
            (true, _, true) => RetirementAge.OfHardWork(DateOnly.FromDayNumber((int)birth), sex == 1),
            (true, _, _) => RetirementAge.Of(DateOnly.FromDayNumber((int)birth), sex == 1),
            (_, true, false) when AsksAgeInYear(values) => RetirementAge.InYear((int)values["year"], sex == 1),
            _ => null,
        });

    private static bool AsksAgeInYear(SlotValues values) => !values.ContainsKey("birth") && values.ContainsKey("year") && values.ContainsKey("age");

    private static CalculatorForm Leave() => CalculatorForm.Of(
        "leave",
        [("service", SlotKind.Span), ("months", SlotKind.Span), ("kind", SlotKind.Choice)],
        (key, values, _) => key == "service" && !values.ContainsKey("months"),
        (values, _) => values.Whole("service", values.Whole("months", 0)) is var service && service < 1
            ? null
            : AnnualLeave.Of(values.Whole("kind", 12), service / 12, Math.Clamp(values.Whole("months", service), 1, 12)));

    private static CalculatorForm Notice() => CalculatorForm.Of(
        "notice",
        [("length", SlotKind.Span), ("contract", SlotKind.Choice), ("trade", SlotKind.Choice)],
        (key, values, _) => key switch
        {
            "contract" => !values.ContainsKey("length"),
            "length" => values.ContainsKey("trade") && values.TryGetValue("contract", out var contract) && contract == (int)ContractKind.BelowAYear,
            _ => false,
        },
        (values, day) => values.ContainsKey("trade")
            ? NoticePeriod.OfListedTrade(Contract(values), values.Whole("length", 0))
            : NoticePeriod.Of(Contract(values), day));

    // The length that goes with the contract's name says more than any span in the message.
    private static ContractKind Contract(SlotValues values) => values.TryGetValue("length", out var length)
        ? length < 12 ? ContractKind.BelowAYear : ContractKind.Fixed
        : (ContractKind)(int)values["contract"];

    private static CalculatorForm Minimum() => CalculatorForm.Of(
        "minimum",
        [("region", SlotKind.Choice), ("hour", SlotKind.Choice)],
        (_, _, _) => false,
        (values, day) => values.TryGetValue("region", out var region) ? MinimumWage.Of((int)region, values.GetValueOrDefault("hour") == 1, day) : null);
}
