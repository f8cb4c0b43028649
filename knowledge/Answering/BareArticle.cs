using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>A message that names an article and not of which law ("điều 35 nói gì") is asked which one is meant.</summary>
internal static class BareArticle
{
    /// <summary>The laws that members mean most; each button asks for the article of one.</summary>
    private static readonly string[] Laws = ["Bộ luật Lao động", "Luật Công đoàn", "Luật Bảo hiểm xã hội"];

    private const int MostLaws = 4;

    private static readonly Regex Whole = new(
        @"^\s*(?:(?:cho|xin|hoi|minh|em|toi|xem|oi|ad|bot|ve)\s+)*(?<place>(?:khoan\s+\d{1,2}\s+)?dieu\s+(?<article>\d{1,3}[a-z]?)(?:\s+khoan\s+\d{1,2})?)(?:\s+(?:noi|quy dinh|ghi|viet|gi|the nao|sao|nhu|la|ve|cai|cua luat|luat|do|vay|a|ad|z|v|dung khong))*\s*[?.!]*\s*$");

    /// <summary>Gives the question back, or null when a law is named or something else is asked.</summary>
    /// <param name="question">The message.</param>
    /// <param name="said">What the bot said before; the law that it cited is likeliest meant.</param>
    internal static Answer? WhichLaw(string question, string said)
    {
        if (Whole.Match(Folding.Fold(TextCleaner.CleanLine(question))) is not { Success: true } bare)
        {
            return null;
        }

        var place = bare.Groups["place"].Value.Replace("dieu", "Điều", StringComparison.Ordinal).Replace("khoan", "khoản", StringComparison.Ordinal);
        return new Answer
        {
            Decision = Decision.AskBack,
            Reason = "which_law",
            Text = FixedReplies.Text("which_law").Replace("{0}", bare.Groups["article"].Value, StringComparison.Ordinal),
            Options = Cited(said).Concat(Laws).Distinct(StringComparer.Ordinal).Select(law => $"{place} {law}").Take(MostLaws).ToList(),
        };
    }

    private static IEnumerable<string> Cited(string said) => CitedPlace.Of(said)?.Laws.Select(law => law.Title).Where(title => title.Length > 0).Take(1) ?? [];
}
