namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which a message is taken to go on with what was said before.</summary>
internal static class FollowUpParameters
{
    /// <summary>From this score on a note answers what the message and the conversation ask together.</summary>
    internal const double Sure = 0.15;

    /// <summary>And when its words explain at least this share of the message itself.</summary>
    internal const double SureExplains = 0.7;

    /// <summary>From this score on it answers after the question that it belongs to.</summary>
    internal const double Near = 0.07;

    /// <summary>And when its words explain at least this share of the message.</summary>
    internal const double NearExplains = 0.5;

    /// <summary>And no other note has more than this share of its score.</summary>
    internal const double NearNext = 0.8;

    /// <summary>What a note gains that rests on an article cited just before.</summary>
    internal const double SameArticle = 1.4;
}
