using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;
using CongDoan.Tests.Architecture;

namespace CongDoan.Tests.Knowledge.Triage;

/// <summary>
/// The sentences of <c>member-sentences.tsv</c>, through the whole answering over the starter notes: who reports an
/// event must reach a person, who only asks with similar words must not raise an alarm.
/// </summary>
public sealed class MemberSentenceTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    private const double AllowedFalseAlarms = 0.03;

    [Fact]
    public async Task Every_report_of_an_event_reaches_a_person()
    {
        var wrong = new List<string>();
        foreach (var row in Rows("escalate"))
        {
            foreach (var text in (string[])[row[3], Folding.Fold(row[3])])
            {
                var kind = MessageTriage.Read(text).Kind.ToString();
                var answer = await library.Ask(text);
                if (answer.Decision != Decision.Escalate || answer.Urgent != (row[2] == "1") || !row[1].Split('|').Contains(kind))
                {
                    wrong.Add($"{text}: {answer.Decision} {answer.Reason}, {kind}, urgent {answer.Urgent}");
                }
            }
        }

        Findings.AssertNone(wrong);
    }

    [Fact]
    public async Task Questions_with_similar_words_raise_almost_no_alarm()
    {
        var alarms = new List<string>();
        var rows = Rows("harmless");
        foreach (var text in rows.SelectMany(row => (string[])[row[3], Folding.Fold(row[3])]))
        {
            var answer = await library.Ask(text);
            if (answer.Decision == Decision.Escalate)
            {
                alarms.Add($"{text}: {answer.Reason}");
            }
        }

        Assert.True(alarms.Count <= AllowedFalseAlarms * rows.Count * 2, string.Join('\n', alarms));
    }

    private static List<string[]> Rows(string expected)
    {
        var rows = SourceTree.Lines("tests/CongDoan.Tests/Knowledge/Triage/member-sentences.tsv")
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Where(row => row[0] == expected)
            .ToList();
        Assert.True(rows.Count >= 60, $"only {rows.Count} sentences to {expected}");
        return rows;
    }
}
