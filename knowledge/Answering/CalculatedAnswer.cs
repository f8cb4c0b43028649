using CongDoan.Knowledge.Calculators.Dialogue;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers with a calculation, or asks for what it still needs.</summary>
internal static class CalculatedAnswer
{
    /// <summary>Gives the answer, or null when no calculator is concerned.</summary>
    internal static Answer? Of(Question question, AskedDay asked, Evidence evidence)
    {
        var turns = question.History.Select(turn => (turn.FromMember, turn.Text)).Append((true, question.Text)).ToList();
        return CalculatorDialogue.Of(turns, asked.Day) switch
        {
            CalculatorReply.Ask ask => new Answer
            {
                Decision = Decision.AskBack,
                Reason = "calculator",
                Text = ask.Slot.Question!,
                Options = ask.Slot.Options.Where(option => !option.IsPlain).Select(option => option.Button).ToList(),
            },
            // What a figure will be in a year to come is not set yet.
            CalculatorReply.Done { Form.IsLookUp: true } when asked.YearAhead is not null => null,
            CalculatorReply.Done { Calculation: var calculation } => new Answer
            {
                Decision = Decision.Answer,
                Reason = "calculator",
                Text = calculation.Result,
                Detail = "**Cách tính**\n\n" + string.Join('\n', calculation.Steps.Select(step => "- " + step)),
                Citations = CitationResolver.Resolve(calculation.Basis, calculation.Result, evidence, asked.Day),
            },
            _ => null,
        };
    }
}
