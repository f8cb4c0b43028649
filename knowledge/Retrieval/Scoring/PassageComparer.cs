using System.Runtime.CompilerServices;
using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Works out the features of passages beside one question. One instance serves one question.</summary>
internal sealed class PassageComparer
{
    /// <summary>Two words stand near each other within so many syllables.</summary>
    private const int NearSyllables = 8;

    /// <summary>A definition names what it defines within so many syllables.</summary>
    private const int LongestSubject = 14;

    [ThreadStatic]
    private static byte[]? _bits;

    private readonly QuestionModel _question;
    private readonly PassageTexts _texts;
    private readonly byte[] _pairs;
    private readonly byte[] _table;
    private readonly int[] _lastAt;
    private readonly Dictionary<FieldText, Field> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly ushort _isWord;

    private PassageComparer(QuestionModel question, PassageTexts texts, byte[] table)
    {
        (_question, _texts, _table) = (question, texts, table);
        _pairs = question.PairTable();
        _lastAt = new int[question.Bits];
        _isWord = texts.Syllables.Find("là");
    }

    /// <summary>Gives the features of each passage, one row of <see cref="Features.Count"/> numbers each; null where a passage has no text.</summary>
    internal static float[]?[] Compare(QuestionModel question, PassageTexts texts, IReadOnlyList<PassageHit> hits, IReadOnlyList<PassageCard?> cards)
    {
        if (_bits is null || _bits.Length < texts.Syllables.Count)
        {
            _bits = new byte[texts.Syllables.Count];
        }

        question.FillBits(_bits);
        try
        {
            return new PassageComparer(question, texts, _bits).Rows(hits, cards);
        }
        finally
        {
            question.ClearBits(_bits);
        }
    }

