using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Retrieval.Spelling;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Retrieval.Spelling;

/// <summary>What is typed in haste is read as it was meant, and what is right stays.</summary>
public sealed class SpellerTests
{
    private static readonly Lazy<Speller> Shared = new(() => new Speller(LexiconSources.Of(Texts())));

    [Theory]
    [InlineData("người lao dộng xin nghỉ việc", "người lao động xin nghỉ việc")]
    [InlineData("hợp đồgn lao động", "hợp đồng lao động")]
    [InlineData("tiền lươngg tháng này", "tiền lương tháng này")]
    [InlineData("bảo hiêmr xã hội", "bảo hiểm xã hội")]
    [InlineData("chấm zứt hợp đồng", "chấm dứt hợp đồng")]
    [InlineData("trợ cấp thất nghiệpp", "trợ cấp thất nghiệp")]
    [InlineData("hợpđồng lao động", "hợp đồng lao động")]
    [InlineData("kluật lao động", "kỷ luật lao động")]
    public void A_slip_is_read_as_the_word_that_was_meant(string typed, string meant) => Assert.Equal(meant, Read(typed, isBare: false));

    [Theory]
    [InlineData("nghỉ thai sản duoc may thang", "nghỉ thai sản được mấy tháng")]
    [InlineData("hop đồng lao dong het hạn", "hợp đồng lao động hết hạn")]
    public void Marks_that_were_left_out_of_half_the_words_are_put_back(string typed, string meant) => Assert.Equal(meant, Read(typed, isBare: false));

    [Theory]
    [InlineData("tien luong lam them gio", "tiền lương làm thêm giờ")]
    [InlineData("don phuong cham dut hop dong lao dong", "đơn phương chấm dứt hợp đồng lao động")]
    public void A_question_without_any_marks_gets_them_back(string typed, string meant) => Assert.Equal(meant, Read(typed, isBare: true));

    [Theory]
    [InlineData("bhxh một lần 2024")]
    [InlineData("điều 35 khoản 1")]
    [InlineData("sếp đuổi việc vì có bầu")]
    public void What_is_right_stays_as_it_is(string typed) => Assert.Equal(typed, Read(typed, isBare: false));

    [Fact]
    public void A_word_that_nothing_explains_stays_as_it_was_typed() => Assert.Contains("qwxzkrt", Read("lương qwxzkrt tháng", isBare: false), StringComparison.Ordinal);

    [Fact]
    public void Of_a_text_of_words_that_nobody_writes_only_the_first_are_looked_at()
    {
        const int Many = 200;
        var nonsense = string.Join(' ', Enumerable.Range(0, Many).Select(i => $"qwx{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}zk"));

        Assert.EndsWith("người lao dộngg", Read($"{nonsense} người lao dộngg", isBare: false), StringComparison.Ordinal);
        Assert.StartsWith("người lao động", Read($"người lao dộngg {nonsense}", isBare: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_letters_that_is_longer_than_any_syllable_stays()
    {
        var run = string.Concat(Enumerable.Repeat("dong", 9));

        Assert.Equal($"lương {run} tháng", Read($"lương {run} tháng", isBare: false));
    }

    private static string Read(string typed, bool isBare) => string.Join(' ', Shared.Value.Read(Syllables.Of(typed), isBare));

    private static PassageTexts Texts()
    {
        var cards = Cards();
        return PassageTexts.Of(cards, CorpusStatistics.Of(PassageVectorizer.Vectors(cards, CancellationToken.None)));
    }

    private static List<PassageCard> Cards()
    {
        var document = new DocumentCard { Number = "1/2020/QH1", Kind = DocumentKind.Law, Title = "Luật Thử nghiệm", Unit = "vn", Legibility = "clean" };
        string[] texts =
        [
            "Người lao động có quyền đơn phương chấm dứt hợp đồng lao động và hưởng trợ cấp thất nghiệp.",
            "Người sử dụng lao động trả tiền lương làm thêm giờ; xử lý kỷ luật lao động theo nội quy.",
            "Lao động nữ nghỉ thai sản được hưởng bảo hiểm xã hội; hợp đồng lao động hết hạn.",
        ];
        return texts.Select((text, i) => new PassageCard
        {
            Id = $"p{i}", Ordinal = i, Document = document, Article = $"{i + 1}", Heading = "", Chapter = "", Lead = "", Text = text,
        }).ToList();
    }
}
