namespace CongDoan.Knowledge.Retrieval;

/// <summary>Every number that ranking depends on, in one place.</summary>
internal static class RetrievalParameters
{
    /// <summary>BM25 saturation.</summary>
    internal const double K1 = 1.2;

    /// <summary>BM25 length normalisation.</summary>
    internal const double B = 0.75;

    /// <summary>
    /// Length, in weighted syllables, that counts as average. A constant instead of the corpus's own average, so that a
    /// passage's vector depends on nothing but the passage.
    /// </summary>
    internal const double AverageLength = 160;

    /// <summary>How many times a syllable of the article's title counts.</summary>
    internal const double HeadingWeight = 5;

    /// <summary>How many times a syllable of the chapter's heading counts.</summary>
    internal const double ChapterWeight = 0.5;

    /// <summary>How many times a syllable of the words that introduce the clauses counts.</summary>
    internal const double LeadWeight = 0.5;

    /// <summary>How many times a syllable of a note's question counts.</summary>
    internal const double QuestionWeight = 1;

    /// <summary>Weight of two neighbouring syllables against one.</summary>
    internal const double PairWeight = 1;

    /// <summary>What a passage of a document that sets fines gains in the engine when the question asks for one.</summary>
    internal const double FineSign = 12;

    /// <summary>What a passage gains in the engine when the question names its document.</summary>
    internal const double NamedSign = 8;

    /// <summary>How many candidates an index returns at most.</summary>
    internal const int Candidates = 100;
}
