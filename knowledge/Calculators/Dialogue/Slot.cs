using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>What a value is.</summary>
internal enum SlotKind
{
    Money,
    Span,
    Hours,
    Day,
    Percent,
    Year,
    Choice,
}

/// <summary>One thing that a calculation needs to know.</summary>
/// <param name="Key">Its name in <c>forms.tsv</c>.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Question">What the bot asks for it; null for one that is never asked.</param>
/// <param name="Cue">The words that lead to its value in a longer message; null when any value of the kind is meant.</param>
/// <param name="Tail">The words that follow a span's value in a longer message ("3 năm chưa đóng"); null when none do.</param>
/// <param name="Options">The answers of a choice; a span may have some too, those with a pattern of their own also in a longer message.</param>
internal sealed record Slot(string Key, SlotKind Kind, string? Question, Regex? Cue, Regex? Tail, IReadOnlyList<SlotOption> Options)
{
    /// <summary>"All the time", told apart from every number.</summary>
    internal const decimal All = -1;

    /// <summary>Reads the value; the answer to the slot's own question needs no cue.</summary>
    internal decimal? Read(string folded, bool isAsked)
    {
        if (Kind != SlotKind.Choice && Value(folded, isAsked) is { } value)
        {
            return value;
        }

        // "Không" answers a question; in a longer message it belongs to anything.
        return Options.FirstOrDefault(option => (Kind == SlotKind.Choice || isAsked || option.IsPlain) && option.Pattern.IsMatch(folded))?.Value;
    }

    private decimal? Value(string folded, bool isAsked)
    {
        if (isAsked || (Cue is null && Tail is null))
        {
            return Of(folded);
        }

        foreach (var cue in Cue?.Matches(folded).AsEnumerable() ?? [])
        {
            // The value has to follow at once, or a later "đóng" would lend its number to an earlier "làm".
            var rest = folded[(cue.Index + cue.Length)..];
            if (NumberFirst.Match(rest) is { Success: true } first && (Kind != SlotKind.Span || SpanReader.All(rest).Any(span => span.At < first.Length)) && Of(rest) is { } found)
            {
                return found;
            }
        }

        foreach (var span in Tail is null ? [] : SpanReader.All(folded))
        {
            if (Tail!.IsMatch(folded[span.End..]))
            {
                return span.Months;
            }
        }

        return null;
    }

    private decimal? Of(string folded) => Kind switch
    {
        SlotKind.Money => MoneyReader.First(folded),
        SlotKind.Span => SpanReader.Months(folded),
        SlotKind.Hours => SpanReader.Hours(folded),
        SlotKind.Percent => SpanReader.Percent(folded),
        SlotKind.Year => SpanReader.Year(folded),
        SlotKind.Day => SpanReader.Day(folded)?.DayNumber,
        _ => null,
    };

    // "Làm được khoảng 5 năm": the number, or a word that softens it, comes next.
    private static readonly Regex NumberFirst = new(@"^[\s:]*(?:khoang|gan|hon|tam|la|roi|duoc|du|den|toi)?\s*(?:\d|tu thang|thang \d)");
}

/// <summary>One answer of a choice.</summary>
/// <param name="Value">What it stands for.</param>
/// <param name="Button">What the member reads.</param>
/// <param name="Pattern">The words, folded, that mean it.</param>
/// <param name="IsPlain">True when those words mean it wherever they stand, false when only as an answer to the question.</param>
internal sealed record SlotOption(decimal Value, string Button, Regex Pattern, bool IsPlain);
