using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>The questions of a message that asks several: "Mang thai 5 tháng: có bị sa thải không, sinh xong nghỉ mấy tháng?". Pure.</summary>
/// <param name="Context">What all of them are about, or empty.</param>
/// <param name="Questions">The questions in their order; at least two.</param>
internal sealed record MessageParts(string Context, IReadOnlyList<string> Questions)
{
    private const int MostQuestions = 4;

    /// <summary>Fewer words of substance make no question of their own ("mấy ngày").</summary>
    private const int FewestWords = 2;

    /// <summary>Reads a message; null when it asks one thing.</summary>
    internal static MessageParts? Of(string text)
    {
        var line = text.Replace('\n', ';').Trim();
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var context = colon > 0 ? line[..colon].Trim() : "";
        var pieces = Between.Split(colon > 0 ? line[(colon + 1)..] : line).Select(piece => piece.Trim(' ', '.')).Where(piece => piece.Length > 0).ToList();
        var questions = Shared(pieces) ?? Own(pieces.SelectMany(Joined).ToList(), ref context);
        return questions.Count is >= 2 and <= MostQuestions ? new(context, questions) : null;
    }

    /// <summary>The ways to read one of the questions: with what all are about, and by itself. "Có phải làm đêm không" by itself asks about nobody.</summary>
    internal IEnumerable<string> Readings(string question) =>
        Context.Length == 0 ? [question] : Opening.IsMatch(Folding.Fold(question)) ? [$"{Context} {question}"] : [$"{Context} {question}", question];

    // "Có được thử việc, giữ bằng, ký hai hợp đồng không?" asks the same of each.
    private static List<string>? Shared(List<string> pieces)
    {
        if (pieces.Count < 2 || Opening.Match(Folding.Fold(pieces[0])) is not { Success: true } opening || !Closing.IsMatch(Folding.Fold(pieces[^1]))
            || pieces.SkipLast(1).Any(Asks) || Folding.Fold(pieces[0]).Length != pieces[0].Length || !pieces.TrueForAll(piece => Substance(piece) >= FewestWords))
        {
            return null;
        }

        var asked = pieces[0][..opening.Length].TrimEnd();
        return pieces.Select((piece, i) => (i == 0 ? piece : $"{asked} {piece}") + (i == pieces.Count - 1 ? "" : " không")).ToList();
    }

    // "Phép năm mấy ngày với lại nghỉ cưới có lương không" joins two questions; "lương với thưởng bao nhiêu" is one.
    private static IEnumerable<string> Joined(string piece)
    {
        var join = Joins.Matches(piece).FirstOrDefault(match => IsQuestion(piece[..match.Index]) && IsQuestion(piece[(match.Index + match.Length)..]));
        return join is null ? [piece] : [piece[..join.Index], .. Joined(piece[(join.Index + join.Length)..])];

        static bool IsQuestion(string part) => Asks(part) && Substance(part) >= FewestWords;
    }

    // What asks nothing leads to the question after it; what is too short belongs to the one before.
    private static List<string> Own(List<string> pieces, ref string context)
    {
        var questions = new List<string>();
        var lead = "";
        foreach (var piece in pieces)
        {
            if (!Asks(piece))
            {
                lead = lead.Length == 0 ? piece : $"{lead}, {piece}";
                continue;
            }

            if (Substance(piece) < FewestWords && questions.Count > 0)
            {
                questions[^1] = $"{questions[^1]}, {piece}";
                continue;
            }

            if (lead.Length > 0 && questions.Count == 0 && context.Length == 0)
            {
                context = lead;
                lead = "";
            }

            questions.Add(lead.Length == 0 ? piece : $"{lead}, {piece}");
            lead = "";
        }

        return questions;
    }

    private static bool Asks(string piece) => Asked.IsMatch(Folding.Fold(piece));

    private static int Substance(string piece)
    {
        var folded = !Folding.HasMarks(piece);
        return WordTables.StopWeights(WordTables.Spell(Syllables.Of(piece), folded), folded).Count(weight => weight >= 1);
    }

    private static readonly Regex Between = new(@"\s*[?;]\s*|,\s+|\s+(?:và|với lại|rồi)\s+(?=có |được |bao |mấy |phải |thì )");

    private static readonly Regex Joins = new(@"\s+(?:và|va|với lại|voi lai|với cả|voi ca|rồi|roi|còn|cộng thêm|mà cho hỏi|ma cho hoi)\s+");

    private static readonly Regex Asked = new(@"(?<!\p{L})(?:(?<!(?:cong nhan|tho|nganh|nghe|xuong|nha|hang|to|chuyen|cong ty|cty|loi|do|dung|chay) )may(?! moc)|bao nhieu|bao lau|gi|nao(?! cung)|sao|o dau|khi nao|bao gio|ai tra|cho ai|nhu the nao)(?!\p{L})|(?<!\p{L})(?:khong|ko|k|chu|nhieu|nhiu|bn|bnhieu)\s*(?:a|ad|vay)?$");

    private static readonly Regex Opening = new(@"^(?:cong ty\s+)?(?:co\s+)?(?:duoc|phai|bi)\s+");

    private static readonly Regex Closing = new(@"(?<!\p{L})(?:khong|ko)\s*(?:a|ad|vay)?$");
}
