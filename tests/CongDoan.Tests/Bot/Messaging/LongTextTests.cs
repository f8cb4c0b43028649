using System.Globalization;
using CongDoan.Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace CongDoan.Tests.Bot.Messaging;

public sealed class LongTextTests
{
    [Theory]
    [InlineData("ngắn", 2000, new[] { "ngắn" })]
    [InlineData("", 10, new[] { "" })]
    [InlineData("một hai ba bốn", 9, new[] { "một hai", "ba bốn" })]
    [InlineData("đoạn một\n\nđoạn hai", 12, new[] { "đoạn một", "đoạn hai" })]
    [InlineData("Câu một. Câu hai.", 10, new[] { "Câu một.", "Câu hai." })]
    public void A_text_is_cut_where_a_reader_would_pause(string text, int longest, string[] expected) => Assert.Equal(expected, LongText.Split(text, longest));

    [Theory]
    [InlineData("Bạn được trả thêm lương. Theo điểm a, khoản 1, Điều 98 Bộ luật Lao động thì ít nhất 150%.", 60, "điểm a, khoản 1, Điều 98 Bộ luật Lao động thì ít nhất 150%")]
    [InlineData("Căn cứ vào quy định sau đây. Điều 98. Tiền lương làm thêm giờ, làm việc vào ban đêm", 38, "Điều 98. Tiền")]
    [InlineData("Mức đóng đoàn phí là 1% tiền lương, Điều 23 và Điều 24, xem thêm", 52, "Điều 23 và Điều 24")]
    public void A_citation_stays_in_one_piece(string text, int longest, string citation) =>
        Assert.Contains(LongText.Split(text, longest), piece => piece.Contains(citation, StringComparison.Ordinal));

    [Theory]
    [InlineData("👩‍🏭👩‍🏭👩‍🏭", 5, "👩‍🏭")]
    [InlineData("e\u0323\u0302e\u0323\u0302e\u0323\u0302", 4, "e\u0323\u0302")]
    [InlineData("🇻🇳🇻🇳", 6, "🇻🇳")]
    public void No_letter_loses_its_marks_and_no_emoji_is_halved(string text, int longest, string letter) =>
        Assert.All(LongText.Split(text, longest), piece => Assert.Equal(letter, piece));

    [Fact]
    public void Every_piece_fits_and_no_word_is_lost() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(8, 60).ToArbitrary(), (text, longest) =>
        {
            var pieces = LongText.Split(text.Get, longest);
            return pieces.All(piece => piece.Length <= longest) && Bare(string.Concat(pieces)) == Bare(text.Get);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cut_text_ends_with_an_ellipsis_and_fits()
    {
        Assert.Equal("người lao…", LongText.Cut("người lao động", 10));
        Assert.Equal("đủ", LongText.Cut("đủ", 2));
        Assert.Equal(2, new StringInfo(LongText.Cut("👩‍🏭👩‍🏭", 6)).LengthInTextElements);
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
