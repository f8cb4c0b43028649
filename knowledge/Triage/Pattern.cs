using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>
/// A phrase pattern, as the header of <c>Triage/Data/triage.tsv</c> explains it. Matching carries sets of places
/// forward and never goes back, so its time grows with the text's length only.
/// </summary>
internal sealed class Pattern
{
    private readonly Node root;
    private readonly bool onlyFolded;
    private readonly IReadOnlyList<string> firstAccented;
    private readonly IReadOnlyList<string> firstFolded;

    /// <param name="root">What to match.</param>
    /// <param name="onlyFolded">The pattern is about texts without accents only.</param>
    internal Pattern(Node root, bool onlyFolded)
    {
        this.root = root;
        this.onlyFolded = onlyFolded;
        if (root.First() is not { } first || root.MayBeEmpty)
        {
            throw new InvalidDataException("A pattern must begin with a word.");
        }

        firstAccented = first.Distinct(StringComparer.Ordinal).ToList();
        firstFolded = firstAccented.Select(Folding.Fold).Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>Gives the spans of syllables (from, until) that match; for each start the shortest.</summary>
    public IEnumerable<(int From, int Until)> Matches(TriageText text)
    {
        if (onlyFolded && !text.Folded)
        {
            yield break;
        }

        foreach (var start in (text.Folded ? firstFolded : firstAccented)
            .SelectMany(word => text.Starts.TryGetValue(word, out var places) ? places : [])
            .Distinct())
        {
            var ends = new SortedSet<int>();
            root.Collect(text, start, ends);
            if (ends.Count > 0)
            {
                yield return (start, ends.Min);
            }
        }
    }

    /// <summary>One piece of a pattern.</summary>
    internal abstract record Node
    {
        /// <summary>Adds every place where a match that starts at a place may end.</summary>
        public abstract void Collect(TriageText text, int start, SortedSet<int> ends);

        /// <summary>A match may hold no syllable at all.</summary>
        public virtual bool MayBeEmpty => false;

        /// <summary>Gives the words that a match of at least one syllable may begin with; null when it may be any.</summary>
        public virtual IReadOnlyList<string>? First() => null;
    }

    /// <param name="Accented">The word in an accented text.</param>
    /// <param name="Folded">The word in a text without accents; empty when it must not be looked for there.</param>
    internal sealed record Word(string Accented, string Folded) : Node
    {
        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            if (start < text.Items.Count && text.Items[start].Readings.Contains(text.Folded ? Folded : Accented))
            {
                ends.Add(start + 1);
            }
        }

        public override IReadOnlyList<string> First() => [Accented];
    }

    internal sealed record Number : Node
    {
        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            if (start < text.Items.Count && text.Items[start].IsNumber)
            {
                ends.Add(start + 1);
            }
        }

        public override IReadOnlyList<string> First() => [TriageText.AnyNumber];
    }

    internal sealed record Gap(int Most) : Node
    {
        public override bool MayBeEmpty => true;

        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            for (var i = start; i <= Math.Min(start + Most, text.Items.Count); i++)
            {
                ends.Add(i);
            }
        }
    }

    internal sealed record SentenceEnd : Node
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

    /// <summary>The sentence begins with what follows. Stands first only, so that the words behind it can be looked up.</summary>
    internal sealed record AtStart(Node Rest) : Node
    {
        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            if (start == 0 || text.Items[start].Sentence != text.Items[start - 1].Sentence)
            {
                Rest.Collect(text, start, ends);
            }
        }

        public override bool MayBeEmpty => Rest.MayBeEmpty;

        public override IReadOnlyList<string>? First() => Rest.First();
    }

    internal sealed record Choice(IReadOnlyList<Node> Options) : Node
    {
        public override bool MayBeEmpty => Options.Any(option => option.MayBeEmpty);

        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            foreach (var option in Options)
            {
                option.Collect(text, start, ends);
            }
        }

        public override IReadOnlyList<string>? First()
        {
            var firsts = Options.Select(option => option.First()).ToList();
            return firsts.Any(first => first is null) ? null : firsts.SelectMany(first => first!).ToList();
        }
    }

    internal sealed record Sequence(IReadOnlyList<Node> Parts) : Node
    {
        public override bool MayBeEmpty => Parts.All(part => part.MayBeEmpty);

        public override void Collect(TriageText text, int start, SortedSet<int> ends)
        {
            var places = new SortedSet<int> { start };
            foreach (var part in Parts)
            {
                var next = new SortedSet<int>();
                foreach (var place in places)
                {
                    part.Collect(text, place, next);
                }

                places = next;
            }

            ends.UnionWith(places);
        }

        public override IReadOnlyList<string>? First()
        {
            var words = new List<string>();
            foreach (var part in Parts)
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
    }
}
