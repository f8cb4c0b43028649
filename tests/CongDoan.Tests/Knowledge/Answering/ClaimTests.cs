using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>What members say is so, beside the starter notes.</summary>
public sealed class ClaimTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    private const string True = "Đúng như bạn nói:";
    private const string False = "Chưa đúng:";
    private const string Ended = "Không còn đúng:";

    [Theory]
    [InlineData("nghe nói nghỉ giữa ca được 20 phút thôi", False)]
    [InlineData("lương cơ sở vẫn 2.340.000 đúng không", Ended)]
    [InlineData("công ty giữ bằng gốc, căn cước là đúng luật mà", False)]
    [InlineData("lương cơ sở giờ 2.530.000 phải không", True)]
    [InlineData("nghỉ ốm được trả 75% lương đúng không", True)]
    public async Task A_certain_comparison_is_said_first(string text, string opening)
    {
        var answer = await library.Ask(text);

        Assert.StartsWith(opening, answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Citations);
    }

    [Theory]
    [InlineData("đang bầu thì công ty không được cho nghỉ việc đúng không")]
    [InlineData("thử việc 20 ngày là đúng luật rồi")]
    [InlineData("trợ cấp thôi việc mỗi năm 1 tháng lương mà")]
    [InlineData("vào công đoàn là tự nguyện đúng không")]
    [InlineData("đoàn phí giờ còn 0,5% thôi đúng không ad")]
    public async Task What_is_not_certain_is_answered_without_a_yes_or_no(string text)
    {
        var answer = await library.Ask(text);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.DoesNotContain((string[])["Chưa đúng", "Không.", "Có.", "Được.", "Không còn đúng"], opening => answer.Text.StartsWith(opening, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nghỉ cưới được mấy ngày")]
    [InlineData("em bị trừ lương 2 tháng nay")]
    [InlineData("công ty có được giữ bằng gốc không")]
    public async Task A_question_or_a_story_is_not_called_right_or_wrong(string text)
    {
        var answer = await library.Ask(text);

        Assert.DoesNotContain((string[])[True, False, Ended], opening => answer.Text.StartsWith(opening, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nghe nói bỏ bảo hiểm thất nghiệp rồi", "bảo hiểm thất nghiệp", "74/2025/QH15")]
    [InlineData("nghe noi tu dau nam nay bo luon bhtn roi", "bảo hiểm thất nghiệp", "74/2025/QH15")]
    [InlineData("đoàn phí bị bỏ từ tháng 7 rồi đúng không", "đoàn phí công đoàn", "61/QĐ-TLĐ")]
    [InlineData("nghe đồn bỏ chế độ thai sản rồi", "chế độ thai sản", "45/2019/QH14")]
    public async Task A_scheme_that_stands_is_not_gone(string text, string scheme, string document)
    {
        var answer = await library.Ask(text);

        Assert.StartsWith($"Chưa đúng: {scheme} vẫn đang áp dụng.", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Citations, citation => citation.Document == document);
    }

    [Theory]
    [InlineData("chưa bỏ bảo hiểm thất nghiệp mà")]
    [InlineData("nghe nói sắp bỏ bảo hiểm thất nghiệp")]
    [InlineData("nghe nói từ 2027 bỏ lương cơ sở")]
    [InlineData("nghe nói sang năm bỏ lương cơ sở rồi")]
    [InlineData("nghe nói công ty bỏ bảo hiểm xã hội của tụi em rồi")]
    [InlineData("em bỏ bảo hiểm xã hội rồi")]
    [InlineData("nghe nói bỏ sổ bảo hiểm giấy rồi")]
    public async Task What_somebody_does_or_the_law_may_do_some_day_is_not_called_wrong(string text) =>
        Assert.DoesNotContain("vẫn đang áp dụng", (await library.Ask(text)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Every_scheme_that_stands_has_its_note()
    {
        var notes = (await library.Services.GetRequiredService<LibraryReader>().DocumentsAsync(CancellationToken.None)).Where(note => note.IsStarter).Select(note => note.Number).ToHashSet(StringComparer.Ordinal);

        Assert.All(EmbeddedTable.Read("Answering/Data/standing.tsv").Where(row => row[0] == "scheme"), row => Assert.Contains(row[2], notes));
    }

    [Fact]
    public async Task A_word_with_its_marks_is_not_taken_for_another_one() =>
        Assert.Equal(Decision.Answer, (await library.Ask("tới tháng đc nghỉ 30 phút là cty thương thôi chứ luật làm gì có")).Decision);
}
