using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>The parts of ranking that the ablation adds one by one.</summary>
internal static class Parts
{
    internal static readonly IReadOnlyList<(string Name, Feature[] Features)> All =
    [
        ("engine's score, best clause", [Feature.Bm25]),
        ("words covered", [Feature.Coverage, Feature.ArticleCoverage, Feature.HeaviestMissing]),
        ("pairs and nearness", [Feature.BodyPairs, Feature.Near]),
        ("article's title", [Feature.TitleRecall, Feature.TitlePrecision, Feature.TitleF1, Feature.TitlePairs, Feature.TitlePairPrecision]),
        ("chapter and document", [Feature.ChapterRecall, Feature.ChapterPrecision, Feature.DocumentRecall, Feature.DocumentPrecision]),
        ("fines", [Feature.FineAsked, Feature.FineNotAsked]),
        ("party spoken of", [Feature.Party]),
        ("special rules not asked for", [Feature.OtherRegime]),
        ("law before its guiding decree", [Feature.Guiding]),
        ("law named", [Feature.NamedLaw]),
        ("definitions", [Feature.Definition, Feature.Glossary]),
        ("number of the unit asked", [Feature.AnswerUnit]),
        ("no article", [Feature.NoArticle]),
    ];
}
