using CongDoan.Knowledge.Answering;
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
