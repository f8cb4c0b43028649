namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which the bot decides to answer, in one place.</summary>
internal static class DecisionParameters
{
    /// <summary>From this overlap (F1) on a curated note asks what the member asks.</summary>
    internal const double NoteMatch = 0.5;

    /// <summary>From this overlap on a note answers even a question that names nothing of the union's domain.</summary>
    internal const double NoteMatchWithoutDomain = 0.75;

    /// <summary>From this share of the question's weighted words on an article of law can be the answer.</summary>
    internal const double ExtractCoverage = 0.6;

    /// <summary>Longest first bubble, in characters.</summary>
    internal const int LongestText = 600;

    /// <summary>How many places of the ranking an answer shows.</summary>
    internal const int RankedPlaces = 10;
}
