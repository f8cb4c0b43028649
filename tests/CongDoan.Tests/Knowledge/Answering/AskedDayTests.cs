using CongDoan.Knowledge.Answering;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class AskedDayTests
{
    private static readonly DateOnly Today = Day("2026-11-22");

    [Theory]
    [InlineData("lương tối thiểu năm 2025", "2025-12-31")]
    [InlineData("luong toi thieu vung 1 nam 2023", "2023-12-31")]
    [InlineData("lương tối thiểu tháng 5/2025 là bao nhiêu", "2025-05-31")]
    [InlineData("luong toi thieu thang 5 nam 2025", "2025-05-31")]
    [InlineData("T3/2024 đoàn phí bao nhiêu", "2024-03-31")]
    [InlineData("hồi 2019 nghỉ phép mấy ngày", "2019-12-31")]
    [InlineData("nghỉ thai sản 2024 được mấy tháng", "2024-12-31")]
    [InlineData("Năm 2016 người lao động nghỉ hằng năm được mấy ngày?", "2016-12-31")]
    [InlineData("luật quy định năm 2018 nghỉ phép mấy ngày", "2018-12-31")]
    [InlineData("luật sư công đoàn năm 2018 giúp gì", "2018-12-31")]
    [InlineData("năm ngoái lương cơ sở bao nhiêu", "2025-12-31")]
    [InlineData("nam ngoai luong co so bao nhieu", "2025-12-31")]
    [InlineData("năm kia đoàn phí mấy phần trăm", "2024-12-31")]
    [InlineData("3 năm trước lương tối thiểu bao nhiêu", "2023-12-31")]
    [InlineData("đoàn phí trước 1/7/2025 là bao nhiêu", "2025-06-30")]
    [InlineData("đoàn phí trước tháng 7/2025 mấy phần trăm", "2025-06-30")]
    [InlineData("trước năm 2021 nghỉ phép mấy ngày", "2020-12-31")]
    [InlineData("ngày 15/3/2024 lương cơ sở bao nhiêu", "2024-03-15")]
    [InlineData("ngày 15 tháng 3 năm 2024 lương cơ sở bao nhiêu", "2024-03-15")]
    [InlineData("lương cơ sở 01.07.2025", "2025-07-01")]
    [InlineData("đầu năm 2025 lương tối thiểu vùng 2", "2025-01-01")]
    [InlineData("cuối năm 2024 lương tối thiểu", "2024-12-31")]
    [InlineData("vợ sinh tháng 5/2025 chồng nghỉ mấy ngày", "2025-05-31")]
    [InlineData("vợ sinh năm 2024 chồng nghỉ mấy ngày", "2024-12-31")]
    [InlineData("tháng 7/2026 trần đoàn phí bao nhiêu", "2026-07-31")]
    public void A_time_that_has_gone_moves_the_law(string question, string day)
    {
        var asked = AskedDay.Of(question, Today);

        Assert.True(asked.IsPast);
        Assert.Equal(Day(day), asked.Day);
        Assert.DoesNotContain(day[..4], asked.Question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mức bảo hiểm xã hội năm 2023 mấy phần trăm", "xã hội")]
    [InlineData("muc bao hiem xa hoi 2023 may phan tram", "xa hoi")]
    [InlineData("lương tối thiểu có hiệu lực 1/7/2023", "hiệu lực")]
    public void A_word_that_sounds_like_a_time_is_left_where_it_belongs(string question, string word)
    {
        var asked = AskedDay.Of(question, Today);

        Assert.Equal(2023, asked.Day.Year);
        Assert.Contains(word, asked.Question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bộ luật lao động 2012 quy định thử việc mấy ngày", "2020-12-31")]
    [InlineData("thu viec theo blld nam 2012", "2020-12-31")]
    [InlineData("luật công đoàn 2012 kinh phí công đoàn bao nhiêu", "2025-06-30")]
    public void A_law_that_has_ended_and_is_told_by_its_year_is_asked_about_as_of_its_last_day(string question, string day)
    {
        var asked = AskedDay.Of(question, Today);

        Assert.True(asked.IsPast);
        Assert.Equal((Day(day), question), (asked.Day, asked.Question));
    }

    [Theory]
    [InlineData("điều 38 bộ luật lao động 2012")]
    [InlineData("em sinh năm 1970 bao giờ nghỉ hưu")]
    [InlineData("toi sn 1985 may tuoi ve huu")]
    [InlineData("đại hội nhiệm kỳ 2023-2028 bầu ai")]
    [InlineData("kế hoạch giai đoạn 2021 - 2025 của công đoàn")]
    [InlineData("luật 2019 quy định thử việc bao lâu")]
    [InlineData("Luật Công đoàn 2024 có gì mới")]
    [InlineData("bộ luật lao động năm 2019 nói gì về thử việc")]
    [InlineData("luật bhxh 2014 còn dùng không")]
    [InlineData("luật bảo hiểm xã hội 2024 rút một lần được không")]
    [InlineData("luat bao hiem xa hoi nam 2024 rut mot lan duoc khong")]
    [InlineData("luật  bảo  hiểm  xã  hội  2024  rút  một  lần  được  không")]
    [InlineData("điều 70 luật bảo hiểm xã hội 2014")]
    [InlineData("quyền và nghĩa vụ gì theo Luật Việệc làm 2025")]
    [InlineData("phụ cấp có đóng bhxh không theoo Luật bảo hiển xã hội 2024")]
    [InlineData("theo bộ luật lao độn năm 2019 thử việc mấy ngày")]
    [InlineData("lương 2000 usd đóng bảo hiểm thế nào")]
    [InlineData("công ty 2000 nhân viên phải lập ban gì")]
    [InlineData("nghỉ ốm được trợ cấp $2000 không")]
    [InlineData("nghị định 12/2022 phạt gì")]
    [InlineData("Nghị định số 145/2020/NĐ-CP")]
    [InlineData("nghi dinh 293/2025/nd-cp luong toi thieu")]
    [InlineData("quyết định 61/QĐ-TLĐ đoàn phí")]
    [InlineData("em làm từ năm 2015 đến nay nghỉ việc được trợ cấp gì")]
    [InlineData("tôi đóng bảo hiểm từ 2018 muốn rút một lần")]
    [InlineData("đóng bhxh từ 01/07/2025 có được rút một lần không")]
    [InlineData("đóng bảo hiểm trước 1/7/2025 thì có được rút một lần không")]
    [InlineData("những người đóng bhxh trước 1/7/2025 rút một lần được không")]
    [InlineData("em vào làm tháng 3/2020 giờ có mấy ngày phép")]
    [InlineData("em ký hợp đồng ngày 15/3/2024 muốn nghỉ phải báo trước mấy ngày")]
    [InlineData("năm ngoái thưởng tết 1 tháng năm nay không thưởng có đúng không")]
    [InlineData("công ty 2000 công nhân có phải có phòng vắt sữa không")]
    [InlineData("lương 2000 đồng một giờ")]
    [InlineData("nghỉ việc báo trước 30 ngày")]
    [InlineData("làm 5 năm trước khi nghỉ được trợ cấp gì")]
    [InlineData("24/11 có được nghỉ không")]
    [InlineData("lương cơ sở 2026 bao nhiêu")]
    [InlineData("tết 2027 nghỉ mấy ngày")]
    [InlineData("tháng 12/2026 có ngày lễ nào")]
    [InlineData("đến năm 2028 nam bao nhiêu tuổi nghỉ hưu")]
    [InlineData("lương tối thiểu 2024 và 2025 khác gì nhau")]
    [InlineData("hết hạn hợp đồng 2 tháng rồi mà không ai kêu ký lại")]
    [InlineData("lam khong hop dong ba thang roi thi sao")]
    [InlineData("32/13/2024 là ngày gì")]
    public void What_is_no_time_of_the_question_moves_nothing(string question)
    {
        var asked = AskedDay.Of(question, Today);

        Assert.Equal((Today, false), (asked.Day, asked.IsPast));
    }

    [Theory]
    [InlineData("lương tối thiểu 2028", "2028")]
    [InlineData("tết 2027 nghỉ mấy ngày", "2027")]
    [InlineData("lương cơ sở năm 2026", null)]
    public void A_year_to_come_has_to_be_spoken_of(string question, string? year) => Assert.Equal(year, AskedDay.Of(question, Today).YearAhead);

    [Fact]
    public void The_members_own_years_are_no_words_to_look_for()
    {
        Assert.DoesNotContain("1970", AskedDay.Of("em sinh năm 1970 bao giờ nghỉ hưu", Today).Question, StringComparison.Ordinal);
        Assert.DoesNotContain("2015", AskedDay.Of("làm từ năm 2015 đến nay trợ cấp thôi việc sao", Today).Question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("năm 9999 tháng 13/2025 ngày 00/00/0000")]
    [InlineData("𝟚𝟘𝟚𝟝 ٢٠٢٥ năm ２０２５")]
    public void Nothing_that_looks_like_a_date_makes_it_fail(string question) => Assert.Equal(Today, AskedDay.Of(question, Today).Day);
}
