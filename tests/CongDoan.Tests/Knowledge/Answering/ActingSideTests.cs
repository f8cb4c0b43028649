using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>The rule for one side is not said to the other, nor a fine to who asks for a rule.</summary>
public sealed class ActingSideTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    [Theory]
    [InlineData("Người lao động được đơn phương chấm dứt hợp đồng không cần báo trước khi nào?", "Công ty được đơn phương cho tôi nghỉ việc khi nào?", true)]
    [InlineData("Thời hạn báo trước khi người lao động đơn phương chấm dứt hợp đồng", "Công ty cho nghỉ việc phải báo trước mấy ngày?", true)]
    [InlineData("nguoi lao dong phai boi thuong gi khi nghi trai luat", "Bị đuổi việc trái luật thì được bồi thường gì?", true)]
    [InlineData("Người sử dụng lao động có các nghĩa vụ gì", "Người lao động có nghĩa vụ gì?", true)]
    [InlineData("em nghỉ việc báo trước mấy ngày", "Công ty cho nghỉ việc phải báo trước mấy ngày?", true)]
    [InlineData("công ty không cho nghỉ việc thì sao", "Công ty được đơn phương cho tôi nghỉ việc khi nào?", true)]
    [InlineData("mình nghỉ thì sao", "Khi nào công ty bị cấm cho người lao động nghỉ việc?", true)]
    [InlineData("mình nghỉ phép thì sao", "Khi nào công ty bị cấm cho người lao động nghỉ việc?", false)]
    [InlineData("Người lao động bị công ty sa thải khi nào", "Những lỗi nào thì bị sa thải?", false)]
    [InlineData("nghỉ việc báo trước mấy ngày", "Công ty cho nghỉ việc phải báo trước mấy ngày?", false)]
    [InlineData("công ty cho em nghỉ việc riêng mấy ngày", "Muốn nghỉ việc phải báo trước mấy ngày?", false)]
    [InlineData("con chưa đầy 1 tuổi thì ba nó có bị cho nghỉ việc không", "Khi nào công ty bị cấm cho người lao động nghỉ việc?", false)]
    [InlineData("tự ý bỏ việc mấy ngày thì bị sa thải", "Tự ý nghỉ mấy ngày thì bị sa thải?", false)]
    public void Who_acts_is_read_from_both(string question, string title, bool differs) => Assert.Equal(differs, ActingSide.Differs(ActingSide.Of(question), title));

    [Theory]
    [InlineData("Người lao động được đơn phương chấm dứt hợp đồng lao động không cần báo trước khi nào?", "cong-ty-duoc-cho-nghi-viec-khi-nao")]
    [InlineData("Nếu đơn phương chấm dứt hợp đồng trái pháp luật, người lao động phải bồi thường gì?", "bi-duoi-viec-trai-luat-duoc-gi")]
    [InlineData("Người sử dụng lao động có các nghĩa vụ gì?", "nghia-vu-cua-nguoi-lao-dong")]
    [InlineData("Công ty có được khấu trừ lương của người lao động không?", "muc-phat-cham-luong-thieu-luong")]
    [InlineData("Nếu ngày nghỉ lễ trùng ngày nghỉ hằng tuần thì sao?", "muc-phat-vi-pham-nghi-phep-nghi-le")]
    [InlineData("Người lao động có quyền và nghĩa vụ gì theo Luật Việc làm 2025?", "nghia-vu-cua-nguoi-lao-dong")]
    public async Task A_note_for_somebody_or_something_else_does_not_answer(string question, string note) =>
        Assert.NotEqual(note, (await library.Ask(question)).Note);

    [Theory]
    [InlineData("cty k cho nghĩ phép năm bị phạc bao nhiu", "muc-phat-vi-pham-nghi-phep-nghi-le")]
    [InlineData("Người lao động có nghĩa vụ gì theo Bộ luật Lao động?", "nghia-vu-cua-nguoi-lao-dong")]
    public async Task The_one_that_is_meant_does(string question, string note) => Assert.Equal(note, (await library.Ask(question)).Note);

    [Fact]
    public async Task A_yes_to_another_question_is_not_said() => Assert.DoesNotMatch("^Có", (await library.Ask("doanh nghiệp trả tiền thay cho việc bồi dưỡng bằng hiện vật có được không")).Text);

    [Fact]
    public async Task The_other_side_may_be_asked_about_next()
    {
        const string Asked = "cty đơn phương chấm dứt phải báo trước bao nhiêu ngày";
        var first = await library.Ask(Asked);
        var next = await library.Ask("còn mình nghỉ thì sao", new Turn(true, Asked), new Turn(false, first.Text));

        Assert.Equal(("cong-ty-cho-nghi-phai-bao-truoc-may-ngay", "nghi-viec-bao-truoc-may-ngay"), (first.Note, next.Note));
    }
}
