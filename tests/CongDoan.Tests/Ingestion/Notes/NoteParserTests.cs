using CongDoan.Ingestion.Notes;
using CongDoan.Knowledge.Library;

namespace CongDoan.Tests.Ingestion.Notes;

public sealed class NoteParserTests
{
    private const string Good = """
        ---
        id: chia-rau
        kind: answer
        title: Rau ở vườn chung chia thế nào?
        topic: vuon
        questions:
          - Rau chia thế nào?
          - chia rau sao v
        answer: >-
          Rau chia đều theo đầu người,
          trừ khi tổ vườn quyết định khác.
        basis:
          - document: 7/2031/QH18
            title: Luật Vườn chung
            article: "2"
            clause: "2"
            point: "a"
            amended_by: 9/2033/QH18
        facts: [VC-01]
        confidence: A
        effective_from: 2032-03-01
        effective_until:
        reviewed: 2032-04-01
        review_by: 01/10/2032
        unit: dak-lak
        ---
        Chi tiết ở **đây**.
        """;

    [Fact]
    public void A_note_becomes_a_draft_with_one_passage()
    {
        var draft = NoteParser.Parse(Good, "chia-rau.md");

        Assert.Equal((DocumentKind.Note, "chia-rau", "dak-lak"), (draft.Kind, draft.Number, draft.Unit));
        Assert.Equal(new DateOnly(2032, 3, 1), draft.EffectiveFrom);
        Assert.Null(draft.EffectiveUntil);
        Assert.Equal(
            "Rau chia đều theo đầu người, trừ khi tổ vườn quyết định khác.\n\nChi tiết ở **đây**.",
            Assert.Single(draft.Passages).Text);
        var note = draft.Note!;
        Assert.False(note.IsStop);
        Assert.Equal(["Rau chia thế nào?", "chia rau sao v"], note.Questions);
        Assert.Equal(new BasisDraft("7/2031/QH18", "Luật Vườn chung", "2", "2", "a", "9/2033/QH18"), Assert.Single(note.Basis));
        Assert.Equal(new DateOnly(2032, 10, 1), note.ReviewBy);
    }

    [Fact]
    public void A_note_that_stops_needs_no_legal_basis()
    {
        var text = Replace("kind: answer", "kind: stop");
        var from = text.IndexOf("basis:", StringComparison.Ordinal);
        var until = text.IndexOf("facts:", StringComparison.Ordinal);

        var draft = NoteParser.Parse(text.Remove(from, until - from), "a.md");

        Assert.True(draft.Note!.IsStop);
        Assert.Empty(draft.Note.Basis);
    }

    [Theory]
    [InlineData("---\nid: chia-rau", "id: chia-rau", "Dòng 1:", "Thiếu phần đầu ghi chú")]
    [InlineData("unit: dak-lak\n---", "unit: dak-lak", "Dòng 1:", "chưa đóng")]
    [InlineData("topic: vuon", "topik: vuon", "Dòng 5:", "Không có khóa \"topik\"")]
    [InlineData("topic: vuon\n", "", "Dòng", "Thiếu \"topic\"")]
    [InlineData("title: Rau ở vườn chung chia thế nào?", "title:", "Dòng 4:", "Thiếu \"title\"")]
    [InlineData("kind: answer", "kind: truyện", "Dòng 3:", "answer, stop")]
    [InlineData("id: chia-rau", "id: Chia Rau", "Dòng 2:", "\"id\" chỉ gồm chữ thường")]
    [InlineData("confidence: A", "confidence: D", "Dòng 20:", "A, B, C")]
    [InlineData("reviewed: 2032-04-01", "reviewed: 2032-13-01", "Dòng 23:", "không phải ngày hợp lệ")]
    [InlineData("effective_until:", "effective_until: 2031-01-01", "Dòng 22:", "đứng trước")]
    [InlineData("article: \"2\"", "article: 2", "Dòng 15:", "ngoặc kép")]
    [InlineData("article: \"2\"", "article: \"Điều 2\"", "Dòng 15:", "không hợp lệ")]
    [InlineData("    article: \"2\"\n    clause: \"2\"", "    clause: \"2\"", "Dòng 15:", "thiếu \"article\"")]
    [InlineData("point: \"a\"", "point: \"1\"", "Dòng 17:", "\"point\" không hợp lệ")]
    [InlineData("document: 7/2031/QH18", "document: Luật Vườn", "Dòng 13:", "không phải số hiệu")]
    [InlineData("    title: Luật Vườn chung\n", "    tựa: Luật Vườn chung\n", "Dòng 14:", "trong \"basis\"")]
    [InlineData("  - chia rau sao v", "  - rau chia THẾ NÀO?", "Dòng 8:", "bị lặp lại")]
    [InlineData("  - Rau chia thế nào?\n  - chia rau sao v\n", "", "Dòng 6:", "ít nhất một câu hỏi")]
    [InlineData("  - chia rau sao v", "  - \"\"", "Dòng 8:", "phải là một câu hỏi")]
    [InlineData("  - chia rau sao v", "  - hỏi: đáp", "Dòng 8:", "dấu hai chấm")]
    [InlineData("questions:\n  - Rau chia thế nào?\n  - chia rau sao v", "questions: Rau?", "Dòng 6:", "phải là danh sách")]
    [InlineData("topic: vuon", "topic: \"vuon", "Dòng", "YAML sai cú pháp")]
    [InlineData("topic: vuon", "topic: vuon\ntopic: vuon", "Dòng 6:", "xuất hiện hai lần")]
    [InlineData("topic: vuon", "topic: &neo vuon", "Dòng 5:", "neo")]
    [InlineData("topic: vuon", "topic: *neo", "Dòng 5:", "bí danh")]
    [InlineData("topic: vuon", "topic: !!python/object vuon", "Dòng 5:", "thẻ")]
    [InlineData("topic: vuon", "topic: [[[[[[[[1]]]]]]]]", "Dòng 5:", "lồng quá sâu")]
    [InlineData("topic: vuon", "topic: [vuon]", "Dòng 5:", "một dòng chữ")]
    public void A_mistake_is_one_sentence_with_its_line(string from, string to, string line, string sentence)
    {
        var error = Assert.Throws<NoteException>(() => NoteParser.Parse(Replace(from, to), "a.md"));

        Assert.StartsWith(line, error.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void An_answer_longer_than_a_phone_shows_is_refused()
    {
        Replace("Rau chia đều theo đầu người,", new string('a', 300));
        var error = Assert.Throws<NoteException>(() => NoteParser.Parse(Replace("Rau chia đều theo đầu người,", new string('ă', 340)), "a.md"));

        Assert.Contains("quá 350", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_legal_basis_is_refused()
    {
        var from = Good.IndexOf("basis:", StringComparison.Ordinal);
        var until = Good.IndexOf("facts:", StringComparison.Ordinal);

        var error = Assert.Throws<NoteException>(() => NoteParser.Parse(Good.Remove(from, until - from), "a.md"));

        Assert.Contains("căn cứ pháp lý", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invisible_characters_do_not_reach_the_library()
    {
        var draft = NoteParser.Parse(Replace("title: Rau ở", "title: R\u200Bau ở\u202E"), "a.md");

        Assert.Equal("Rau ở vườn chung chia thế nào?", draft.Title);
    }

    private static string Replace(string from, string to)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        return Good.Replace(from, to, StringComparison.Ordinal);
    }
}
