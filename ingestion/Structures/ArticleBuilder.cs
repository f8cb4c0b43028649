namespace CongDoan.Ingestion.Structures;

/// <summary>Collects one article's paragraphs while they are read.</summary>
internal sealed class ArticleBuilder(string number, string title, string chapter, IReadOnlyList<int> notes, List<string> warnings)
{
    private readonly List<string> lead = [];
    private readonly List<LawPoint> leadPoints = [];
    private readonly List<int> leadNotes = [];
    private readonly List<LawClause> clauses = [];
    private ClauseBuilder? clause;
    private string? leadPoint;
    private bool isGapTold;

    public string Number => number;

    /// <summary>Takes a paragraph that begins a clause or a point of this article; false when it begins neither.</summary>
    public bool TakeMarker(Paragraph paragraph) =>
        (LawGrammar.Clause(paragraph.Text) is { } foundClause && TakeClause(foundClause.Number, paragraph))
        || (LawGrammar.Point(paragraph.Text) is { } foundPoint && TakePoint(foundPoint.Number, paragraph));

    /// <summary>Adds a paragraph without a marker to the innermost provision.</summary>
    public void AddText(Paragraph paragraph)
    {
        if (clause is not null)
        {
            clause.AddText(paragraph);
            return;
        }

        AddLead(paragraph);
        if (leadPoint is not null && leadPoints.Count > 0)
        {
            leadPoints[^1] = leadPoints[^1] with { Text = $"{leadPoints[^1].Text}\n{paragraph.Text}" };
        }
    }

    public LawArticle Build()
    {
        FinishClause();
        return new LawArticle(number, title, chapter, lead, leadPoints, clauses) { Notes = notes, LeadNotes = leadNotes };
    }

    private void AddLead(Paragraph paragraph)
    {
        lead.Add(paragraph.Text);
        leadNotes.AddRange(paragraph.Notes);
    }

    private bool TakeClause(string found, Paragraph paragraph)
    {
        var last = clause?.Number;
        var step = LawGrammar.Follows(last, found);
        if (step == Step.None)
        {
            // Clauses that a lost page took stay unknown, but nobody shall take the later ones for the last known clause in silence.
            if (last is not null && !isGapTold && LawGrammar.Missing(last, found) > 0 && LawGrammar.Clause(paragraph.Text)?.Words is { } words && char.IsUpper(words[0]))
            {
                isGapTold = true;
                warnings.Add($"Điều {number}: sau khoản {last} có dòng đánh số {found}, không nối tiếp; đã coi là chữ của khoản {last}, hãy xem lại bản gốc.");
            }

            return false;
        }

        if (step == Step.Gap)
        {
            warnings.Add($"Điều {number}: sau khoản {last} là khoản {found}, thiếu khoản ở giữa.");
        }

        FinishClause();
        clause = new ClauseBuilder(found, paragraph);
        return true;
    }

    private bool TakePoint(string letter, Paragraph paragraph)
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
            clause.AddPoint(letter, paragraph);
            return true;
        }

        leadPoint = letter;
        AddLead(paragraph);
        leadPoints.Add(new LawPoint(letter, paragraph.Text));
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

    private sealed class ClauseBuilder(string number, Paragraph first)
    {
        private readonly List<string> paragraphs = [first.Text];
        private readonly List<LawPoint> points = [];
        private readonly List<int> notes = [.. first.Notes];

        public string Number => number;

        public string? LastPoint => points.Count == 0 ? null : points[^1].Letter;

        public string? LastPointText => points.Count == 0 ? null : points[^1].Text;

        public void AddText(Paragraph paragraph)
        {
            Add(paragraph);
            if (points.Count > 0)
            {
                points[^1] = points[^1] with { Text = $"{points[^1].Text}\n{paragraph.Text}" };
            }
        }

        public void AddPoint(string letter, Paragraph paragraph)
        {
            Add(paragraph);
            points.Add(new LawPoint(letter, paragraph.Text));
        }

        public LawClause Build() => new(number, string.Join('\n', paragraphs), points) { Notes = notes };

        private void Add(Paragraph paragraph)
        {
            paragraphs.Add(paragraph.Text);
            notes.AddRange(paragraph.Notes);
        }
    }
}
