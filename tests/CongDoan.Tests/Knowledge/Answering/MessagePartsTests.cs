using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class MessagePartsTests
{
    [Theory]
    [InlineData("Mang thai 7 tháng: có bị cho nghỉ không, tăng ca được không, sinh xong nghỉ mấy tháng?", "Mang thai 7 tháng", 3)]
    [InlineData("muốn nghỉ việc thì báo trước mấy ngày? trợ cấp thất nghiệp nộp ở đâu?", "", 2)]
    [InlineData("Công ty có được giữ bằng cấp, bắt đặt cọc tiền không?", "", 2)]
    [InlineData("em vào làm được 2 năm, phép năm mấy ngày, nghỉ cưới mấy ngày", "em vào làm được 2 năm", 2)]
    [InlineData("phép năm mấy ngày với lại nghỉ cưới có lương ko ạ", "", 2)]
    [InlineData("luong toi thieu vung 1 nhieu? lam them ngay thuong may %? cty tre luong thi sao?", "", 3)]
    public void Several_questions_are_read_apart(string text, string context, int count)
    {
        var parts = MessageParts.Of(text);

        Assert.Equal(context, parts?.Context);
        Assert.Equal(count, parts?.Questions.Count);
    }

    [Theory]
    [InlineData("muốn nghỉ việc phải báo trước mấy ngày?")]
    [InlineData("công ty nợ lương 2 tháng, em nghỉ ngang được không?")]
    [InlineData("nghỉ đẻ được mấy tháng, mấy ngày?")]
    [InlineData("lương với lại thưởng tết tính sao")]
    [InlineData("ong ngoai mat thi dc nghi may ngay, co luong ko")]
    [InlineData("vợ sinh và con ốm thì nghỉ mấy ngày")]
    [InlineData("lương, thưởng, phụ cấp có phải đóng bảo hiểm không")]
    [InlineData("")]
    public void One_question_stays_whole(string text) => Assert.Null(MessageParts.Of(text));

    [Fact]
    public void What_a_list_asks_is_asked_of_each_of_its_items() =>
        Assert.Equal(["Công ty có được giữ bằng cấp không", "Công ty có được bắt đặt cọc tiền không"], MessageParts.Of("Công ty có được giữ bằng cấp, bắt đặt cọc tiền không?")?.Questions);
}
