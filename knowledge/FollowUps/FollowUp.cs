using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>How a message hangs on what was said before.</summary>
internal enum Bond
{
    /// <summary>Not at all: the first question, a new matter, or no question.</summary>
    Alone,

    /// <summary>It reads as a question of its own, yet may leave out what was said before.</summary>
    Loose,

    /// <summary>It goes on with what was said before.</summary>
    Close,
}

/// <summary>A message read in its conversation. Pure: the words said in, the question meant out.</summary>
/// <param name="Bond">How it hangs on what was said before.</param>
/// <param name="Own">The message without the words that tie it to the others.</param>
/// <param name="Text">What is asked: the question before with the message's details, or <paramref name="Own"/>.</param>
/// <param name="Earlier">What was asked before in the same matter, each as it was meant, newest first.</param>
/// <param name="Said">What the bot said to the newest of them.</param>
internal sealed record FollowUp(Bond Bond, string Own, string Text, IReadOnlyList<string> Earlier, string Said)
{
    /// <summary>So many questions of a matter are looked back at.</summary>
    private const int LongestMatter = 3;

    /// <summary>A message with at most so many words of substance leaves something out.</summary>
    private const int FewWords = 3;

    /// <summary>Whether the message puts right what was said before, so that the last answer was not what was meant.</summary>
    internal bool Corrects { get; private init; }

    /// <summary>Whether its first words say that it goes on with the matter or puts it right.</summary>
    internal bool IsTied { get; private init; }

    /// <summary>Whether the message only exchanges details of the question before.</summary>
    internal bool IsExchange => !ReferenceEquals(Text, Own);

    /// <summary>Reads a message.</summary>
    /// <param name="turns">The conversation before, oldest first; true for the member's own words.</param>
    /// <param name="message">The message.</param>
    /// <param name="verdict">What triage read in it.</param>
    internal static FollowUp Of(IReadOnlyList<(bool FromMember, string Text)> turns, string message, TriageVerdict verdict)
    {
        var (questions, said, isOurs) = (new List<string>(), "", true);
        foreach (var (fromMember, text) in turns)
        {
            if (!fromMember)
            {
                said = isOurs ? text : said;
                continue;
            }

            // What was said in between about football or the weather does not end a matter.
            var read = MessageTriage.Read(text);
            isOurs = read is { Kind: TriageKind.InScope or TriageKind.None or TriageKind.Rumour };
            if (isOurs)
            {
                Remember(questions, Read(questions, said, text, read));
            }
        }

        return Read(questions, said, message, verdict);
    }

    private static FollowUp Read(List<string> questions, string said, string message, TriageVerdict verdict)
    {
        var clean = TextCleaner.CleanLine(message);
        var opening = Opening.Of(clean);
        if (questions.Count == 0 || opening.Kind == OpeningKind.New)
        {
            return new(Bond.Alone, opening.Kind == OpeningKind.New ? opening.Rest : message, opening.Kind == OpeningKind.New ? opening.Rest : message, [], "");
        }

        if (verdict.NamesOtherDomain && !verdict.NamesDomain)
        {
            return new(Bond.Alone, message, message, [], "");
        }

        // What only exchanges details goes on with the matter in however many words: "hợp đồng không xác định thời hạn".
        var exchanged = Exchange.Of(questions[0], opening.Rest);
        var isClose = exchanged is not null || opening.Kind >= OpeningKind.Link || !verdict.NamesDomain
            || Exchange.Substantial(opening.Rest).Take(FewWords + 1).Count() <= FewWords;
        return new(
            isClose ? Bond.Close : Bond.Loose,
            opening.Rest,
            exchanged ?? opening.Rest,
            questions.ToList(),
            said)
        {
            IsTied = opening.Kind >= OpeningKind.Link,
            Corrects = opening.Kind == OpeningKind.Correct,
        };
    }

    private static void Remember(List<string> questions, FollowUp read)
    {
        if (read.Bond != Bond.Close)
        {
            questions.Clear();
        }
        else if (read.IsExchange)
        {
            // The same question with another detail takes its place.
            questions.RemoveAt(0);
        }

        questions.Insert(0, read.Text);
        if (questions.Count > LongestMatter)
        {
            questions.RemoveAt(LongestMatter);
        }
    }
}
