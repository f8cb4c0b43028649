using System.Text.RegularExpressions;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Whether what a member says is so agrees with the note that answers it. Says so only where the comparison is certain: the note
/// answers how many, and the member names one amount of that unit; or the note answers yes or no, and the member's words hold its
/// whole question.
/// </summary>
internal static class ClaimVerdict
{
    /// <summary>The note must explain at least this share of the message, and leave no word open that weighs more than the second.</summary>
    private const double Explains = 0.8;

    /// <summary>See <see cref="Explains"/>.</summary>
    private const double Misses = 0.14;

    /// <summary>The message must name this share of the note's subject.</summary>
    private const double Subject = 0.9;

    /// <summary>Another note that comes nearer than this to the best one's score may be the one that is meant.</summary>
    private const double Next = 0.8;

    /// <summary>Gives the key of the words that open the answer, or null when nothing is certain.</summary>
    internal static string? Of(Claim claim, NoteMatch match, IReadOnlyList<NoteMatch> notes)
    {
        if (notes.Any(other => other.Card.Id != match.Card.Id && other.Score > match.Score * Next))
        {
            return null;
        }

        var note = match.Card.Document.Note!;
        if (note.IsStop || match.Explanation.Share < Explains || match.Explanation.HeaviestMissing > Misses)
        {
            return null;
        }

        var (answer, title) = (Folding.Fold(note.ShortAnswer), Folding.Fold(match.Card.Document.Title));
        return ByAmount(claim, match, answer, title) ?? ByYesOrNo(claim, answer, title);
    }

    /// <summary>Whether a note's answer opens with yes or no, which then answers the note's own question, not the member's words.</summary>
    internal static bool OpensWithVerdict(string answer) => Opens(Folding.Fold(answer)) is not null || Verdict.IsMatch(Folding.Fold(answer));

    private static string? ByAmount(Claim claim, NoteMatch match, string answer, string title)
    {
        if (claim.Amounts.Count != 1 || claim.IsDenied != false || claim.HasEnded || !AsksHowMany.IsMatch(title) || match.Explanation.Subject < Subject)
        {
            return null;
        }

        var said = claim.Amounts[0];
        // "Trước đó là …" says what was.
        var sentences = Sentence.Split(answer);
        var was = sentences.Where(sentence => OfThePast.IsMatch(sentence)).SelectMany(Amount.In).Where(amount => amount.Unit == said.Unit).Select(amount => amount.Value).ToHashSet();
        var now = string.Join(". ", sentences.Where(sentence => !OfThePast.IsMatch(sentence)));
        var values = Amount.In(now).Where(amount => amount.Unit == said.Unit).Select(amount => amount.Value).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        if (values[0] == said.Value)
        {
            return "claim_true";
        }

        if (values.Contains(said.Value))
        {
            return null;
        }

        if (was.Contains(said.Value))
        {
            return "claim_ended";
        }

        // Less than the most allowed, or more than the least, may be so all the same.
        var (most, least) = (Most.IsMatch(now), Least.IsMatch(now));
        return (most, least) switch
        {
            (true, true) => null,
            (true, false) => said.Value > values.Max() ? "claim_false" : null,
            (false, true) => said.Value < values.Min() ? "claim_false" : null,
            _ => values.Distinct().Count() == 1 ? "claim_false" : null,
        };
    }

    private static string? ByYesOrNo(Claim claim, string answer, string title)
    {
        if (claim.IsDenied is not { } denied || Opens(answer) is not { } yes || !AsksWhether.IsMatch(title) || Not.IsMatch(AsksWhether.Replace(title, " ")) || claim.HasEnded)
        {
            return null;
        }

        // Each word of substance of the note's question has to be the member's: "tự nguyện" is not "bắt buộc".
        var asked = Syllables.Of(title).ToList();
        var weights = WordTables.StopWeights(asked, folded: true);
        return asked.Where((_, i) => weights[i] > 0.5).All(claim.Words.Contains) && claim.Amounts.Count == 0
            ? yes != denied ? "claim_true" : "claim_false"
            : null;
    }

    private static bool? Opens(string answer) => No.IsMatch(answer) ? false : Yes.IsMatch(answer) ? true : null;

    private static readonly Regex Verdict = new(@"^(?:khong (?:con )?dung|co the co|co the duoc|co the|dung)(?:[.,:]|\s)");

    private static readonly Regex No = new(@"^khong(?: duoc| bat buoc)?\.");

    private static readonly Regex Yes = new(@"^(?:co|duoc|van duoc)\.");

    private static readonly Regex AsksHowMany = new(@"(?<!\p{L})(?:may|bao nhieu|bao lau|muc|toi da|it nhat)(?!\p{L})");

    private static readonly Regex AsksWhether = new(@"khong\s*\?$");

    private static readonly Regex Not = new(@"(?<!\p{L})(?:khong|chua|cam|het)(?!\p{L})");

    private static readonly Regex OfThePast = new(@"^\s*(?:truoc|sinh truoc|muc cu)(?!\p{L})|(?<!\p{L})(?:den het \d|truoc day)");

    private static readonly Regex Sentence = new(@"[.;]\s+");

    private static readonly Regex Most = new(@"(?<!\p{L})(?:toi da|khong qua|nhieu nhat|khong duoc qua|duoi)(?!\p{L})");

    private static readonly Regex Least = new(@"(?<!\p{L})(?:it nhat|toi thieu|khong duoi|khong duoc thap hon|tu du|tro len)(?!\p{L})");
}
