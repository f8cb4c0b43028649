using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>What a calculator says next: a question for what is missing, or the result.</summary>
internal abstract record CalculatorReply(CalculatorForm Form)
{
    /// <summary>One thing is missing.</summary>
    internal sealed record Ask(CalculatorForm Form, Slot Slot) : CalculatorReply(Form);

    /// <summary>Everything is known.</summary>
    internal sealed record Done(CalculatorForm Form, Calculation Calculation) : CalculatorReply(Form);
}

/// <summary>
/// The dialogue of the calculators. It keeps nothing: what the member said before is read again from the conversation, so
/// any replica can go on with it.
/// </summary>
internal static class CalculatorDialogue
{
    /// <summary>A follow-up such as "còn 10 triệu thì sao" is short.</summary>
    private const int LongestFollowUp = 14;

    /// <summary>Who is born later asks about somebody else's day.</summary>
    private const int LatestBirth = 2015;

    /// <summary>A message of so few words is nothing but the value.</summary>
    private const int BareValue = 5;

    /// <summary>Gives what a calculator says to the last message, or null when none is concerned.</summary>
    /// <param name="turns">The conversation, oldest first; true for the member's own words. The last is the message to answer.</param>
    /// <param name="asOf">The day whose rules count.</param>
    internal static CalculatorReply? Of(IReadOnlyList<(bool FromMember, string Text)> turns, DateOnly asOf)
    {
        Open? open = null;
        CalculatorReply? said = null;
        var heard = "";
        string? rule = null;
        foreach (var (fromMember, text) in turns)
        {
            if (!fromMember)
            {
                heard = text;
                continue;
            }

            var folded = Folding.Fold(TextCleaner.Clean(text));
            open = open is not null && said is not null && heard.Contains(Said(said), StringComparison.Ordinal) && Continue(open, said, folded)
                ? open
                : Begin(folded, asOf) ?? (rule is null ? null : Apply(open, rule, folded, asOf));
            rule = CalculatorForms.All.Any(form => form.IsAbout(folded)) ? folded : open is null ? null : rule;
            said = open is null ? null : Next(open, asOf);
        }

        return said;
    }

