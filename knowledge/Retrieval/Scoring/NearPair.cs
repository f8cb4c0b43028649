namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Two neighbouring words of substance of a question, as bits, and how much they say together.</summary>
internal readonly record struct NearPair(int First, int Second, float Weight);
