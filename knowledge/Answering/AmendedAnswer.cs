using System.Text.RegularExpressions;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Answers about a provision that was amended since: with the amending document's own words when the library holds them, else
/// with a stop that says so. The old words are never quoted.
/// </summary>
internal static class AmendedAnswer
{
    internal static Answer Of(PassageCard old, Evidence evidence, DateOnly asOf)
    {
        if (Present(old, evidence, asOf) is not { } card)
        {
            return FixedReplies.Amended(old);
        }

        var before = CitationResolver.Of(old) with { Quote = null, PassageId = null, AmendedBy = old.AmendedBy };
        var citation = CitationResolver.Of(card);
        var heading = FixedReplies.Text("amended_text")
            .Replace("{0}", before.Printed, StringComparison.Ordinal)
            .Replace("{1}", VietnamTime.Show(old.AmendedFrom!.Value), StringComparison.Ordinal)
            .Replace("{2}", citation.Printed, StringComparison.Ordinal) + "\n";
        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "extract",
            Text = heading + Excerpt.Of(card.Text, evidence.Terms, evidence.Snapshot.Statistics, DecisionParameters.LongestText - DecisionParameters.LongestLead - heading.Length),
            Detail = ArticleText.Of(card, evidence, asOf),
            Citations = [citation, before],
        };
    }

    /// <summary>The passage of the amending document that names the provision: "Sửa đổi khoản 2 Điều 5".</summary>
    private static PassageCard? Present(PassageCard old, Evidence evidence, DateOnly asOf)
    {
        if (old.Article is null || old.AmendedBy is null)
        {
            return null;
        }

        var place = new Regex(old.Clause is null
            ? $@"Điều\s+{Regex.Escape(old.Article)}(?![\p{{L}}\d])"
            : $@"khoản\s+{Regex.Escape(old.Clause)}(?![\p{{L}}\d])[^.;:]{{0,40}}?Điều\s+{Regex.Escape(old.Article)}(?![\p{{L}}\d])", RegexOptions.IgnoreCase);
        return evidence.Snapshot.Cards.FirstOrDefault(card =>
            card.Document.Number == old.AmendedBy && card.Article is not null && card.IsQuotable(asOf) && place.IsMatch(card.Lead + "\n" + card.Heading + "\n" + card.Text)
            && !card.Text.Contains("bãi bỏ", StringComparison.OrdinalIgnoreCase));
    }
}
