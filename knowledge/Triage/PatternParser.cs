using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>Reads the pattern language of the triage tables; a mistake in a table throws <see cref="InvalidDataException"/>.</summary>
internal sealed class PatternParser
{
    private readonly List<string> tokens;
    private int at;

    private PatternParser(List<string> tokens) => this.tokens = tokens;

    /// <summary>Gives the pattern; <c>{name}</c> stands for the alternatives of that name in <paramref name="words"/>.</summary>
    public static Pattern Parse(string pattern, IReadOnlyDictionary<string, string> words)
    {
        try
        {
            var parser = new PatternParser(Tokens(Written(pattern, words, depth: 0)));
            var onlyFolded = parser.Take("?");
            var anchored = parser.Take("^");
            var root = parser.Sequence();
            return parser.at == parser.tokens.Count
                ? new Pattern(anchored ? new PatternStart(root) : root, onlyFolded)
                : throw new InvalidDataException($"'{parser.tokens[parser.at]}' is out of place.");
        }
        catch (InvalidDataException mistake)
        {
            throw new InvalidDataException($"The pattern '{pattern}' cannot be read. {mistake.Message}", mistake);
        }
    }

    private static string Written(string pattern, IReadOnlyDictionary<string, string> words, int depth)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return pattern;
        }

        var close = pattern.IndexOf('}', open);
        var name = close < 0 ? pattern[open..] : pattern[(open + 1)..close];
        if (depth > 200 || close < 0 || !words.TryGetValue(name, out var alternatives))
        {
            throw new InvalidDataException($"There are no words of the name '{name}'.");
        }

        return Written($"{pattern[..open]}({alternatives}){pattern[(close + 1)..]}", words, depth + 1);
    }

    private static List<string> Tokens(string pattern)
    {
        foreach (var sign in (string[])["(", ")", "|", "^", "$"])
        {
            pattern = pattern.Replace(sign, $" {sign} ", StringComparison.Ordinal);
        }

        return [.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (at < tokens.Count && tokens[at] is not (")" or "|"))
        {
            parts.AddRange(Part());
        }

        return parts.Count == 1 ? parts[0] : new PatternSequence(parts);
    }

    private List<PatternNode> Part()
    {
        if (Take("("))
        {
            return [Choice()];
        }

        var token = tokens[at++];
        return token switch
        {
            "#" => [new PatternWord(TriageText.AnyNumber, TriageText.AnyNumber)],
            "$" => [new PatternEnd()],
            _ when token[0] == '~' => [new PatternGap(int.Parse(token.AsSpan(1), CultureInfo.InvariantCulture))],
            _ => Words(token),
        };
    }

    private static List<PatternNode> Words(string token)
    {
        var bare = token.TrimEnd('*');
        var words = Syllables.Of(bare);
        return words.Count == 1 && bare.All(char.IsLetterOrDigit)
            ? [new PatternWord(words[0], token == bare ? Folding.Fold(words[0]) : string.Empty)]
            : throw new InvalidDataException($"'{token}' is not one syllable.");
    }

    private PatternChoice Choice()
    {
        var options = new List<PatternNode> { Sequence() };
        while (Take("|"))
        {
            options.Add(Sequence());
        }

        return Take(")") ? new PatternChoice(options) : throw new InvalidDataException("A ')' is missing.");
    }

    private bool Take(string token)
    {
        var there = at < tokens.Count && tokens[at] == token;
        at += there ? 1 : 0;
        return there;
    }
}
