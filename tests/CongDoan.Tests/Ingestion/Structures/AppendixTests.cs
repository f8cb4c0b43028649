using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class AppendixTests
{
    private const string Decree = """
             Điều 1. Phạm vi
             1. Danh mục luống đất theo Phụ lục I ban hành kèm theo Nghị định này.
             Điều 2. Thi hành
             Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2032.

        Nơi nhận:                                   TM. CHÍNH PHỦ
        - Các phòng;                                THỦ TƯỚNG
        """;

    [Fact]
    public void The_numbered_items_of_an_appendix_are_cited_by_it()
    {
        var law = Samples.Parse(Decree, """
                                      Phụ lục I
                             DANH MỤC LUỐNG ĐẤT TRONG KHU NHÀ TRỌ
                  (Kèm theo Nghị định số 9/2031/NĐ-CP ngày 02 tháng 01 năm 2031 của Chính phủ)

            1. Dãy nhà A

            - Vùng I, gồm các luống Cải, Rau Muống.

            - Vùng II, gồm các luống còn lại.

            2. Dãy nhà B

            - Vùng II, gồm các luống Hành, Tỏi.
            """);

        var appendix = Assert.Single(law.Appendices);
        Assert.Equal(("Phụ lục I", "DANH MỤC LUỐNG ĐẤT TRONG KHU NHÀ TRỌ"), (appendix.Label, appendix.Title));
        var passages = LawPassages.Of(law).Where(passage => passage.Section is not null).ToList();
        Assert.Equal(["Phụ lục I, mục 1", "Phụ lục I, mục 2"], passages.Select(passage => passage.Section));
        Assert.Equal("2. Dãy nhà B\n- Vùng II, gồm các luống Hành, Tỏi.", passages[1].Text);
        Assert.DoesNotContain(law.Tail, paragraph => paragraph.Text.Contains("Dãy nhà", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_is_kept_row_by_row_and_a_wrapped_cell_stays_in_its_column()
    {
        var law = Samples.Parse(Decree, """
                                      Phụ lục
                                 MỨC THU CHO TỪNG LUỐNG

            STT       Loại luống đất trong khu         Mức thu
            1         Luống gần giếng và gần lối       50.000
                      đi chung của dãy
            2         Luống xa giếng                   20.000
            """);

        var passage = Assert.Single(LawPassages.Of(law), passage => passage.Section == "Phụ lục");
        Assert.Equal("STT | Loại luống đất trong khu | Mức thu\n1 | Luống gần giếng và gần lối đi chung của dãy | 50.000\n2 | Luống xa giếng | 20.000", passage.Text);
    }

    [Fact]
    public void Forms_stand_under_their_appendix_even_when_their_heading_is_on_many_pages()
    {
        var law = Samples.Parse(
            Decree,
            "                                      Phụ lục II\n                                  MẪU ĐƠN\n\n                    Mẫu số 01/PLII\n     Đơn xin luống đất.\n     Kính gửi tổ vườn.",
            "                    Mẫu số 02/PLII\n     Đơn trả luống đất.\n     Kính gửi tổ vườn.",
            "                    Mẫu số 03/PLII\n     Đơn đổi luống đất.\n     Kính gửi tổ vườn.");

        Assert.Equal(
            ["Phụ lục II, Mẫu số 01/PLII", "Phụ lục II, Mẫu số 02/PLII", "Phụ lục II, Mẫu số 03/PLII"],
            law.Appendices.Select(appendix => appendix.Label));
    }

    [Fact]
    public void A_sentence_about_an_appendix_begins_none()
    {
        var law = Samples.Parse("""
                 Điều 1. Danh mục
                 Danh mục luống đất gồm:
                 Phụ lục I quy định luống gần giếng.
                 Phụ lục II quy định luống xa giếng.
            """);

        Assert.Empty(law.Appendices);
        Assert.Equal(3, law.Articles[0].Lead.Count);
    }

    [Fact]
    public void Numbers_in_the_rows_of_a_table_inside_an_article_are_no_clauses()
    {
        var law = Samples.Parse("""
                 Điều 1. Mức thu
                 1. Mức thu theo bảng sau đây:
                 Luống đất              Mức thu
                 2. Luống gần           50.000
                 3. Luống xa            20.000
                 2. Tổ trưởng thu tiền vào ngày đầu tháng và ghi vào sổ của tổ vườn cho mọi người cùng
            xem.
            """);

        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Contains("2. Luống gần | 50.000\n3. Luống xa | 20.000", law.Articles[0].Clauses[0].Text, StringComparison.Ordinal);
    }
}
