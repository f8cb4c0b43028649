using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>Verification never stands in the way of a right answer: every starter note, worked sum, and clause of the laws at hand passes.</summary>
public sealed class FalseAlarmTests : IDisposable
{
    private static readonly DateOnly Today = Day("2026-11-22");

    private readonly StarterLibrary _library = new();
    private readonly RecordedLog _log = new();
    private readonly List<string> _alarms = [];

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Every_starter_note_and_every_sum_may_be_said()
    {
        var evidence = await Find("trợ cấp");
        var said = AllNotes(evidence);
        var sums = 0;
        var worked = await File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, "tests", "Evaluation", "Sets", "calculators.tsv"));
        foreach (var cells in worked.Where(line => line.StartsWith('C')).Select(line => line.Split('\t')))
        {
            var asked = AskedDay.Of(cells[2], cells.Length > 9 && cells[9].Length > 0 ? Day(cells[9]) : Today);
            if (CalculatedAnswer.Of(new Question(cells[2], asked.Day), asked, evidence) is { Decision: Decision.Answer } answer)
            {
                Check(answer, evidence, asked.Day);
                sums++;
            }
        }

        Assert.True(_log.Lines.Count == 0, string.Join('\n', _log.Lines.Concat(_alarms)));
        Assert.True(said >= 280 && sums >= 10, $"{said} notes, {sums} sums");
    }

    [SharedFact]
    public async Task Every_clause_of_the_union_law_and_the_labour_code_may_be_quoted()
    {
        await _library.PublishUnionLawAndLabourCodeAsync();
        var evidence = await Find("trợ cấp");
        AllNotes(evidence);
        var quoted = 0;
        foreach (var card in evidence.Snapshot.Cards.Where(card => card.Document.Kind == DocumentKind.Law))
        {
            var place = new CitedPlace([new NamedLaw(card.Document.Number, card.Document.From, card.Document.Title, [])], null, null, card.Article, card.Clause, AsksForce: false, IsAll: true);
            if (CitedAnswer.Of(place, evidence, Today) is { } provision)
            {
                Check(provision, evidence, Today);
            }

            var about = evidence with { Terms = QueryTerms.Of(card.Heading, evidence.Snapshot), Places = [new RankedPlace([new RankedPassage(card, 1, [])])] };
            if (card.IsInForce(Today) && ExtractAnswer.Of(about, Today) is { } extract)
            {
                Check(extract, about, Today);
                quoted++;
            }
        }

        Assert.True(_log.Lines.Count == 0, string.Join('\n', _log.Lines.Concat(_alarms)));
        Assert.True(quoted > 500, $"{quoted} extracts");
    }

    private Task<Evidence> Find(string text) => _library.Services.GetRequiredService<Retriever>().FindAsync(text, new(Today, "vn", true), CancellationToken.None);

    private int AllNotes(Evidence evidence)
    {
        var said = 0;
        foreach (var note in evidence.Snapshot.Cards.Where(card => card.Document.Kind == DocumentKind.Note && card.IsInForce(Today)))
        {
            var everywhere = evidence with { Units = evidence.Units.Append(note.Document.Unit).ToHashSet(StringComparer.Ordinal) };
            Check(NoteAnswer.Of(note, everywhere, Today), everywhere, Today);
            Check(NoteAnswer.Near(note, everywhere, Today), everywhere, Today);
            said++;
        }

        return said;
    }

    private void Check(Answer answer, Evidence evidence, DateOnly day)
    {
        if (new VerifiedAnswer(_log).Of(answer, evidence, day) != answer)
        {
            _alarms.Add(answer.Text);
        }
    }
}
