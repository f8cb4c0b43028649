namespace CongDoan.Knowledge.Answering;

/// <summary>One reply to a message that asks several things: each is answered in its first sentences, or named as open.</summary>
internal static class SeveralAnswers
{
    /// <summary>Gives the reply, or null when fewer than two are answered or they do not fit into one bubble.</summary>
    /// <param name="parts">The questions.</param>
    /// <param name="answers">For each its answer, or null.</param>
    internal static Answer? Of(MessageParts parts, IReadOnlyList<Answer?> answers)
    {
        var known = answers.OfType<Answer>().DistinctBy(answer => answer.Note ?? answer.Text).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var sentences = answers.Select(answer => answer is null ? [FixedReplies.Text("part_open")] : Sentences(answer.Text)).ToList();
        var said = sentences.ConvertAll(_ => 1);
        if (Text(parts, sentences, said).Length > DecisionParameters.LongestText)
        {
            return null;
        }

        // The rest goes in as far as there is room, one sentence at a time for each question.
        for (var grew = true; grew;)
        {
            grew = false;
            for (var i = 0; i < said.Count; i++)
            {
                said[i]++;
                if (said[i] <= sentences[i].Count && Text(parts, sentences, said).Length <= DecisionParameters.LongestText)
                {
                    grew = true;
                }
                else
                {
                    said[i]--;
                }
            }
        }

        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "several",
            Text = Text(parts, sentences, said),
            Detail = string.Join("\n\n", parts.Questions.Zip(answers).Where(pair => pair.Second is not null)
                .Select(pair => $"**{Heading(pair.First)}**\n\n{pair.Second!.Text}")),
            Citations = known.SelectMany(answer => answer.Citations).Distinct().ToList(),
        };
    }

    private static string Text(MessageParts parts, List<List<string>> sentences, List<int> said) =>
        string.Join('\n', parts.Questions.Select((question, i) => $"{i + 1}. {Heading(question)} {string.Join(' ', sentences[i].Take(said[i]))}"));

    private static string Heading(string question) => char.ToUpperInvariant(question[0]) + question[1..].TrimEnd('?', ' ') + "?";

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '\n' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                sentences.Add(text[start..(i + 1)].Trim());
                start = i + 1;
            }
        }

        sentences.Add(text[start..].Trim());
        // "Không." alone says nothing without the words after it.
        if (sentences.Count > 1 && sentences[0].Length < 20)
        {
            sentences[1] = $"{sentences[0]} {sentences[1]}";
            sentences.RemoveAt(0);
        }

        return sentences.Where(sentence => sentence.Length > 0).ToList();
    }
}
