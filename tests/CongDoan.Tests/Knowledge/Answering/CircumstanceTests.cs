using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>A member in a circumstance for which the law has rules of its own is not answered with the rule for the others.</summary>
public sealed class CircumstanceTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    [Theory]
    [InlineData("có thai thì cty vẫn cho nghỉ việc được nếu báo trước đủ ngày")]
    [InlineData("đang mang bầu mà công ty báo trước 45 ngày rồi cho nghỉ thì được")]
    public async Task The_notice_period_is_no_answer_about_a_pregnant_worker(string text)
    {
        var answer = await library.Ask(text);

        Assert.DoesNotContain("30 ngày nếu hợp đồng từ 12", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Công ty phải báo trước 45 ngày", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nghỉ thai sản xong có được nghỉ thêm không")]
    [InlineData("Lễ Giáng sinh người lao động có được nghỉ?")]
    public async Task The_rule_for_a_few_is_not_said_flat_to_who_does_not_name_them(string text) =>
        Assert.NotEqual("note", (await library.Ask(text)).Reason);

    [Theory]
    [InlineData("sinh đôi nghỉ mấy tháng", "sinh-doi-nghi-may-thang")]
    [InlineData("nguoi nuoc ngoai duoc nghi le may ngay", "nguoi-nuoc-ngoai-nghi-le")]
    public async Task Who_names_them_gets_it(string text, string note) => Assert.Equal(note, (await library.Ask(text)).Note);

    [Theory]
    [InlineData("em đang có bầu", "pregnancy")]
    [InlineData("con chua tron nam thi sao", "nursing")]
    [InlineData("bầu ban chấp hành công đoàn", null)]
    [InlineData("làm cho công ty nước ngoài", null)]
    [InlineData("chu vay", null)]
    public void A_circumstance_is_known_by_its_names_and_no_other_words(string text, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Circumstances.Of(QueryTerms.Of(text)));

    [Fact]
    public async Task Whether_a_decree_still_holds_names_the_one_that_took_its_place_and_its_day()
    {
        var answer = await library.Ask("nghị định 12/2022 còn hiệu lực không");

        Assert.Contains("283/2026/NĐ-CP, áp dụng từ ngày 10/09/2026", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Citations, citation => citation.Document == "283/2026/NĐ-CP");
    }
}
