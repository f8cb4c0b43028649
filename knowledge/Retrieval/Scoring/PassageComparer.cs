using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Works out the features of passages beside one question. One instance serves one question.</summary>
internal sealed class PassageComparer
{
    /// <summary>A definition names what it defines within so many syllables.</summary>
    private const int LongestSubject = 14;

    /// <summary>A word in a text is kept as its place above its bit.</summary>
    private const int BitsOfBit = 8;

    /// <summary>More headings, chapters, leads and titles than all candidates have.</summary>
    private const int ManyFields = 300;

    [ThreadStatic]
    private static byte[]? _bits;

    [ThreadStatic]
    private static int[]? _slotsOfThread;

    private readonly QuestionModel _question;
    private readonly PassageTexts _texts;
    private readonly byte[] _pairs;
    private readonly byte[] _table;
    private readonly NearWords _near;
    private readonly int[] _slots;
    private readonly List<Field> _fields = new(ManyFields);
    private readonly List<int> _numbers = new(ManyFields);
    private readonly ushort _isWord;
    private int[] _said = new int[512];

    private PassageComparer(QuestionModel question, PassageTexts texts, byte[] table, int[] slots)
    {
        (_question, _texts, _table, _slots) = (question, texts, table, slots);
        _pairs = question.PairTable();
        _near = new NearWords(question.NearBits, question.Bits);
        _isWord = texts.Syllables.Find("là");
    }

    /// <summary>Gives the features of each passage, one row of <see cref="Features.Count"/> numbers each; null where a passage has no text.</summary>
    /// <param name="question">The question.</param>
    /// <param name="snapshot">The library version.</param>
    /// <param name="hits">What an engine found.</param>
    /// <param name="places">Where it stands in the library, -1 for what the library does not hold.</param>
    internal static float[]?[] Compare(QuestionModel question, KnowledgeSnapshot snapshot, IReadOnlyList<PassageHit> hits, int[] places)
    {
        var texts = snapshot.Texts;
        if (_bits is null || _bits.Length < texts.Syllables.Count)
        {
            _bits = new byte[texts.Syllables.Count];
        }

        if (_slotsOfThread is null || _slotsOfThread.Length < texts.FieldCount)
        {
            _slotsOfThread = new int[texts.FieldCount];
        }

        question.FillBits(_bits);
        var comparer = new PassageComparer(question, texts, _bits, _slotsOfThread);
        try
        {
            return comparer.Rows(hits, places, snapshot);
        }
        finally
        {
            question.ClearBits(_bits);
            comparer._numbers.ForEach(number => comparer._slots[number] = 0);
        }
    }

    private float[]?[] Rows(IReadOnlyList<PassageHit> hits, int[] places, KnowledgeSnapshot snapshot)
    {
        var rows = new float[]?[hits.Count];
        var masks = new TextMask[hits.Count];
        // Fused by meaning the first need not be the one with the most words.
        var best = Math.Max(hits.Count == 0 ? 1 : (float)hits.Max(hit => hit.Score), float.Epsilon);
        for (var i = 0; i < rows.Length; i++)
        {
            if (places[i] >= 0 && _texts.TryFind(places[i], out var text))
            {
                rows[i] = Row(text, snapshot.Cards[places[i]], (float)hits[i].Score / best, out masks[i]);
            }
        }

        CompareArticles(rows, masks, places, snapshot.PlaceNumbers);
        return rows;
    }

