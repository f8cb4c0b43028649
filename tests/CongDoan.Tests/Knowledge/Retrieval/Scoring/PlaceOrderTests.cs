using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval.Scoring;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval.Scoring;

/// <summary>What a question says of the kind of answer decides which of two articles about the same matter comes first.</summary>
public sealed class PlaceOrderTests : IDisposable
{
    private const string Code = "1/2020/QH1";
    private const string Guide = "2/2020/NĐ-CP";
    private const string Fines = "3/2020/NĐ-CP";

    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task A_question_about_a_fine_finds_the_decree_that_sets_it_and_any_other_question_the_law()
    {
        await PublishAsync();

        Assert.Equal(Fines, (await First("Công ty không trả lương làm thêm giờ thì bị phạt bao nhiêu tiền?")).Document);
        Assert.Equal(Code, (await First("Tiền lương làm thêm giờ được trả thế nào?")).Document);
    }

    [Fact]
    public async Task The_law_comes_before_the_decree_that_only_details_it()
    {
        await PublishAsync();

        Assert.Equal(Code, (await First("Thời gian thử việc tối đa là bao lâu?")).Document);
    }

    [Theory]
    [InlineData("Trợ cấp mai táng được bao nhiêu?", "85")]
    [InlineData("đóng bảo hiểm tự nguyện thì trợ cấp mai táng bao nhiêu", "109")]
    [InlineData("dong bao hiem tu nguyen thi tro cap mai tang bao nhieu", "109")]
    public async Task A_special_rule_comes_first_only_for_whom_it_is(string question, string article)
    {
        // The special one is shorter, so that it says more of the question in proportion.
        await _library.Publish(Law("4/2020/QH1", "2021-01-01", passages:
        [
            Clause("85", "1", "Trợ cấp mai táng", "1. Người tổ chức mai táng được nhận trợ cấp mai táng khi người lao động đang đóng chết, kể cả trong thời gian tạm dừng đóng hoặc bảo lưu.")
                with { Chapter = "Chương V. BẢO HIỂM XÃ HỘI BẮT BUỘC" },
            Clause("109", "1", "Trợ cấp mai táng", "1. Người tổ chức mai táng được nhận trợ cấp mai táng.") with { Chapter = "Chương VI. BẢO HIỂM XÃ HỘI TỰ NGUYỆN" },
        ]));

        Assert.Equal(article, (await First(question)).Article);
    }

    [Theory]
    [InlineData("Chương IV. ĐÓNG BẢO HIỂM XÃ HỘI BẮT BUỘC VÀ BẢO HIỂM XÃ HỘI TỰ NGUYỆN", false)]
    [InlineData("Chương XI. LAO ĐỘNG CHƯA THÀNH NIÊN VÀ MỘT SỐ LAO ĐỘNG KHÁC\nMục 6. MỘT SỐ LAO ĐỘNG KHÁC", false)]
    [InlineData("Chương VI. BẢO HIỂM XÃ HỘI TỰ NGUYỆN", true)]
    [InlineData("Chương XI. LAO ĐỘNG CHƯA THÀNH NIÊN VÀ MỘT SỐ LAO ĐỘNG KHÁC\nMục 5. LAO ĐỘNG LÀ NGƯỜI GIÚP VIỆC GIA ĐÌNH", true)]
    public void A_chapter_of_general_and_special_rules_is_not_special(string chapter, bool isSpecial) => Assert.Equal(isSpecial, Regimes.Of(chapter) != 0);

    [Fact]
    public async Task A_document_that_the_question_names_comes_first()
    {
        await PublishAsync();

        Assert.Equal(Guide, (await First("Theo nghị định 2/2020 thời gian thử việc tối đa là bao lâu?")).Document);
    }

    [Fact]
    public async Task A_question_what_something_is_finds_its_definition()
    {
        await PublishAsync();

        Assert.Equal("3", (await First("Tiền lương làm thêm giờ là gì?")).Article);
    }

    [Theory]
    [InlineData("thoi gian thu viec toi da la bao lau")]
    [InlineData("thời gian thử vịec tối đa la bao lâuu")]
    [InlineData("thời gian thu viec tối đa bao lau")]
    public async Task The_same_article_is_found_however_it_is_typed(string question)
    {
        await PublishAsync();

        var first = await First(question);
        Assert.Equal((Code, "25"), (first.Document, first.Article));
    }

    private async Task<RankedArticle> First(string question) => (await _library.Ask(question)).Ranked[0];

    private async Task PublishAsync() => await _library.Publish(
        Law(Code, "2021-01-01", passages:
        [
            Clause("3", "1", "Giải thích từ ngữ", "1. Tiền lương làm thêm giờ là tiền trả cho thời giờ ngoài giờ làm việc bình thường."),
            Clause("25", null, "Thời gian thử việc", "Thời gian thử việc do hai bên thỏa thuận, tối đa không quá 60 ngày."),
            Clause("98", "1", "Tiền lương làm thêm giờ", "1. Người lao động làm thêm giờ được trả lương ít nhất bằng 150%."),
        ]) with
        { Title = "Bộ luật Lao động" },
        Law(Guide, "2021-02-01", passages:
        [
            Clause("7", null, "Thời gian thử việc tối đa", "Thời gian thử việc tối đa của người quản lý doanh nghiệp là 180 ngày."),
        ]) with
        { Title = "Quy định chi tiết một số điều của Bộ luật Lao động" },
        Law(Fines, "2021-03-01", passages:
        [
            Clause("17", "1", "Vi phạm quy định về tiền lương", "1. Phạt tiền từ 5.000.000 đồng đến 10.000.000 đồng đối với người sử dụng lao động không trả đủ tiền lương làm thêm giờ."),
        ]) with
        { Title = "Quy định xử phạt vi phạm hành chính trong lĩnh vực lao động" });
}
