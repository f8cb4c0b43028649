using CongDoan.Knowledge.Answering;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class CitedPlaceTests
{
    private static readonly DateOnly Today = Day("2026-11-22");

    [Theory]
    [InlineData("điều 139 bộ luật lao động", "45/2019/QH14", "139", null)]
    [InlineData("điều 38 bộ luật lao động 2012", "10/2012/QH13", "38", null)]
    [InlineData("điều 38 bộ luật lao động năm 2012 nói gì", "10/2012/QH13", "38", null)]
    [InlineData("điều 113 khoản 2 blld", "45/2019/QH14", "113", "2")]
    [InlineData("khoản 2 điều 113 BLLĐ", "45/2019/QH14", "113", "2")]
    [InlineData("Điều 29 luật công đoàn nói gì", "50/2024/QH15", "29", null)]
    [InlineData("dieu 35 blld noi gi", "45/2019/QH14", "35", null)]
    [InlineData("cho em hỏi điểm a khoản 1 điều 35 bộ luật lao động quy định gì ạ", "45/2019/QH14", "35", "1")]
    [InlineData("điều 5 luật bhxh 2014", "58/2014/QH13", "5", null)]
    [InlineData("xem điều 6 nghị định 12/2022", "12/2022/NĐ-CP", "6", null)]
    [InlineData("nghi dinh 145/2020/nd-cp dieu 84", "145/2020/NĐ-CP", "84", null)]
    [InlineData("điều 84 nghị định 145 nói gì", "145/2020/NĐ-CP", "84", null)]
    [InlineData("đ35 k1 blld", "45/2019/QH14", "35", "1")]
    [InlineData("Đ35k1 BLLĐ", "45/2019/QH14", "35", "1")]
    [InlineData("d.35 k.2 BLLĐ 2019", "45/2019/QH14", "35", "2")]
    [InlineData("Điều 35.1 BLLĐ", "45/2019/QH14", "35", "1")]
    [InlineData("blld 2019 d25", "45/2019/QH14", "25", null)]
    public void A_provision_alone_is_read_with_its_law(string question, string number, string article, string? clause)
    {
        var cited = CitedPlace.Of(question)!;

        Assert.Equal((number, article, clause), (cited.Law(Today)!.Number, cited.Article, cited.Clause));
        Assert.True(cited.IsAll);
    }

    [Theory]
    [InlineData("theo điều 35 bộ luật lao động nghỉ việc báo trước mấy ngày")]
    [InlineData("điều 113 blld nghỉ phép năm mấy ngày")]
    public void A_question_with_words_of_its_own_asks_for_more_than_the_provision(string question) => Assert.False(CitedPlace.Of(question)!.IsAll);

    [Theory]
    [InlineData("nghi dinh 12/2022 con hieu luc khong")]
    [InlineData("luật công đoàn 2012 hết hiệu lực chưa")]
    public void Whether_a_document_holds_is_heard(string question) => Assert.True(CitedPlace.Of(question) is { AsksForce: true, Article: null });

    [Theory]
    [InlineData("điều kiện hưởng thai sản")]
    [InlineData("tháng 5/2025 lương bao nhiêu")]
    [InlineData("làm 12 tiếng một ngày")]
    [InlineData("bị phạt 35k 1 lần đi trễ")]
    public void No_document_no_place(string question) => Assert.Null(CitedPlace.Of(question));

    [Theory]
    [InlineData("luật lao động lương 500.000 đ 12 tháng")]
    [InlineData("luật lao động phạt 35k 1 lần")]
    public void Money_beside_a_law_is_no_place_in_it(string question) => Assert.True(CitedPlace.Of(question) is { Article: null, Clause: null });

    [Fact]
    public void A_decree_without_its_year_is_no_law_of_that_number() => Assert.Equal("12/2022/NĐ-CP", Assert.Single(CitedPlace.Of("điều 5 nghị định 12")!.Laws).Number);

    [Fact]
    public void The_law_of_a_name_is_the_one_of_the_day() => Assert.Equal("10/2012/QH13", CitedPlace.Of("điều 38 bộ luật lao động")!.Law(Day("2018-06-01"))!.Number);
}
