using CongDoan.Knowledge.Answering;

namespace CongDoan.Evaluation;

/// <summary>One question of a set, with what is expected of the answer.</summary>
internal sealed record EvaluationQuestion(string Id, string Text)
{
    /// <summary>What its turn belongs to: <c>D07</c> of <c>D07.2</c>.</summary>
    public string Dialogue => Id.Split('.')[0];

    public IReadOnlyList<Turn> History { get; init; } = [];

    public string? Unit { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>Expected decisions as the sets write them, such as <c>answer</c> or <c>urgent_escalate</c>; any is right, none: not asked.</summary>
    public IReadOnlyList<string> Expect { get; init; } = [];

    /// <summary>What an answer has to cite: one of these is right.</summary>
    public IReadOnlyList<Provision> Cited { get; init; } = [];

    /// <summary>Articles of which any is right.</summary>
    public IReadOnlyList<GoldArticle> Gold { get; init; } = [];

    /// <summary>The law of the day that is asked about: all that the answer cites, or what stands first when it cites nothing; several that held are separated by "|".</summary>
    public string? Law { get; init; }

    /// <summary>Groups of alternatives; of each group one has to occur in the answer.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Must { get; init; } = [];

    /// <summary>Texts of which none may occur in the answer.</summary>
    public IReadOnlyList<string> MustNot { get; init; } = [];
}

/// <summary>A provision that is a right citation; without an article any of the document.</summary>
internal sealed record Provision(string Document, string? Article);

/// <summary>An article that is a right find.</summary>
internal sealed record GoldArticle(string Document, string Article);
