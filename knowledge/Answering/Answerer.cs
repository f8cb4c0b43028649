namespace CongDoan.Knowledge.Answering;

/// <summary>Turns a question into an answer; the order of the steps is here and nowhere else.</summary>
public sealed class Answerer
{
    /// <summary>Answers one question. Reads the library only; writes nothing, sends nothing.</summary>
    public Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        throw new NotImplementedException("The next commit brings the answering.");
    }
}
