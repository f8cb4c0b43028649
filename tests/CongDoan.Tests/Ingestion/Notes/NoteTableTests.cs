using CongDoan.Ingestion;
using CongDoan.Ingestion.Notes;

namespace CongDoan.Tests.Ingestion.Notes;

public sealed class NoteTableTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Each_row_becomes_a_note(string sign)
    {
        var table = string.Join(
            '\n',
            string.Join(sign, "Câu hỏi", "Trả lời", "Chủ đề", "Căn cứ"),
            string.Join(sign, "\"Nghỉ cưới mấy ngày?\"", "\"Ba ngày, \"\"hưởng lương\"\".\nNhớ báo trước.\"", "nghi", "\"điểm a khoản 1 Điều 115 Bộ luật 45/2019/QH14\""),
            string.Join(sign, "Ai được vào?", "Mọi người lao động.", "", ""));

        var (drafts, problems) = NoteTable.Parse(table, "hoi-dap.csv", Today);

        Assert.Empty(problems);
        Assert.Equal(2, drafts.Count);
        Assert.Equal("Ba ngày, \"hưởng lương\".\nNhớ báo trước.", drafts[0].Note!.ShortAnswer);
        var basis = Assert.Single(drafts[0].Note!.Basis);
        Assert.Equal(("45/2019/QH14", "115", "1", "a"), (basis.Document, basis.Article, basis.Clause, basis.Point));
        Assert.Equal("C", drafts[1].Note!.Confidence);
        Assert.Equal(Today, drafts[1].Note!.Reviewed);
    }

    [Fact]
    public void The_same_table_gives_the_same_numbers()
    {
        static IEnumerable<string> Numbers(string answer) => NoteTable.Parse($"question,answer\nAi được vào?,{answer}\n", "a.csv", Today).Drafts.Select(draft => draft.Number);

        Assert.Equal(Numbers("Một."), Numbers("Hai."));
        Assert.Matches("^ai-duoc-vao-[0-9a-f]{8}$", Assert.Single(Numbers("Một.")));
    }

    [Fact]
    public void A_bad_row_is_named_and_the_others_go_on()
    {
        var (drafts, problems) = NoteTable.Parse("câu hỏi,trả lời,căn cứ\nMột?,,\nHai?,Hai.,\nHai?,Ba.,\nBốn?,Bốn.,luật nào đó\n", "a.csv", Today);

        Assert.Equal(["Hai?"], drafts.Select(draft => draft.Title));
        Assert.Equal(3, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith("Dòng ", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_answer_is_cut_at_a_sentence_and_the_rest_is_the_detail()
    {
        var sentence = new string('a', 200) + ". ";

        var draft = Assert.Single(NoteTable.Parse($"câu hỏi,trả lời\nMột?,{sentence}{sentence}{sentence}\n", "a.csv", Today).Drafts);

        Assert.Equal(sentence.Trim(), draft.Note!.ShortAnswer);
        Assert.StartsWith("aaa", draft.Note.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("câu hỏi,trả lời\n")]
    [InlineData("câu hỏi,trả lời\n\"không khép,x\n")]
    public void Another_table_is_refused(string table) => Assert.Throws<RefusedException>(() => NoteTable.Parse(table, "a.csv", Today));
}
