using System.Collections.Concurrent;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Bot.Support;

/// <summary>Answers by script in the place of the knowledge; what was not scripted throws.</summary>
internal sealed class ScriptedAnswers
{
    private readonly ConcurrentDictionary<string, Func<Question, CancellationToken, Task<Answer>>> _script = new(StringComparer.Ordinal);

    public ConcurrentQueue<Question> Asked { get; } = new();

    public void On(string text, Answer answer) => On(text, (_, _) => Task.FromResult(answer));

    public void On(string text, Func<Question, CancellationToken, Task<Answer>> answer) => _script[text] = answer;

    public Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Enqueue(question);
        return _script.TryGetValue(question.Text, out var answer)
            ? answer(question, cancellationToken)
            : throw new InvalidOperationException("Nobody scripted this question.");
    }

    public static readonly Citation Basis = new()
    {
        Kind = "law",
        Document = "45/2019/QH14",
        Article = "98",
        Clause = "1",
        Title = "Bộ luật Lao động",
        EffectiveFrom = new DateOnly(2021, 1, 1),
        Quote = "Người lao động làm thêm giờ được trả lương",
        SourceUrl = "https://example.vn/blld",
    };

    public static Answer Cited(string text) => new()
    {
        Decision = Decision.Answer,
        Reason = "note",
        Text = text,
        Detail = "**Điều 98** [xem](javascript:alert(1)) [nguồn](https://example.vn) ![ảnh](https://example.vn/a.png) <script>x</script>",
        Citations = [Basis, Basis with { Article = "99", Quote = null, SourceUrl = "javascript:alert(1)" }],
    };

    public static Answer Plain(Decision decision, string reason, string text, bool urgent = false, params string[] options) =>
        new() { Decision = decision, Reason = reason, Text = text, Urgent = urgent, Options = options };
}
