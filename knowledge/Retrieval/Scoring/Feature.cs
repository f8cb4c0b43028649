namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>What speaks for or against a passage beside a question; each between 0 and 1 (the party: -1 to 1).</summary>
internal enum Feature
{
    /// <summary>The engine's dot product, as a share of the best candidate's.</summary>
    Bm25,

    /// <summary>Share of the question's words, by weight, that stand in the passage or its headings.</summary>
    Coverage,

    /// <summary>The same over all candidates of the article.</summary>
    ArticleCoverage,

    /// <summary>Weight of the heaviest word of the question that the passage lacks.</summary>
    HeaviestMissing,

    /// <summary>Share of the question that stands in the article's title.</summary>
    TitleRecall,

    /// <summary>Share of the article's title that the question says.</summary>
    TitlePrecision,

    /// <summary>Both together.</summary>
    TitleF1,

    /// <summary>Share of the question's word pairs in the title.</summary>
    TitlePairs,

    /// <summary>Share of the title's word pairs that the question says.</summary>
    TitlePairPrecision,

    /// <summary>The title is about one party (worker, employer) and the question speaks of that one alone; less when of the other.</summary>
    Party,

    /// <summary>The chapter holds special rules (voluntary insurance, domestic workers) and the question does not name them.</summary>
    OtherRegime,

    /// <summary>Share of the question's word pairs in the passage.</summary>
    BodyPairs,

    /// <summary>Share of the question's neighbouring words of substance that stand near each other in the passage.</summary>
    Near,

    /// <summary>Share of the question in the chapter's heading.</summary>
    ChapterRecall,

    /// <summary>Share of the chapter's heading that the question says.</summary>
    ChapterPrecision,

    /// <summary>Share of the question in the document's title.</summary>
    DocumentRecall,

    /// <summary>Share of the document's title that the question says.</summary>
    DocumentPrecision,

    /// <summary>The question asks for a fine and the document sets fines.</summary>
    FineAsked,

    /// <summary>The document sets fines and the question does not ask for one.</summary>
    FineNotAsked,

    /// <summary>The document only details another law, which says the same first.</summary>
    Guiding,

    /// <summary>The question names the document.</summary>
    NamedLaw,

    /// <summary>The question asks what something is and the passage defines it.</summary>
    Definition,

    /// <summary>The passage is a definition and the question asks something else.</summary>
    Glossary,

    /// <summary>The question asks how many of a unit and the passage gives a number of it.</summary>
    AnswerUnit,

    /// <summary>The passage is no article: an appendix, a form, a preamble.</summary>
    NoArticle,
}

/// <summary>How many features there are.</summary>
internal static class Features
{
    internal static readonly int Count = Enum.GetValues<Feature>().Length;
}
