namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Terms of both layers as 32-bit ids (FNV-1a), the size that Qdrant's sparse vectors take. A term is a syllable or two
/// neighbouring syllables, so that compounds such as "công đoàn" count as one.
/// </summary>
internal static class Terms
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Id of one syllable in a layer.</summary>
    internal static uint Id(string syllable, TextLayer layer) => Hash(Seed ^ (uint)layer, syllable);

    /// <summary>
    /// Id of a sign: what a passage carries beside its words, such as its document's number. It is in the vectors so that an
    /// engine can bring what a question names among the candidates.
    /// </summary>
    internal static uint Sign(string sign) => Hash(Seed, sign);

    /// <summary>Id of two neighbouring syllables in a layer.</summary>
    internal static uint Id(string first, string second, TextLayer layer) => Id(Id(first, layer), second);

    /// <summary>Id of two neighbouring syllables, the first by its id, in that id's layer.</summary>
    internal static uint Id(uint first, string second) => Hash((first ^ '_') * Prime, second);

    private static uint Hash(uint hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ (c & 0xFFu)) * Prime;
            hash = (hash ^ (uint)(c >> 8)) * Prime;
        }

        return hash;
    }
}

/// <summary>Which of the two layers of text a term belongs to.</summary>
internal enum TextLayer : uint
{
    /// <summary>With marks, as the law is written.</summary>
    Accented = 0x5bd1e995,

    /// <summary>Without marks, as many members type.</summary>
    Folded = 0x1b873593,
}