    private void CompareArticles(float[]?[] rows, TextMask[] masks, int[] places, int[] numbers)
    {
        var articles = new Dictionary<int, int>(rows.Length);
        var (articleOf, whole) = (new int[rows.Length], new TextMask[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not null)
            {
                ref var article = ref CollectionsMarshal.GetValueRefOrAddDefault(articles, numbers[places[i]], out var known);
                article = known ? article : articles.Count - 1;
                articleOf[i] = article;
                whole[article] |= masks[i];
            }
        }

        var shares = new float[articles.Count];
        for (var article = 0; article < shares.Length; article++)
        {
            shares[article] = whole[article].Coverage(_question).Share;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } row)
            {
                row[(int)Feature.ArticleCoverage] = shares[articleOf[i]];
            }
        }
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
        row[(int)Feature.OtherRegime] = (text.Chapter.Regimes & ~_question.Regimes) != 0 ? 1 : 0;
        row[(int)Feature.BodyPairs] = (body | lead.Mask).PairShare(_question);
        row[(int)Feature.Near] = near;
        row[(int)Feature.ChapterRecall] = chapter.Recall;
        row[(int)Feature.ChapterPrecision] = chapter.Precision;
        row[(int)Feature.DocumentRecall] = title.Recall;
        row[(int)Feature.DocumentPrecision] = title.Precision;
        row[(int)(_question.AsksFine ? Feature.FineAsked : Feature.FineNotAsked)] = text.Document.IsPenalty ? 1 : 0;
        row[(int)Feature.Guiding] = text.Document.IsGuiding ? 1 : 0;
        row[(int)Feature.NamedLaw] = _question.Named.Contains(text.Document) ? 1 : 0;
        var glossary = text.Heading.IsGlossary(card.Heading);
        row[(int)Feature.Definition] = _question.AsksDefinition ? Defines(text.Body) * (glossary ? 1 : 0.3f) : 0;
        row[(int)Feature.Glossary] = glossary && !_question.AsksDefinition ? 1 : 0;
        row[(int)Feature.AnswerUnit] = unit ? 1 : 0;
        row[(int)Feature.NoArticle] = card.Article is null && card.Document.Kind == DocumentKind.Law ? 1 : 0;
        return row;
    }

    private float PartyOf(Party title) =>
        title is Party.None or (Party.Worker | Party.Employer) || _question.Party is Party.None or (Party.Worker | Party.Employer) ? 0
        : title == _question.Party ? 1 : -1;

    // Headings, chapters, leads and titles are shared: each is compared once a question.
    private Field FieldOf(FieldText text)
    {
        ref var slot = ref _slots[text.Number];
        if (slot == 0)
        {
            _fields.Add(Compared(text));
            _numbers.Add(text.Number);
            slot = _fields.Count;
        }

        return _fields[slot - 1];
    }

    private Field Compared(FieldText text)
    {
        var tokens = text.Tokens;
        var pairWeights = text.PairWeights;
        var credits = _question.Credits;
        var count = Said(tokens);
        var (words, pairs) = (default(BitSet), default(BitSet));
        var (said, pairsSaid) = (0f, 0f);
        var (previous, previousAt) = (0, -2);
        foreach (var packed in _said.AsSpan(0, count))
        {
            var (bit, at) = Unpacked(packed);
            words = words.With(bit);
            if (at == previousAt + 1 && _pairs[(previous * _question.Bits) + bit] is < byte.MaxValue and var pair)
            {
                pairs = pairs.With(pair);
                pairsSaid += pairWeights[at];
            }

            said += _texts.Salience[tokens[at]] * Math.Min(1, credits[bit]);
            (previous, previousAt) = (bit, at);
        }

        var mask = new TextMask(words, pairs);
        var (total, pairsTotal) = text.Totals(_texts.Salience);
        return new Field(mask, mask.Coverage(_question).Share, total > 0 ? said / total : 0, pairsTotal > 0 ? pairsSaid / pairsTotal : 0);
    }

    private TextMask Scan(ReadOnlySpan<ushort> tokens, out float near, out bool unit)
    {
        var count = Said(tokens);
        var positions = _near.Cleared(tokens.Length);
        Span<ulong> words = stackalloc ulong[2];
        Span<ulong> pairs = stackalloc ulong[4];
        var (previous, previousAt) = (0, -2);
        foreach (var packed in _said.AsSpan(0, count))
        {
            // Without a branch: which words of the question follow each other in a text cannot be guessed.
            var (bit, at) = Unpacked(packed);
            words[bit >> 6] |= 1UL << bit;
            var apart = at - previousAt - 1;
            var pair = _pairs[(previous * _question.Bits) + bit] | ((-apart >> 31) & byte.MaxValue);
            pairs[pair >> 6] |= 1UL << pair;
            positions.Set(bit, at);
            (previous, previousAt) = (bit, at);
        }

        var mask = new TextMask(new(words[0], words[1]), new(pairs[0], pairs[1]));
        near = positions.Share(mask.Words);
        unit = _question.Units.Length > 0 && SaysUnit(tokens);
        return mask;
    }

    // The question's words in a text: most words of a text are none of them, and a branch for each would be guessed wrong.
    private int Said(ReadOnlySpan<ushort> tokens)
    {
        if (_said.Length <= tokens.Length)
        {
            _said = new int[Math.Max(tokens.Length + 1, _said.Length * 2)];
        }

        // Every syllable has a place in the table, and as many are written as there are tokens at most, so that nothing is left to check.
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table);
        ref var said = ref MemoryMarshal.GetArrayDataReference(_said);
        var (count, at) = (0, 0);
        foreach (var token in tokens)
        {
            int bit = Unsafe.Add(ref table, token);
            Unsafe.Add(ref said, count) = (at << BitsOfBit) | bit;
            count += (-bit) >>> 31;
            at++;
        }

        return count;
    }

    // A word's bit and its place in the text.
    private static (int Bit, int At) Unpacked(int packed) => ((packed & byte.MaxValue) - 1, packed >> BitsOfBit);

    private bool SaysUnit(ReadOnlySpan<ushort> tokens)
    {
        for (var at = 1; at < tokens.Length; at++)
        {
            if (_texts.IsFigure[tokens[at - 1]] && Array.IndexOf(_question.Units, tokens[at]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // How well what stands before the first "là" is what the question asks about.
    private float Defines(ReadOnlySpan<ushort> body)
    {
        var end = body[..Math.Min(body.Length, LongestSubject)].IndexOf(_isWord);
        if (end <= 0 || _isWord == 0)
        {
            return 0;
        }

        var subject = body[..end];
        var words = default(BitSet);
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
                words = words.With(_table[token] - 1);
                said += _texts.Salience[token];
            }
        }

        var recall = new TextMask(words, default).Coverage(_question).Share;
        var precision = total > 0 ? said / total : 0;
        return recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
    }

    private readonly record struct Field(TextMask Mask, float Recall, float Precision, float PairPrecision);
}
