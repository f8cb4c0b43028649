using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>The sentences that the bot says without looking anything up, from <c>Answering/Data/replies.tsv</c>.</summary>
public static class FixedReplies
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Texts = new(() => EmbeddedTable
        .Read("Answering/Data/replies.tsv")
        .ToDictionary(row => row[0], row => row[1].Replace("\\n", "\n", StringComparison.Ordinal), StringComparer.Ordinal));

    /// <summary>Gives the sentence of a key; an unknown key is a <see cref="KeyNotFoundException"/>.</summary>
    public static string Text(string key) => Texts.Value[key];

    /// <summary>Every sentence of the table.</summary>
    internal static IEnumerable<string> All => Texts.Value.Values;

    internal static Answer Refuse(string reason) => Plain(Decision.Refuse, reason);

    /// <summary>Whether the bot's own words were that a message is none of its business.</summary>
    internal static bool IsRefusal(string said) => said.Contains(Text("refusal_mark"), StringComparison.OrdinalIgnoreCase);

    internal static Answer Greet(string reason) => Plain(Decision.Greet, reason);

    internal static Answer Abstain(string reason) => new()
    {
        Decision = Decision.Abstain,
        Reason = reason,
        Text = Text(reason == "law_to_come" ? reason : "abstain"),
    };

    internal static Answer Escalate(string key, string reason, bool urgent) => new()
    {
        Decision = Decision.Escalate,
        Urgent = urgent,
        Reason = reason,
        Text = Text(key),
    };

    /// <summary>Says that a provision was amended and that its present text is not at hand.</summary>
    internal static Answer Amended(PassageCard card)
    {
        var citation = CitationResolver.Of(card);
        var from = VietnamTime.Show(card.AmendedFrom!.Value);
        return new Answer
        {
            Decision = Decision.Abstain,
            Reason = "amended_text",
            Text = Text("amended")
                .Replace("{0}", citation.Printed, StringComparison.Ordinal)
                .Replace("{1}", card.AmendedBy, StringComparison.Ordinal)
                .Replace("{2}", from, StringComparison.Ordinal),
            Citations = [citation with { Quote = null, PassageId = null, AmendedBy = card.AmendedBy }],
        };
    }

    private static Answer Plain(Decision decision, string reason) => new()
    {
        Decision = decision,
        Reason = reason,
        Text = Text(reason),
    };
}
