namespace CongDoan.Ingestion.Structures;

/// <summary>Collects one article's paragraphs while they are read.</summary>
internal sealed class ArticleBuilder(string number, string title, string chapter, List<string> warnings)
{
    private readonly List<string> lead = [];
    private readonly List<LawPoint> leadPoints = [];
    private readonly List<LawClause> clauses = [];
    private ClauseBuilder? clause;
    private string? leadPoint;

    public string Number => number;

    /// <summary>Takes a paragraph that begins a clause or a point of this article; false when it begins neither.</summary>
    public bool TakeMarker(Paragraph paragraph) =>
        (LawGrammar.Clause(paragraph.Text) is { } foundClause && TakeClause(foundClause.Number, paragraph.Text))
        || (LawGrammar.Point(paragraph.Text) is { } foundPoint && TakePoint(foundPoint.Number, paragraph.Text));

    /// <summary>Adds a paragraph without a marker to the innermost provision.</summary>
    public void AddText(Paragraph paragraph)
    {
        if (clause is not null)
        {
            clause.AddText(paragraph.Text);
            return;
        }

        lead.Add(paragraph.Text);
        if (leadPoint is not null && leadPoints.Count > 0)
        {
            leadPoints[^1] = leadPoints[^1] with { Text = $"{leadPoints[^1].Text}\n{paragraph.Text}" };
        }
    }

    public LawArticle Build()
    {
        FinishClause();
        return new LawArticle(number, title, chapter, lead, leadPoints, clauses);
    }

    private bool TakeClause(string found, string text)
    {
        var last = clause?.Number;
        var step = LawGrammar.Follows(last, found);
        if (step == Step.None)
        {
            return false;
        }

        if (step == Step.Gap)
        {
            warnings.Add($"Điều {number}: sau khoản {last} là khoản {found}, thiếu khoản ở giữa.");
        }

        FinishClause();
        clause = new ClauseBuilder(found, text);
        return true;
    }

    private bool TakePoint(string letter, string text)
    {
        var last = clause is null ? leadPoint : clause.LastPoint;
        var step = LawGrammar.FollowsLetter(last, letter);
        if (step == Step.None || IsPartOfLastPoint(letter))
        {
            return false;
        }

        if (step == Step.Gap)
        {
            var place = clause is null ? $"Điều {number}" : $"Điều {number} khoản {clause.Number}";
            warnings.Add($"{place}: sau điểm {last} là điểm {letter}, thiếu điểm ở giữa.");
        }

        if (clause is not null)
        {
            clause.AddPoint(letter, text);
            return true;
        }

        leadPoint = letter;
        lead.Add(text);
        leadPoints.Add(new LawPoint(letter, text));
        return true;
    }

    /// <summary>"a1)" below "a) …:" lists what point a introduces; after a finished point it is a point inserted later.</summary>
    private bool IsPartOfLastPoint(string letter)
    {
        var lastText = clause is null ? leadPoints.LastOrDefault()?.Text : clause.LastPointText;
        return letter.EndsWith('1') && letter.Length == 2 && lastText is not null && lastText.EndsWith(':');
    }

    private void FinishClause()
    {
        if (clause is not null)
        {
            clauses.Add(clause.Build());
        }
    }

    private sealed class ClauseBuilder(string number, string text)
    {
        private readonly List<string> paragraphs = [text];
        private readonly List<LawPoint> points = [];

        public string Number => number;

        public string? LastPoint => points.Count == 0 ? null : points[^1].Letter;

        public string? LastPointText => points.Count == 0 ? null : points[^1].Text;

        public void AddText(string paragraph)
        {
            paragraphs.Add(paragraph);
            if (points.Count > 0)
            {
                points[^1] = points[^1] with { Text = $"{points[^1].Text}\n{paragraph}" };
            }
        }

        public void AddPoint(string letter, string paragraph)
        {
            paragraphs.Add(paragraph);
            points.Add(new LawPoint(letter, paragraph));
        }

        public LawClause Build() => new(number, string.Join('\n', paragraphs), points);
    }
}
