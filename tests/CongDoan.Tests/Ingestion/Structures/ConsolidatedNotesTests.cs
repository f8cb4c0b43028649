using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class ConsolidatedNotesTests
{
    private const string Note = "Khoản này được bổ sung theo quy định tại khoản 4 Điều 9 của Luật Giếng số 6/2031/QH15, có hiệu lực kể từ ngày 01 tháng 01 năm 2032.";

    [Fact]
    public void A_note_at_the_foot_says_which_document_amended_its_clause()
    {
        var law = Samples.Parse($"""
                 Điều 1. Luống đất
                 1. Luống gần giếng.
                 2.1 Luống xa giếng.

                 1
                   {Note}
            """, """
                 Điều 2. Giếng nước
                 1. Giếng đào.
            """);

        Assert.Equal(["1. Luống gần giếng.", "2. Luống xa giếng."], law.Articles[0].Clauses.Select(clause => clause.Text));
        Assert.Equal([null, "6/2031/QH15", null], LawPassages.Of(law).Select(passage => passage.IncludesAmendmentBy));
    }

    [Fact]
    public void A_note_beside_its_number_is_told_from_a_clause()
    {
        var law = Samples.Parse($"""
                 Điều 1. Luống đất
                 1. Luống gần giếng,1 trừ luống hoa.
                 2. Luống xa giếng.

                 1 Cụm từ “luống cũ,” được bỏ theo quy định tại Điều 3 của Luật Giếng số 6/2031/QH15.
            """, """
                 3. Luống hoa.
            """);

        Assert.Equal(["1. Luống gần giếng, trừ luống hoa.", "2. Luống xa giếng.", "3. Luống hoa."], law.Articles[0].Clauses.Select(clause => clause.Text));
        Assert.Equal(["6/2031/QH15", null, null], LawPassages.Of(law).Select(passage => passage.IncludesAmendmentBy));
    }

    [Fact]
    public void Notes_at_the_end_belong_to_the_marks_in_square_brackets()
    {
        var law = Samples.Parse($"""
                 Điều 1.[1] Luống đất
                 1. Luống gần giếng.
                 1a.[2] Luống giữa.
                 Điều 2. Thi hành[3]
                 Thi hành ngay.
                 Nơi nhận:
            [1] Điều này được sửa đổi, bổ sung theo quy định tại Điều 5 của Luật Rào số 8/2033/QH15,
            có hiệu lực kể từ ngày 01 tháng 7 năm 2033.
            [2] {Note}
            [3] Điều 9 của Luật Rào số 8/2033/QH15 quy định như sau: “Điều 9. Hiệu lực thi hành
            1. Luật này được sửa đổi theo quy định tại Luật số 9/2034/QH15.”.
            """);

        Assert.Equal(["1", "1a"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Equal(["8/2033/QH15", "8/2033/QH15, 6/2031/QH15", null], LawPassages.Of(law).Select(passage => passage.IncludesAmendmentBy));
        Assert.DoesNotContain(law.Tail, paragraph => paragraph.Text.Contains("Luật Rào", StringComparison.Ordinal));
    }
}
