using CongDoan.Knowledge.FollowUps;
using CongDoan.Knowledge.Triage;

namespace CongDoan.Knowledge.Answering;

/// <content>How the questions of a message that asks several are answered.</content>
public sealed partial class Answerer
{
    // Each question of a message is asked with what all of them are about, and by itself; what leaves out its subject goes on with the question before:
    // "lương thử việc mấy phần trăm, nghỉ giữa chừng có phải báo không".
    private async Task<Answer?> SeveralAsync(Question question, TriageVerdict verdict, CancellationToken cancellationToken)
    {
        if (MessageParts.Of(verdict.Question) is not { } parts)
        {
            return null;
        }

        var answers = new List<Answer?>();
        for (var i = 0; i < parts.Questions.Count; i++)
        {
            var part = parts.Questions[i];
            var (before, said) = i == 0 ? (null, null) : (parts.Questions[i - 1], answers[i - 1]);
            var goingOn = said is null || MessageTriage.Read(part).NamesDomain ? null : await GoingOnAsync(question, before!, said, part, cancellationToken);
            var (sure, near) = goingOn is null ? await PartAsync(question, verdict, parts.Readings(part), cancellationToken) : (goingOn, null);
            answers.Add(sure ?? (said is null ? null : await GoingOnAsync(question, before!, said, part, cancellationToken)) ?? near);
        }

        return SeveralAnswers.Of(parts, answers);
    }

    private async Task<(Answer? Sure, Answer? Near)> PartAsync(Question question, TriageVerdict verdict, IEnumerable<string> readings, CancellationToken cancellationToken)
    {
        Answer? near = null;
        Answer? sure = null;
        foreach (var text in readings)
        {
            var asked = AskedDay.Of(text, question.AsOf);
            var evidence = await _retriever.FindAsync(asked.Question, Scope(asked, question), cancellationToken);
            var answer = Checked(asked, evidence, FromEvidence(asked, MessageTriage.Read(text) with { NamesDomain = verdict.NamesDomain }, evidence, claim: null));
            sure ??= answer is { Decision: Decision.Answer, Reason: "note" } ? answer : null;
            near ??= answer is { Decision: Decision.Answer, Reason: "note_near" } ? answer : null;
        }

        return (sure, near);
    }

    private async Task<Answer?> GoingOnAsync(Question question, string before, Answer said, string part, CancellationToken cancellationToken)
    {
        var talk = FollowUp.Of([(true, before), (false, said.Text)], part, MessageTriage.Read(part));
        question = question with { Text = part, History = [new(FromMember: true, before), new(FromMember: false, said.Text)] };
        return talk.Bond != Bond.Alone && (await FollowedAsync(question, talk, cancellationToken)).OfNote is { Decision: Decision.Answer } answer ? answer : null;
    }
}
