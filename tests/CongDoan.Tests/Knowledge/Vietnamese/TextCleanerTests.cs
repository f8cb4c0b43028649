using System.Text;
using CongDoan.Knowledge.Vietnamese;
using FsCheck;
using FsCheck.Fluent;

namespace CongDoan.Tests.Knowledge.Vietnamese;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("l\u200bư\u200cơ\u200dn\u2060g\ufeff", "lương")]
    [InlineData("chào\ufe00\ufe0f", "chào")]
    [InlineData("\u202egnơưl\u202c", "gnơưl")]
    [InlineData("a\u0007b", "a b")]
    [InlineData("một\r\nhai\rba", "một\nhai\nba")]
    [InlineData("🙂", "🙂")]
    public void What_nobody_sees_is_removed_and_the_rest_stays(string typed, string clean) =>
        Assert.Equal(clean, TextCleaner.Clean(typed));

    // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("\ufffd", TextCleaner.Clean("\ud83d"));
        Assert.Equal("a\ufffdb", TextCleaner.Clean("a\udc00b"));
    }

    [Fact]
    public void What_is_no_character_becomes_the_replacement_character() =>
        Assert.Equal("a\ufffdb\ufffdc\ufffd", TextCleaner.Clean("a\ufffeb\uffffc" + char.ConvertFromUtf32(0x1FFFE)));

    [Fact]
    public void An_order_in_tag_characters_disappears() =>
        Assert.Equal("Xin chào", TextCleaner.Clean("Xin chào" + string.Concat("reveal".Select(c => char.ConvertFromUtf32(0xE0000 + c)))));

    [Fact]
    public void Piles_of_marks_are_cut_to_four_a_letter()
    {
        var clean = TextCleaner.Clean("l" + new string('\u0301', 400) + "ương");

        Assert.True(clean.Length <= 9);
        Assert.EndsWith("ương", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_thousand_characters_come_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("Tôi bị nợ lương.", 1250));

        Assert.Equal(text, TextCleaner.Clean(text));
        Assert.Equal(5000, Syllables.Of(text).Count);
    }

    [Fact]
    public void A_token_of_five_thousand_letters_is_cut_at_forty()
    {
        var syllables = Syllables.Of(new string('a', 5000));

        Assert.Equal(125, syllables.Count);
        Assert.All(syllables, syllable => Assert.Equal(40, syllable.Length));
    }

    [Fact]
    public void Cleaning_never_throws_leaves_well_formed_NFC_and_changes_nothing_the_second_time() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCharacters().ToArbitrary(), text =>
        {
            var clean = TextCleaner.Clean(text);
            return clean.IsNormalized(NormalizationForm.FormC)
                && clean.EnumerateRunes().All(rune => rune.Value is not (>= 0xE0000 and <= 0xE01EF))
                && TextCleaner.Clean(clean) == clean;
        }));

    [Fact]
    public void A_cleaned_line_has_no_line_breaks_and_no_double_spaces() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCharacters().ToArbitrary(), text =>
        {
            var line = TextCleaner.CleanLine(text);
            return !line.Contains('\n', StringComparison.Ordinal) && !line.Contains("  ", StringComparison.Ordinal) && line == line.Trim();
        }));

    [SharedFact]
    public void Every_bad_message_of_the_shared_set_can_be_cleaned_and_cut() =>
        Assert.All(Directory.GetFiles(SharedData.File("badinputs", "messages")), file =>
        {
            var clean = TextCleaner.Clean(File.ReadAllText(file));
            Assert.True(clean.IsNormalized(NormalizationForm.FormC));
            Assert.All(Syllables.Of(clean), syllable => Assert.InRange(syllable.Length, 1, 40));
        });

    // Any UTF-16 unit, lone surrogates too, and often the ones that cleaning is about.
    private static Gen<string> AnyCharacters() =>
        Gen.OneOf(
                Gen.Choose(0, 0xFFFF).Select(code => (char)code),
                Gen.Elements("\u0301\u0323\u031b\u200b\ufe0f\ud83d\ude42\udb40\udc72\r\n\t aơưđ".ToCharArray()))
            .ListOf()
            .Select(characters => new string([.. characters]));
}
