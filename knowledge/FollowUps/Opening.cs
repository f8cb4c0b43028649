using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>What the first words of a message say of how it hangs on what was said before, the more telling the later.</summary>
internal enum OpeningKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Words that say nothing.</summary>
    Filler,

    /// <summary>It goes on with the matter.</summary>
    Link,

    /// <summary>It goes back to a matter after something else.</summary>
    Return,

    /// <summary>It puts right what was said before.</summary>
    Correct,

    /// <summary>It leaves the matter.</summary>
    New,

    /// <summary>No opening, though it begins like one.</summary>
    Stop,
}

/// <summary>The first words of a message, from <c>FollowUps/Data/openings.tsv</c>.</summary>
/// <param name="Kind">The most telling kind among them.</param>
/// <param name="Rest">The message without them; the whole message when nothing else is in it.</param>
internal sealed record Opening(OpeningKind Kind, string Rest)
{
    private static readonly Lazy<PhraseTable<OpeningKind>> Phrases = new(() =>
        PhraseTable<OpeningKind>.Read("FollowUps/Data/openings.tsv", row => Enum.Parse<OpeningKind>(row[1]), layer: 2));

    /// <summary>Reads a message.</summary>
    internal static Opening Of(string text)
    {
        var tokens = Token.Of(text);
        var words = tokens.Select(token => token.Word).ToList();
        var folded = !Folding.HasMarks(text);
        var (kind, i) = (OpeningKind.None, 0);
        while (i < tokens.Count)
        {
            var (length, kinds) = Phrases.Value.LongestAt(words, i, folded);
            if (length == 0 || kinds.Contains(OpeningKind.Stop))
            {
                break;
            }

            kind = (OpeningKind)Math.Max((int)kind, (int)kinds.Max());
            i += length;
        }

        return new(kind, i == tokens.Count ? text.Trim() : text[tokens[i].Start..].Trim());
    }
}
