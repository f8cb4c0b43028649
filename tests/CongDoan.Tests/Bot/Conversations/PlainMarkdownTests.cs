using CongDoan.Bot.Conversations;

namespace CongDoan.Tests.Bot.Conversations;

public sealed class PlainMarkdownTests
{
    [Theory]
    [InlineData("**Nên làm:** xem giấy thử việc", "Nên làm: xem giấy thử việc")]
    [InlineData("## Mức lương\n- **Vùng 1**: 5,31 triệu\n- Vùng 2", "Mức lương\n- Vùng 1: 5,31 triệu\n- Vùng 2")]
    [InlineData("[Bộ luật](https://vbpl.vn/a) và [xem](javascript:alert(1))", "Bộ luật (https://vbpl.vn/a) và xem")]
    [InlineData("![ảnh](https://x.vn/a.png) hết", "ảnh hết")]
    [InlineData("lương 2 ** 3 và số #1, điểm [a] (khoản 2)", "lương 2 ** 3 và số #1, điểm [a] (khoản 2)")]
    public void The_signs_go_and_the_words_stay(string markdown, string expected) => Assert.Equal(expected, PlainMarkdown.Read(markdown));
}