    private float[]?[] Rows(IReadOnlyList<PassageHit> hits, IReadOnlyList<PassageCard?> cards)
    {
        var rows = new float[]?[hits.Count];
        var masks = new TextMask[hits.Count];
        // Fused by meaning the first need not be the one with the most words.
        var best = Math.Max(hits.Count == 0 ? 1 : (float)hits.Max(hit => hit.Score), float.Epsilon);
        for (var i = 0; i < rows.Length; i++)
        {
            if (cards[i] is { } card && _texts.Find(card.Id) is { } text)
            {
                rows[i] = Row(text, card, (float)hits[i].Score / best, out masks[i]);
            }
        }

        var articles = new Dictionary<string, TextMask>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not null)
            {
                var place = cards[i]!.Place;
                articles[place] = articles.GetValueOrDefault(place) | masks[i];
            }
        }

        var shares = articles.ToDictionary(pair => pair.Key, pair => pair.Value.Coverage(_question).Share, StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row)
            {
                row[(int)Feature.ArticleCoverage] = shares[cards[i]!.Place];
            }
        }

        return rows;
    }

    private float[] Row(PassageText text, PassageCard card, float bm25, out TextMask mask)
    {
        var row = new float[Features.Count];
        var (heading, chapter, title, lead) = (FieldOf(text.Heading), FieldOf(text.Chapter), FieldOf(text.Document.Title), FieldOf(text.Lead));
        var body = Scan(text.Body, out var near, out var unit);
        mask = heading.Mask | chapter.Mask | lead.Mask | body;
        var (coverage, heaviest) = (mask | title.Mask).Coverage(_question);
        row[(int)Feature.Bm25] = bm25;
        row[(int)Feature.Coverage] = coverage;
        row[(int)Feature.HeaviestMissing] = heaviest;
        row[(int)Feature.TitleRecall] = heading.Recall;
        row[(int)Feature.TitlePrecision] = heading.Precision;
        row[(int)Feature.TitleF1] = heading.Recall + heading.Precision > 0 ? 2 * heading.Recall * heading.Precision / (heading.Recall + heading.Precision) : 0;
        row[(int)Feature.TitlePairs] = heading.Mask.PairShare(_question);
        row[(int)Feature.TitlePairPrecision] = heading.PairPrecision;
        row[(int)Feature.Party] = PartyOf(text.Heading.Party);
        row[(int)Feature.BodyPairs] = (body | lead.Mask).PairShare(_question);
        row[(int)Feature.Near] = near;
        row[(int)Feature.ChapterRecall] = chapter.Recall;
        row[(int)Feature.ChapterPrecision] = chapter.Precision;
        row[(int)Feature.DocumentRecall] = title.Recall;
        row[(int)Feature.DocumentPrecision] = title.Precision;
        row[(int)Feature.FineAsked] = text.Document.IsPenalty && _question.AsksFine ? 1 : 0;
        row[(int)Feature.FineNotAsked] = text.Document.IsPenalty && !_question.AsksFine ? 1 : 0;
        row[(int)Feature.Guiding] = text.Document.IsGuiding ? 1 : 0;
        row[(int)Feature.NamedLaw] = _question.Named.Contains(text.Document) ? 1 : 0;
        var glossary = card.Heading.StartsWith("Giải thích từ ngữ", StringComparison.OrdinalIgnoreCase);
        row[(int)Feature.Definition] = _question.AsksDefinition ? Defines(text.Body) * (glossary ? 1 : 0.3f) : 0;
        row[(int)Feature.Glossary] = glossary && !_question.AsksDefinition ? 1 : 0;
        row[(int)Feature.AnswerUnit] = unit ? 1 : 0;
        row[(int)Feature.NoArticle] = card.Article is null && card.Document.Kind == DocumentKind.Law ? 1 : 0;
        return row;
    }

    private float PartyOf(Party title) =>
        title is Party.None or (Party.Worker | Party.Employer) || _question.Party is Party.None or (Party.Worker | Party.Employer) ? 0
        : title == _question.Party ? 1 : -1;

    // Headings, chapters and titles are shared arrays: each is compared once a question.
    private Field FieldOf(FieldText text)
    {
        if (!_fields.TryGetValue(text, out var field))
        {
            var tokens = text.Tokens;
            var mask = Scan(tokens, out _, out _);
            var (said, total) = (0f, 0f);
            var (pairsSaid, pairsTotal) = (0f, 0f);
            for (var i = 0; i < tokens.Length; i++)
            {
                var token = tokens[i];
                pairsTotal += text.PairWeights[i];
                if (i > 0 && _table[token] > 0 && _table[tokens[i - 1]] > 0 && _pairs[((_table[tokens[i - 1]] - 1) * _question.Bits) + _table[token] - 1] < byte.MaxValue)
                {
                    pairsSaid += text.PairWeights[i];
                }

                total += _texts.Salience[token];
                said += _table[token] > 0 ? _texts.Salience[token] * Math.Min(1, _question.Credits[_table[token] - 1]) : 0;
            }

            _fields[text] = field = new Field(
                mask, mask.Coverage(_question).Share, total > 0 ? said / total : 0, pairsTotal > 0 ? pairsSaid / pairsTotal : 0);
        }

        return field;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TextMask Scan(ushort[] tokens, out float near, out bool unit)
    {
        var (words, pairs) = (UInt128.Zero, UInt128.Zero);
        var previous = -1;
        var side = _question.Bits;
        unit = false;
        _lastAt.AsSpan().Fill(int.MinValue / 2);
        var (nearBits, units, figures) = (_question.NearBits, _question.Units, _texts.IsFigure);
        Span<bool> nearFound = stackalloc bool[nearBits.Length <= 128 ? nearBits.Length : 0];
        // Most words of a passage are said more than once: a mask is touched at the first time only.
        Span<bool> wordSeen = stackalloc bool[128];
        Span<bool> pairSeen = stackalloc bool[128];
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            var bit = _table[token] - 1;
            if (bit >= 0)
            {
                if (!wordSeen[bit])
                {
                    wordSeen[bit] = true;
                    words |= UInt128.One << bit;
                }

                if (previous >= 0 && _pairs[(previous * side) + bit] is < byte.MaxValue and var pair && !pairSeen[pair])
                {
                    pairSeen[pair] = true;
                    pairs |= UInt128.One << pair;
                }

                _lastAt[bit] = at;
                for (var i = 0; i < nearFound.Length; i++)
                {
                    if (!nearFound[i]
                        && ((nearBits[i].First == bit && at - _lastAt[nearBits[i].Second] <= NearSyllables)
                            || (nearBits[i].Second == bit && at - _lastAt[nearBits[i].First] <= NearSyllables)))
                    {
                        nearFound[i] = true;
                    }
                }
            }

            previous = bit;
            if (units.Length > 0 && at > 0 && figures[tokens[at - 1]] && Array.IndexOf(units, token) >= 0)
            {
                unit = true;
            }
        }

        var (found, total) = (0f, 0f);
        for (var i = 0; i < nearFound.Length; i++)
        {
            total += nearBits[i].Weight;
            found += nearFound[i] ? nearBits[i].Weight : 0;
        }

        near = total > 0 ? found / total : 0;
        return new TextMask(words, pairs);
    }

    // How well what stands before the first "là" is what the question asks about.
    private float Defines(ushort[] body)
    {
        var end = Array.IndexOf(body, _isWord, 0, Math.Min(body.Length, LongestSubject));
        if (end <= 0 || _isWord == 0)
        {
            return 0;
        }

        var subject = body.AsSpan(0, end);
        var mask = UInt128.Zero;
        var (said, total) = (0f, 0f);
        foreach (var token in subject)
        {
            if (_texts.IsFigure[token])
            {
                continue;
            }

            total += _texts.Salience[token];
            if (_table[token] > 0)
            {
                mask |= UInt128.One << (_table[token] - 1);
                said += _texts.Salience[token];
            }
        }

        var recall = new TextMask(mask, UInt128.Zero).Coverage(_question).Share;
        var precision = total > 0 ? said / total : 0;
        return recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
    }

    private readonly record struct Field(TextMask Mask, float Recall, float Precision, float PairPrecision);
}
