namespace CongDoan.Knowledge.Triage;

/// <summary>One piece of a <see cref="Pattern"/>.</summary>
internal abstract class PatternNode
{
    /// <summary>A match may hold no syllable at all.</summary>
    public virtual bool MayBeEmpty => false;

    /// <summary>Gives the words that a match of at least one syllable may begin with; null when it may be any.</summary>
    public virtual IReadOnlyList<PatternWord>? First() => null;

    /// <summary>Adds every place where a match that starts at a place may end.</summary>
    public abstract void Collect(TriageText text, int start, SortedSet<int> ends);
}

/// <summary>One syllable.</summary>
/// <param name="accented">The syllable in an accented text.</param>
/// <param name="folded">The syllable in a text without accents; empty when it must not be looked for there.</param>
internal sealed class PatternWord(string accented, string folded) : PatternNode
{
    public string Accented => accented;

    public string Folded => folded;

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        if (start < text.Items.Count && text.Items[start].Keys.Contains(text.Folded ? folded : accented))
        {
            ends.Add(start + 1);
        }
    }

    public override IReadOnlyList<PatternWord> First() => [this];
}

/// <summary>Up to so many syllables of any kind.</summary>
internal sealed class PatternGap(int most) : PatternNode
{
    public override bool MayBeEmpty => true;

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        for (var i = start; i <= Math.Min(start + most, text.Items.Count); i++)
        {
            ends.Add(i);
        }
    }
}

/// <summary>What follows must be the beginning of a sentence.</summary>
internal sealed class PatternStart(PatternNode rest) : PatternNode
{
    public override bool MayBeEmpty => rest.MayBeEmpty;

    public override IReadOnlyList<PatternWord>? First() => rest.First();

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        if (start == 0 || text.Items[start].Sentence != text.Items[start - 1].Sentence)
        {
            rest.Collect(text, start, ends);
        }
    }
}

/// <summary>The end of a sentence.</summary>
internal sealed class PatternEnd : PatternNode
{
    public override bool MayBeEmpty => true;

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        if (start == text.Items.Count || (start > 0 && text.Items[start].Sentence != text.Items[start - 1].Sentence))
        {
            ends.Add(start);
        }
    }
}

/// <summary>Any of several; those that cannot begin with the syllable at hand are not tried.</summary>
internal sealed class PatternChoice : PatternNode
{
    private readonly IReadOnlyList<PatternNode> options;
    private readonly List<PatternNode> always;
    private readonly ILookup<string, PatternNode> byAccented;
    private readonly ILookup<string, PatternNode> byFolded;

    public PatternChoice(IReadOnlyList<PatternNode> options)
    {
        this.options = options;
        always = options.Where(option => option.MayBeEmpty || option.First() is null).ToList();
        var firsts = options.Except(always).SelectMany(option => option.First()!.Select(word => (word, option))).ToList();
        byAccented = firsts.ToLookup(pair => pair.word.Accented, pair => pair.option, StringComparer.Ordinal);
        byFolded = firsts.ToLookup(pair => pair.word.Folded, pair => pair.option, StringComparer.Ordinal);
    }

    public override bool MayBeEmpty => options.Any(option => option.MayBeEmpty);

    public override IReadOnlyList<PatternWord>? First()
    {
        var firsts = options.Select(option => option.First()).ToList();
        return firsts.Any(first => first is null) ? null : firsts.SelectMany(first => first!).ToList();
    }

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        foreach (var option in always)
        {
            option.Collect(text, start, ends);
        }

        if (start == text.Items.Count)
        {
            return;
        }

        foreach (var key in text.Items[start].Keys)
        {
            foreach (var option in (text.Folded ? byFolded : byAccented)[key])
            {
                option.Collect(text, start, ends);
            }
        }
    }
}

/// <summary>One piece after another.</summary>
internal sealed class PatternSequence(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public override bool MayBeEmpty => parts.All(part => part.MayBeEmpty);

    public override IReadOnlyList<PatternWord>? First()
    {
        var words = new List<PatternWord>();
        foreach (var part in parts)
        {
            if (part.First() is not { } first)
            {
                return null;
            }

            words.AddRange(first);
            if (!part.MayBeEmpty)
            {
                break;
            }
        }

        return words;
    }

    public override void Collect(TriageText text, int start, SortedSet<int> ends)
    {
        var places = new SortedSet<int> { start };
        foreach (var part in parts)
        {
            var next = new SortedSet<int>();
            foreach (var place in places)
            {
                part.Collect(text, place, next);
            }

            if (next.Count == 0)
            {
                return;
            }

            places = next;
        }

        ends.UnionWith(places);
    }
}
