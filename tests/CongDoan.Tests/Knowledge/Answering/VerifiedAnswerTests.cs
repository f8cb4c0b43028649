using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>True answers with one thing changed, as a fault in the composing would leave them.</summary>
public sealed class VerifiedAnswerTests : IAsyncLifetime, IDisposable
{
    private const string Notice = "1. Người lao động báo trước ít nhất 45 ngày.";

    private static readonly DateOnly Today = Day("2026-11-22");

    private readonly KnowledgeFixture _library = new();
    private readonly RecordedLog _log = new();
    private Evidence _evidence = null!;

    public async Task InitializeAsync()
    {
        await _library.Publish(
            Law(
                "45/2019/QH14",
                "2021-01-01",
                passages:
                [
                    Clause("35", "1", "Quyền nghỉ việc", Notice),
                    Clause("35", "2", "Quyền nghỉ việc", "2. Người lao động không cần báo trước khi bị ngược đãi."),
                ]),
            Law("10/2012/QH13", "2013-05-01", "2020-12-31", passages: [Clause("37", "1", "Quyền nghỉ việc", "1. Báo trước ít nhất 30 ngày.")]),
            Law("9/2030/QH17", "2030-01-01", passages: [Clause("5", "1", "Quyền nghỉ việc", "1. Báo trước ít nhất 60 ngày.")]),
            Law("7/2020/QĐ-LĐLĐ", "2020-01-01", passages: [Clause("1", "1", "Hỗ trợ", "1. Đoàn viên được hỗ trợ 500.000 đồng.")]) with { Unit = "hue" },
            Note("bao-truoc", ["Nghỉ việc báo trước mấy ngày?"], "Báo trước ít nhất 45 ngày.", [new("45/2019/QH14", "Bộ luật Lao động", "35", "1", null, null)]),
            Note("het-han", ["Nghỉ việc ngày xưa báo trước mấy ngày?"], "Báo trước 30 ngày.", [new("10/2012/QH13", "Bộ luật Lao động", "37", "1", null, null)], until: "2020-12-31"));
        _evidence = await _library.Services.GetRequiredService<Retriever>().FindAsync("nghỉ việc báo trước mấy ngày", new(Today, "vn", true), CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _library.Dispose();

    [Fact]
    public void What_is_true_is_said_as_it_was_composed()
    {
        var (extract, note) = (Extract(), FromNote("bao-truoc"));

        Assert.Same(extract, Verify(extract));
        Assert.Same(note, Verify(note));
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("45 ngày", "30 ngày")]
    [InlineData("ít nhất 45 ngày", "45 ngày")]
    [InlineData("báo trước", "không báo trước")]
    [InlineData("Điều 35", "Điều 36")]
    [InlineData("khoản 1 Điều", "khoản 9 Điều")]
    public void Words_of_the_law_are_not_said_when_they_were_changed(string from, string to) =>
        Assert.Null(Verify(Extract() with { Text = Replaced(Extract().Text, from, to) }));

    [Theory]
    [InlineData("45 ngày", "30 ngày")]
    [InlineData("ngày.", "ngày. Điều 99 cũng nói vậy.")]
    [InlineData("Báo trước ít nhất", "Báo trước")]
    public void A_notes_words_are_not_said_when_they_were_changed(string from, string to) =>
        Assert.Null(Verify(FromNote("bao-truoc") with { Text = Replaced(FromNote("bao-truoc").Text, from, to) }));

    [Fact]
    public void A_citation_needs_a_passage_in_force_and_in_scope_with_its_own_words()
    {
        var cited = Extract().Citations[0];

        Assert.Null(VerifyCited(cited with { PassageId = "45/2019/QH14/d99/k1" }));
        Assert.Null(VerifyCited(cited with { Article = "36" }));
        Assert.Null(VerifyCited(cited with { Document = "10/2012/QH13" }));
        Assert.Null(VerifyCited(cited with { EffectiveFrom = Day("2019-01-01") }));
        Assert.Null(VerifyCited(cited with { Quote = cited.Quote!.Replace("45", "40", StringComparison.Ordinal) }));
        Assert.Null(VerifyCited(Of("10/2012/QH13")));
        Assert.Null(VerifyCited(Of("9/2030/QH17")));
        Assert.Null(VerifyCited(Of("7/2020/QĐ-LĐLĐ")));
        Assert.Equal(8, _log.Lines.Count);
    }

    [Fact]
    public void White_space_and_the_way_of_writing_marks_do_not_make_another_quote()
    {
        var cited = Extract().Citations[0];

        Assert.NotNull(VerifyCited(cited with { Quote = cited.Quote!.Normalize(System.Text.NormalizationForm.FormD).Replace(" ", "\n ", StringComparison.Ordinal) }));
    }

    [Fact]
    public void A_note_is_cited_by_its_own_basis_while_it_holds()
    {
        var answer = FromNote("bao-truoc");
        var own = answer.Citations[0] with { Quote = null, PassageId = null };

        Assert.NotNull(Verify(answer with { Citations = [own] }));
        Assert.Null(Verify(answer with { Citations = [own with { Article = "36" }] }));
        Assert.Null(Verify(answer with { Citations = [own], Note = "khong-co" }));
        Assert.Null(Verify(FromNote("het-han")));
    }

    [Fact]
    public void A_citation_that_fails_is_left_out_where_another_holds()
    {
        var answer = FromNote("bao-truoc");
        var foreign = answer.Citations[0] with { Article = "98", Quote = null, PassageId = null };

        Assert.Equal(answer.Citations, Verify(answer with { Citations = [.. answer.Citations, foreign] })!.Citations);
        Assert.Contains("Citation (note)", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calculation_by_a_law_of_another_time_is_not_said()
    {
        var answer = new Answer
        {
            Decision = Decision.Answer,
            Reason = "calculator",
            Text = "Trợ cấp khoảng 20.000.000 đồng.",
            Citations = CitationResolver.Resolve([new("41/2024/QH15", "Luật Bảo hiểm xã hội", "70", "3", null, null)], "", _evidence, Today),
        };

        Assert.NotNull(Verify(answer));
        Assert.Null(Verify(answer, Day("2024-06-01")));
    }

    [Fact]
    public void An_answer_without_any_citation_is_not_said() => Assert.Null(Verify(Extract() with { Citations = [] }));

    [Fact]
    public void The_log_holds_kinds_and_no_words()
    {
        Verify(Extract() with { Text = Replaced(Extract().Text, "45", "30") });

        Assert.Equal("A reply was not said as composed: Number (extract)", Assert.Single(_log.Lines));
    }

    private Answer? Verify(Answer answer, DateOnly? day = null) => new VerifiedAnswer(_log).Of(answer, _evidence, day ?? Today);

    private Answer? VerifyCited(Citation citation) => Verify(Extract() with { Reason = "calculator", Citations = [citation] });

    private Answer Extract()
    {
        var citation = Of("45/2019/QH14");
        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "extract",
            Text = $"{FixedReplies.Text("extract_lead")}\n{citation.Printed}:\n{Notice}",
            Citations = [citation],
        };
    }

    private Citation Of(string document) => CitationResolver.Of(_evidence.Snapshot.Cards.First(card => card.Document.Number == document));

    private Answer FromNote(string slug) => NoteAnswer.Of(_evidence.Snapshot.Cards.First(card => card.Document.Number == slug), _evidence, Today);

    // A case that changes nothing would prove nothing.
    private static string Replaced(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.OrdinalIgnoreCase);
        return text.Replace(from, to, StringComparison.OrdinalIgnoreCase);
    }
}