    /// <summary>The words by which the bot's own turn is known again.</summary>
    internal static string Said(CalculatorReply reply) => reply switch
    {
        CalculatorReply.Ask ask => ask.Slot.Question!,
        CalculatorReply.Done done => done.Calculation.Result,
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    private static Open? Begin(string folded, DateOnly asOf)
    {
        if (CalculatorForms.All.FirstOrDefault(form => form.IsAbout(folded)) is not { } form)
        {
            return null;
        }

        var values = Values(form, folded);
        // Without "tính giúp" only a question that brings its own numbers is one for a calculator; the others ask for the rule.
        var brings = form.Slots.Any(slot => slot.Kind != SlotKind.Choice && values.ContainsKey(slot.Key));
        // Several questions in one message are not one for a calculator.
        var open = new Open(form, values);
        return AsksToCalculate.IsMatch(folded) || (brings && (AsksOnce(folded) || SaysAll(open, folded, asOf)))
            || (values.Count > (form.IsLookUp ? 0 : 1) && AsksOnce(folded) && Next(open, asOf) is CalculatorReply.Done)
            ? open
            : null;
    }

    private static bool AsksOnce(string folded)
    {
        var parts = folded.Split([',', ';', '?', '\n']);
        return parts.Count(part => AsksHowMuch.IsMatch(part)) == 1 && parts.Count(part => AsksHowMuch.IsMatch(part) || AsksElse.IsMatch(part)) == 1;
    }

    // "Trợ cấp thôi việc: làm 8 năm, chưa đóng 2 năm, lương 10tr" asks without a word for it. One value alone, or a grievance, does not.
    private static bool SaysAll(Open open, string folded, DateOnly asOf) =>
        open.Values.Count > 1 && !Grievance.IsMatch(folded) && !folded.Split([',', ';', '?', '\n']).Any(part => AsksHowMuch.IsMatch(part))
        && Next(open, asOf) is CalculatorReply.Done;

    // The rule was asked for before; now the member's own numbers follow: "đoàn phí đóng sao vậy", "lương em 7 triệu thì bao nhiêu".
    // Nothing is asked for: who wanted the rule may well mean another part of it.
    private static Open? Apply(Open? before, string rule, string folded, DateOnly asOf)
    {
        var form = CalculatorForms.All.First(one => one.IsAbout(rule));
        if (!IsFollowUp(folded) || form.IsElse(folded) || CalculatorForms.All.Any(one => one.IsAbout(folded)))
        {
            return null;
        }

        var open = before is not null && before.Form == form ? before : new Open(form, Values(form, rule));
        // Where a choice is all that is missing, it is as good as a number: "phải báo trước bao lâu", "hợp đồng không thời hạn".
        var isChosen = form.IsLookUp || Next(open, asOf) is CalculatorReply.Ask { Slot.Kind: SlotKind.Choice };
        return Change(open, folded, isNumber: before is null && !isChosen) && Next(open, asOf) is CalculatorReply.Done ? open : null;
    }

    private static SlotValues Values(CalculatorForm form, string folded)
    {
        var values = new SlotValues();
        foreach (var slot in form.Slots)
        {
            if (slot.Read(folded, isAsked: false) is { } value)
            {
                values[slot.Key] = value;
            }
        }

        return values;
    }

    private static bool IsFollowUp(string folded)
    {
        var words = OfContract.Replace(folded, "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return words <= BareValue || (words <= LongestFollowUp && FollowsUp.IsMatch(folded));
    }

    private static bool Continue(Open open, CalculatorReply said, string folded)
    {
        if (said is CalculatorReply.Ask ask)
        {
            if (ask.Slot.Read(folded, isAsked: true) is not { } value)
            {
                // Another of the numbers that are wanted is no new matter; what is missing is asked again.
                return !AsksHowMuch.IsMatch(folded) && !AsksElse.IsMatch(folded) && !Grievance.IsMatch(folded) && Change(open, folded, isNumber: true);
            }

            open.Values[ask.Slot.Key] = value;
            foreach (var slot in open.Form.Slots.Where(slot => slot != ask.Slot && slot.Kind != ask.Slot.Kind))
            {
                if (slot.Read(folded, isAsked: false) is { } other)
                {
                    open.Values[slot.Key] = other;
                }
            }

            return true;
        }

        if (!IsFollowUp(folded) || CalculatorForms.All.Any(form => form != open.Form && form.IsAbout(folded)))
        {
            return false;
        }

        return Change(open, folded, isNumber: false);
    }

    /// <summary>Takes over the values of a message; false when it brings none, or none but a choice where a number is wanted.</summary>
    private static bool Change(Open open, string folded, bool isNumber)
    {
        var changed = false;
        foreach (var slot in open.Form.Slots)
        {
            // Of several spans only the one with its own cue is meant, else the first.
            var isAsked = open.Form.Slots.First(other => other.Kind == slot.Kind) == slot;
            if ((slot.Read(folded, isAsked: false) ?? (isAsked && slot.Kind != SlotKind.Choice ? slot.Read(folded, isAsked: true) : null)) is { } value)
            {
                open.Values[slot.Key] = value;
                changed |= !isNumber || slot.Kind != SlotKind.Choice;
            }
        }

        return changed;
    }

    private static CalculatorReply? Next(Open open, DateOnly asOf)
    {
        if (open.Form.Slots.FirstOrDefault(slot => !open.Values.ContainsKey(slot.Key) && open.Form.Needs(slot.Key, open.Values, asOf)) is { } missing)
        {
            return new CalculatorReply.Ask(open.Form, missing);
        }

        return IsSound(open) && open.Form.Compute(open.Values, asOf) is { } calculation ? new CalculatorReply.Done(open.Form, calculation) : null;
    }

    // Nobody earns nothing, works no time or a century; such a number was misread and is not computed with.
    private static bool IsSound(Open open) => open.Form.Slots.All(slot => !open.Values.TryGetValue(slot.Key, out var value) || slot.Kind switch
    {
        SlotKind.Money => value is >= 10_000 and <= 1_000_000_000,
        SlotKind.Hours => value is > 0 and <= 300,
        SlotKind.Span => value is Slot.All or (>= 0 and <= 720),
        SlotKind.Day => open.Form.Name != "retirement" || DateOnly.FromDayNumber((int)value).Year <= LatestBirth,
        _ => true,
    } && (slot.Key is not "worked" and not "paid" || value > 0));

    private static readonly Regex AsksToCalculate = new(@"(?<!\p{L})tinh\s+(?:giup|gium|dum|ho|thu|cho|ra|dc|duoc|minh|em|toi|xem|ra sao)(?!\p{L})|(?:giup|gium|dum|ho)\s+(?:em|minh|toi)?\s*tinh(?!\p{L})|^(?:\P{L}*(?:da|a|ad|bot|em|e|nho|muon|can)(?!\p{L}))*\s*tinh(?!\p{L})[^,;?]*(?<!\p{L})(?:giup|gium|dum|ho)(?!\p{L})");

    // "Hợp đồng không xác định thời hạn" is a bare value for all its words.
    private static readonly Regex OfContract = new(@"(?<!\p{L})(?:hop dong(?: lao dong)?|hdld|hd)(?!\p{L})");

    private static readonly Regex Grievance = new(@"(?<!\p{L})(?:chua (?:duoc|co|nhan|tra)|khong (?:duoc|cho|tra|chiu)|ko (?:dc|duoc|cho|tra)|bi (?:cat|tru|no|quyt))(?!\p{L})");

    private static readonly Regex AsksHowMuch = new(@"bao nhieu|bao nhiu|bn|nhieu tien|(?<!\p{L})nhieu(?=\s*(?:$|[?,.;]|vay|z|v|a|ad|admin|mn|ha|the|nhi|d|dong|ngay|thang)(?!\p{L}))|(?<!\p{L})(?:(?<!(?:cong nhan|tho|nganh|nghe|xuong|nha|hang|to|chuyen|cong ty|cty|loi|do|dung|chay) )may(?! moc)|tinh(?! (?:rieng|du|ca|tu|luon|den|toi))|nhiu|bay nhieu|the nao|sao|duoc gi|khi nao|nam nao|bao gio|chung nao|gi)(?!\p{L})");

    private static readonly Regex AsksElse = new(@"(?<!\p{L})(?:ai|o dau|cho nao)(?!\p{L})|(?<!\p{L})(?:khong|ko|chu)\s*$");

    private static readonly Regex FollowsUp = new(@"(?<!\p{L})(?:con|vay|the|neu|nhung|neu la|y la|y em|khong phai|thuoc loai|nham|lon|sua lai)(?!\p{L})|thi sao|(?:thi|duoc) bao nhieu");

    private sealed record Open(CalculatorForm Form, SlotValues Values);
}
