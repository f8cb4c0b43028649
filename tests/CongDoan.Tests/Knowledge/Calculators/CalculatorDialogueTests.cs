using CongDoan.Knowledge.Calculators.Dialogue;

namespace CongDoan.Tests.Knowledge.Calculators;

/// <summary>Conversations with the calculators, typed as members type.</summary>
public sealed class CalculatorDialogueTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void What_is_missing_is_asked_one_by_one_and_the_result_follows()
    {
        var talk = new Talk();
        Assert.Equal("Bạn làm cho công ty được bao lâu?", talk.Say("tính giúp em trợ cấp thôi việc, lương 8tr"));
        Assert.Equal("Trong thời gian đó, bạn đã đóng bảo hiểm thất nghiệp bao lâu?", talk.Say("5 năm"));
        Assert.StartsWith("Trợ cấp thôi việc khoảng 20.000.000 đồng", talk.Say("chưa đóng"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tinh tro cap thoi viec giup em", "Lương bình quân 6 tháng cuối theo hợp đồng của bạn là bao nhiêu?")]
    [InlineData("tính trợ cấp thất nghiệp dùm", "Lương đóng bảo hiểm thất nghiệp bình quân 6 tháng cuối của bạn là bao nhiêu?")]
    [InlineData("ad tính tiền thai sản giùm em với", "Lương đóng BHXH bình quân 6 tháng gần nhất của bạn là bao nhiêu?")]
    public void Who_asks_for_help_with_a_sum_is_asked_for_its_numbers(string question, string expected) =>
        Assert.Equal(expected, new Talk().Say(question));

    [Fact]
    public void What_was_said_at_once_is_not_asked_again() => Assert.StartsWith(
        "Trợ cấp thôi việc khoảng 8.000.000 đồng",
        new Talk().Say("em làm 5 năm, đóng bhtn 3 năm, lương 8 triệu thì trợ cấp thôi việc được bao nhiêu"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("lương 12tr đóng đoàn phí bao nhiêu", "Đoàn phí: 60.000 đồng")]
    [InlineData("luong 8 trieu dong doan phi bao nhieu 1 thang", "Đoàn phí: 40.000 đồng")]
    [InlineData("Lương 10.400.000 tăng ca 4 tiếng chủ nhật được bao nhiêu tiền", "Làm thêm 4 giờ vào ngày nghỉ hằng tuần: ít nhất 400.000 đồng")]
    [InlineData("luong 10tr4 lam them 4 tieng ban dem ngay le duoc bn", "Làm thêm 4 giờ vào ngày lễ, Tết, ban đêm: ít nhất 780.000 đồng")]
    [InlineData("đóng bhtn 30 tháng lương 8tr thì trợ cấp thất nghiệp được bao nhiêu", "Trợ cấp thất nghiệp khoảng 4.800.000 đồng một tháng, trong 3 tháng")]
    [InlineData("đóng bhtn 11 tháng có lãnh được không", "Đóng 11 tháng thì chưa đủ")]
    [InlineData("đóng bảo hiểm thất nghiệp 4 năm lãnh được mấy tháng", "Đóng bảo hiểm thất nghiệp 4 năm thì được hưởng 4 tháng")]
    [InlineData("nam sinh 15/1/1965 khi nào đủ tuổi nghỉ hưu", "Sinh 15/01/1965, nam: đủ tuổi nghỉ hưu vào tháng 07/2026")]
    [InlineData("em làm được 6 năm thì được bao nhiêu ngày phép năm", "Được 13 ngày phép một năm")]
    [InlineData("lương tối thiểu vùng 4 năm 2026 nhiêu ad", "Từ ngày 01/01/2026, lương tối thiểu tháng vùng IV là 3.700.000 đồng.")]
    [InlineData("luong toi thieu vung 2 bao nhieu mot gio", "Từ ngày 01/01/2026, lương tối thiểu giờ vùng II là 22.700 đồng.")]
    [InlineData("năm 2027 đàn ông mấy tuổi mới hưu", "Năm 2027, lao động nam làm việc trong điều kiện bình thường nghỉ hưu khi đủ 61 tuổi 9 tháng.")]
    public void A_question_with_its_own_numbers_is_answered_at_once(string question, string expected) =>
        Assert.StartsWith(expected, new Talk().Say(question), StringComparison.Ordinal);

    [Theory]
    [InlineData("đoàn phí đóng bao nhiêu")]
    [InlineData("tăng ca tối đa bao nhiêu giờ một tháng")]
    [InlineData("nghỉ thai sản mấy tháng")]
    [InlineData("rút bhxh 1 lần được không, em đóng 5 năm rồi")]
    [InlineData("công ty phạt em 500k vì đi trễ có đúng không")]
    [InlineData("sổ bảo hiểm mất thì sao")]
    [InlineData("lương tối thiểu vùng bao nhiêu")]
    [InlineData("năm 2027 mấy tuổi được nghỉ hưu")]
    [InlineData("công ty trả thấp hơn lương tối thiểu vùng 1 thì phạt bao nhiêu")]
    [InlineData("hợp đồng 2 năm nghỉ báo trước mấy ngày, trợ cấp được bao nhiêu, thất nghiệp nộp ở đâu?")]
    public void A_question_about_the_rule_is_not_for_a_calculator(string question) => Assert.Null(new Talk().Say(question));

    [Theory]
    [InlineData("lương tối thiểu vùng 4 là bao nhiêu", "còn vùng 1 thì sao", "Từ ngày 01/01/2026, lương tối thiểu tháng vùng I là 5.310.000 đồng.")]
    [InlineData("năm 2027 đàn ông mấy tuổi mới hưu", "ý là lao động nữ", "Năm 2027, lao động nữ làm việc trong điều kiện bình thường nghỉ hưu khi đủ 57 tuổi 4 tháng.")]
    public void Another_choice_may_follow_the_result(string first, string then, string expected)
    {
        var talk = new Talk();
        talk.Say(first);
        Assert.Equal(expected, talk.Say(then));
    }

    [Fact]
    public void Another_number_may_follow_the_result()
    {
        var talk = new Talk();
        talk.Say("lương 12tr đóng đoàn phí bao nhiêu");
        Assert.StartsWith("Đoàn phí: 75.000 đồng", talk.Say("vậy 15 triệu thì sao"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đoàn phí công đoàn đóng sao vậy", "lương mình 7 triệu thì bao nhiêu", "Đoàn phí: 35.000 đồng")]
    [InlineData("doan phi dong bao nhieu", "12 trieu", "Đoàn phí: 60.000 đồng")]
    [InlineData("nghỉ phép năm được mấy ngày", "vậy làm 11 năm thì sao", "Được 14 ngày phép một năm")]
    [InlineData("e muốn nghỉ việc phải báo trước bao lâu", "hđ ko thời hạn", "Với hợp đồng không xác định thời hạn, bạn báo trước ít nhất 45 ngày.")]
    public void A_rule_that_was_asked_for_is_applied_to_the_numbers_that_follow(string rule, string numbers, string expected)
    {
        var talk = new Talk();
        Assert.Null(talk.Say(rule));
        Assert.StartsWith(expected, talk.Say(numbers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("à nhầm 15 triệu")]
    [InlineData("15tr")]
    [InlineData("sửa lại lương em 15 triệu")]
    public void A_number_is_put_right(string correction)
    {
        var talk = new Talk();
        talk.Say("lương 12tr đóng đoàn phí bao nhiêu");
        Assert.StartsWith("Đoàn phí: 75.000 đồng", talk.Say(correction), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trợ cấp thôi việc tính sao", "vậy em làm 5 năm thì sao")]
    [InlineData("nghỉ việc phải báo trước mấy ngày", "còn hợp đồng không thời hạn mà công ty cho nghỉ thì sao")]
    [InlineData("đoàn phí đóng bao nhiêu", "công ty nợ lương em 2 tháng rồi giờ phải làm sao để đòi lại được")]
    public void A_rule_is_not_applied_when_more_would_have_to_be_asked_or_something_else_is_meant(string rule, string next)
    {
        var talk = new Talk();
        Assert.Null(talk.Say(rule));
        Assert.Null(talk.Say(next));
    }

    [Fact]
    public void A_new_topic_leaves_the_calculator()
    {
        var talk = new Talk();
        talk.Say("tính giúp em trợ cấp thôi việc, lương 8tr");
        Assert.Null(talk.Say("mà thử việc tối đa mấy ngày"));
        Assert.Null(talk.Say("5 năm"));
    }

    [Fact]
    public void Numbers_may_come_in_another_order_than_they_are_asked_for()
    {
        var talk = new Talk();
        Assert.Equal("Lương bình quân 6 tháng cuối theo hợp đồng của bạn là bao nhiêu?", talk.Say("tinh tro cap thoi viec giup em"));
        Assert.Equal("Lương bình quân 6 tháng cuối theo hợp đồng của bạn là bao nhiêu?", talk.Say("làm 20 năm, 4 năm ko đóng thất nghiệp"));
        Assert.StartsWith("Trợ cấp thôi việc khoảng 20.000.000 đồng", talk.Say("lương 10tr"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_may_come_before_the_number_that_is_asked_for()
    {
        var talk = new Talk();
        Assert.Equal("Bạn sinh ngày tháng năm nào?", talk.Say("tính tuổi hưu giùm"));
        Assert.Equal("Bạn sinh ngày tháng năm nào?", talk.Say("nữ"));
        Assert.Contains("nữ: đủ tuổi nghỉ hưu vào tháng 10/2029", talk.Say("sinh 10/1971"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_is_offered_with_its_buttons_and_understood_when_pressed()
    {
        var talk = new Talk();
        Assert.Equal("Hợp đồng của bạn thuộc loại nào?", talk.Say("tính giúp em nghỉ việc phải báo trước mấy ngày"));
        Assert.Equal(["Không xác định thời hạn", "Dưới 12 tháng", "Từ 12 đến 36 tháng"], talk.Options);
        Assert.Contains("đến hết 22/12/2026", talk.Say("Từ 12 đến 36 tháng"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_button_is_understood_as_what_it_says()
    {
        foreach (var slot in CalculatorForms.All.SelectMany(form => form.Slots))
        {
            Assert.All(slot.Options.Where(option => !option.IsPlain), option => Assert.Equal(option.Value, slot.Read(CongDoan.Knowledge.Vietnamese.Folding.Fold(option.Button), isAsked: true)));
        }
    }

    private sealed class Talk
    {
        private readonly List<(bool FromMember, string Text)> _turns = [];

        public IReadOnlyList<string> Options { get; private set; } = [];

        public string? Say(string text)
        {
            _turns.Add((true, text));
            var reply = CalculatorDialogue.Of(_turns, Today);
            Options = reply is CalculatorReply.Ask ask ? ask.Slot.Options.Select(option => option.Button).ToList() : [];
            var said = reply is null ? null : CalculatorDialogue.Said(reply);
            _turns.Add((false, said ?? "Câu trả lời khác."));
            return said;
        }
    }
}
