namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which the bot decides to answer, in one place.</summary>
internal static class DecisionParameters
{
    // A note's score is its overlap with the question (F1) times the share of the question that its words explain. The
    // thresholds were chosen on the first half of tests/CongDoan.Tests/Knowledge/Answering/member-questions.tsv.

    /// <summary>A note answers only when its words explain at least this share of the question.</summary>
    internal const double NoteExplains = 0.75;

    /// <summary>And when no single word that it leaves unexplained weighs more than this share of the question.</summary>
    internal const double NoteMisses = 0.22;

    /// <summary>From this score on a curated note asks what the member asks, unless another one fits as well.</summary>
    internal const double NoteMatch = 0.5;

    /// <summary>Another note fits as well when it has more than this share of the best one's score.</summary>
    internal const double TieShare = 0.94;

    /// <summary>From this score on it does when no other note comes near.</summary>
    internal const double LoneNoteMatch = 0.25;

    /// <summary>A note that stands alone: the next one has at most this share of its score.</summary>
    internal const double NextNoteShare = 0.8;

    /// <summary>And to stand alone without a word of the domain it explains at least this share of the question.</summary>
    internal const double NoteExplainsWithoutDomain = 0.9;

    /// <summary>From this score on a note answers even a question that names nothing of the union's domain.</summary>
    internal const double NoteMatchWithoutDomain = 0.4;

    /// <summary>From this score on the member is asked whether that is meant. Questions of other domains stay below.</summary>
    internal const double NoteOffer = 0.16;

    /// <summary>A note that explains less than this share of the question is not offered either.</summary>
    internal const double NoteOfferExplains = 0.6;

    /// <summary>How many notes are offered at most, and from which share of the best one's score on.</summary>
    internal const int NoteOffers = 3;

    /// <summary>See <see cref="NoteOffers"/>.</summary>
    internal const double NoteOfferShare = 0.6;

    /// <summary>From this share of the question's weighted words on an article of law can be the answer.</summary>
    internal const double ExtractCoverage = 0.6;

    /// <summary>And when no single word that the article lacks weighs more than this share of the question.</summary>
    internal const double ExtractMisses = 0.2;

    /// <summary>Longest first bubble, in characters.</summary>
    internal const int LongestText = 600;

    /// <summary>Room for the words that name the day, in front of an extract from another time.</summary>
    internal const int LongestLead = 50;

    /// <summary>How many places of the ranking an answer shows.</summary>
    internal const int RankedPlaces = 10;
}
