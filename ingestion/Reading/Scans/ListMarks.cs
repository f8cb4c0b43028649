using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>
/// Puts right the marks of numbered lists that recognisers confuse: a letter that cannot come at its place ("đ)" after
/// "c)" is "d)"), a small L for the number 1, and H for II in the number of a region or chapter.
/// </summary>
internal sealed class ListMarks
{
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    /// <summary>What is read for a letter.</summary>
    private static readonly Dictionary<char, string[]> Confused = new()
    {
        ['c'] = ["e", "ce", "€", "©"],
        ['d'] = ["đ"],
        ['đ'] = ["d"],
        ['e'] = ["c"],
        ['g'] = ["ø", "ợ", "gø"],
        ['i'] = ["¡", "í", "ï", "1"],
        ['l'] = ["I", "1", "|"],
    };

    /// <summary>Last letters of the lists that are open, the innermost last: a quoted list stands inside another.</summary>
    private readonly List<char> open = [];

    /// <summary>Gives the words of one printed row with its list mark put right.</summary>
    public IReadOnlyList<string> Repair(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return words;
        }

        var result = words.ToList();
        result[0] = First(words[0]);
        if (result.Count > 1 && result[0] is "Điều" or "Điêu" && DirtyNumber.Match(result[1]) is { Success: true } number)
        {
            // A stamp over the stop of "Điều 5." leaves its digits as they are.
            result[1] = $"{number.Groups[1].Value}.";
        }

        for (var at = 1; at < result.Count; at++)
        {
            if (NumberedWord.IsMatch(result[at - 1]) && Roman.Match(result[at]) is { Success: true } roman)
            {
                // H is no Roman numeral; it is II with a stroke of dirt.
                result[at] = roman.Value.Replace("H", "II", StringComparison.Ordinal) + result[at][roman.Length..];
            }
        }

        return result;
    }

    private string First(string word)
    {
        if (word == "l.")
        {
            return "1.";
        }

        var mark = Mark.Match(word);
        if (!mark.Success)
        {
            return word;
        }

        var letter = Letter(mark.Groups["letter"].Value);
        return $"{mark.Groups["quote"].Value}{letter}){word[mark.Length..]}";
    }

    private string Letter(string read)
    {
        // Whether the letter fits as it was read is asked of every open list before any of them corrects it.
        var list = open.FindLastIndex(last => $"{Next(last)}" == read);
        var letter = read;
        if (list < 0 && read != "a")
        {
            list = open.FindLastIndex(last => Confused.TryGetValue(Next(last), out var shapes) && shapes.Contains(read));
            letter = list < 0 ? read : $"{Next(open[list])}";
        }

        if (list >= 0)
        {
            open.RemoveRange(list + 1, open.Count - list - 1);
            open[list] = letter[0];
        }
        else if (letter == "a")
        {
            open.Add('a');
        }

        return letter;
    }

    private static char Next(char letter)
    {
        var at = Letters.IndexOf(letter, StringComparison.Ordinal) + 1;
        return at < Letters.Length ? Letters[at] : default;
    }

    private static readonly Regex Mark = new(@"^(?<quote>[“""*]?)(?<letter>[\p{L}\p{S}1|¡]{1,2})\)");

    private static readonly Regex NumberedWord = new(@"(?i)^(?:vùng|chương|phần|mục|hạng|loại|nhóm)$");

    private static readonly Regex DirtyNumber = new(@"^(\d{1,3})[^\da-zđ.:,;\s]{1,2}\.?$");

    private static readonly Regex Roman = new("^(?=[IVXH]*H)[IVXH]{1,4}(?=[,.;:]?$)");
}
