namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which a message is taken to go on with what was said before; chosen on <c>follow-ups.tsv</c> and <c>dialogues.tsv</c> of <c>tests/Evaluation/Sets</c>.</summary>
internal static class FollowUpParameters
{
    /// <summary>From this score on a note answers what the message and the conversation ask together.</summary>
    internal const double Sure = 0.15;

    /// <summary>And when its words explain at least this share of the message itself.</summary>
    internal const double SureExplains = 0.7;

    /// <summary>And when no other note that comes near is likelier to answer by more than this share tells.</summary>
    internal const double SureLikely = 0.5;

    /// <summary>From this score on it answers after the question that it belongs to.</summary>
    internal const double Near = 0.07;

    /// <summary>And when its words explain at least this share of the message.</summary>
    internal const double NearExplains = 0.5;

    /// <summary>And no note on another article has more than this share of its score.</summary>
    internal const double NearNext = 0.8;

    /// <summary>From this share of the best score on another note that comes near may be the likelier one.</summary>
    internal const double Rivals = 0.6;

    /// <summary>A note is offered when its words explain at least this share of what was asked before.</summary>
    internal const double OfferBackground = 0.4;

    /// <summary>How much of a note's score hangs on its explaining what was asked before.</summary>
    internal const double BackgroundPart = 0.5;

    /// <summary>What a note gains that rests on an article cited just before, or altogether on those of what answered before; the less of it does, the less it gains.</summary>
    internal const double SameArticle = 1.35;

    /// <summary>What is left of the score of the note that answered the question before.</summary>
    internal const double SaidBefore = 0.75;

    /// <summary>From this probability on, times the share of the matter that it explains, a note is said with its question in front when none fits the message and the matter together.</summary>
    internal const double OfMatter = 0.1;

    /// <summary>What was said before holds a message's detail when this share of its words, by weight, stands in it.</summary>
    internal const double LastSays = 0.5;
}
