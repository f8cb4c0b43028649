namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which the bot decides to answer, in one place.</summary>
internal static class DecisionParameters
{
    /// <summary>From this overlap (F1) on a curated note asks what the member asks.</summary>
    internal const double NoteMatch = 0.5;

    /// <summary>From this overlap on it does when no other note comes near.</summary>
    internal const double LoneNoteMatch = 0.4;

    /// <summary>A note that stands alone: the next one has at most this share of its overlap.</summary>
    internal const double NextNoteShare = 0.88;

    /// <summary>From this overlap on a note answers even a question that names nothing of the union's domain.</summary>
    internal const double NoteMatchWithoutDomain = 0.6;

    /// <summary>From this overlap on the member is asked whether that is meant. Questions of other domains stay below.</summary>
    internal const double NoteOffer = 0.3;

    /// <summary>How many notes are offered at most, and from which share of the best one's overlap on.</summary>
    internal const int NoteOffers = 3;

    /// <summary>See <see cref="NoteOffers"/>.</summary>
    internal const double NoteOfferShare = 0.75;

    /// <summary>From this share of the question's weighted words on an article of law can be the answer.</summary>
    internal const double ExtractCoverage = 0.6;

    /// <summary>Longest first bubble, in characters.</summary>
    internal const int LongestText = 600;

    /// <summary>How many places of the ranking an answer shows.</summary>
    internal const int RankedPlaces = 10;
}
