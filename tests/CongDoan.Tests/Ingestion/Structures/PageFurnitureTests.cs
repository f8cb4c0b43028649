using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class PageFurnitureTests
{
    [Fact]
    public void Page_numbers_and_running_headers_are_taken_out_and_kept_as_furniture()
    {
        string[] crops = ["rau muống", "cà chua", "đậu bắp", "mồng tơi"];
        var pages = crops
            .Select((crop, page) => $"{page + 1}          TẬP SAN VƯỜN/Số 5/Ngày 1-2-2031\n\n     Trang này nói về việc trồng {crop} ở\n{crop} chung.\n                    - {page + 1} -")
            .ToArray();

        var clean = PageFurniture.Separate(new SourceText(pages, "pdf"));

        Assert.Equal(8, clean.Lines.Count);
        Assert.DoesNotContain(clean.Lines, line => line.Text.Contains("TẬP SAN", StringComparison.Ordinal));
        Assert.Contains("- 3 -", clean.Furniture);
    }

    [Fact]
    public void An_article_heading_at_the_foot_of_several_pages_is_no_footer()
    {
        var pages = Enumerable.Range(1, 5).Select(page => $"     Nội dung của trang.\n     Điều {page}.").ToArray();

        var clean = PageFurniture.Separate(new SourceText(pages, "pdf"));

        Assert.Equal(5, clean.Lines.Count(line => line.Text.StartsWith("Điều", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_paragraph_runs_on_across_a_page_break()
    {
        var law = Samples.Parse(
            "     Điều 1. Một\n     1. Việc trồng rau ở vườn chung được làm theo lịch\n                         1",
            "                         2\n\n\nđã dán ở cầu thang.\n     2. Việc tưới.");

        Assert.Equal("1. Việc trồng rau ở vườn chung được làm theo lịch đã dán ở cầu thang.", law.Articles[0].Clauses[0].Text);
    }

    [Fact]
    public void A_number_of_a_document_that_was_broken_at_a_dash_is_joined()
    {
        var law = Samples.Parse("     Điều 1. Một\n     Theo Nghị định số 12/2031/NĐ-\nCP và tổ chức chính trị -\nxã hội.");

        Assert.Equal("Theo Nghị định số 12/2031/NĐ-CP và tổ chức chính trị - xã hội.", law.Articles[0].Text);
    }

    [Fact]
    public void Footnotes_and_their_marks_leave_the_text()
    {
        var law = Samples.Parse(
            """
                 Điều 1. Một
                 1. Trồng rau theo Luật số 9/2030/QH15 ở vườn chung,1 tưới hằng ngày.
                 1a.2 Khoản chèn.

                 1
                   Cụm từ này được bỏ theo Luật số 8/2031/QH18.
                 2
                   Khoản này được bổ sung:
                 “5. Không phải khoản.”.
            """,
            "     2. Thu hoạch.");

        Assert.Equal(
            ["1. Trồng rau theo Luật số 9/2030/QH15 ở vườn chung, tưới hằng ngày.", "1a. Khoản chèn.", "2. Thu hoạch."],
            law.Articles[0].Clauses.Select(clause => clause.Text));
    }

    [Fact]
    public void Marks_in_square_brackets_leave_the_text()
    {
        var law = Samples.Parse("     Điều 1. Một[1]\n     1. Trồng.\n     1a.[2] Chèn.");

        Assert.Equal("Một", law.Articles[0].Title);
        Assert.Equal("1a. Chèn.", law.Articles[0].Clauses[1].Text);
    }
}
