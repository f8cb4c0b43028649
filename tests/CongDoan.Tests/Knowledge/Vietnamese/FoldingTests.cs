using System.Globalization;
using System.Text;
using CongDoan.Knowledge.Vietnamese;
using FsCheck;
using FsCheck.Fluent;

namespace CongDoan.Tests.Knowledge.Vietnamese;

public sealed class FoldingTests
{
    private const string Letters = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcdghklmnpqrstvx";

    private static readonly Gen<string> Vietnamese =
        Gen.Elements((Letters + Letters.ToUpper(CultureInfo.GetCultureInfo("vi-VN")) + " 0123456789.,").ToCharArray())
            .ListOf()
            .Select(letters => new string([.. letters]));

    [Theory]
    [InlineData("Công đoàn ĐỒNG HÀNH", "cong doan dong hanh")]
    [InlineData("người lao động", "nguoi lao dong")]
    public void Folding_takes_the_marks_and_the_case_away(string text, string folded) =>
        Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(text =>
            Folding.Fold(Folding.Fold(text.Get)) == Folding.Fold(text.Get)));

    [Fact]
    public void Folded_Vietnamese_has_no_marks_no_capitals_and_the_same_length() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Vietnamese.ToArbitrary(), text =>
        {
            var folded = Folding.Fold(text);
            return folded.Length == text.Length && folded.All(char.IsAscii) && !folded.Any(char.IsAsciiLetterUpper) && !Folding.HasMarks(folded);
        }));

    [Fact]
    public void Composed_and_decomposed_text_fold_to_the_same() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Vietnamese.ToArbitrary(), text =>
            Folding.Fold(text.Normalize(NormalizationForm.FormD)) == Folding.Fold(text)));

    [Fact]
    public void Marks_are_seen_exactly_when_folding_removes_some() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Vietnamese.ToArbitrary(), text =>
            Folding.HasMarks(text) == text.Any(c => !char.IsAscii(c))));

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("thuý", "thúy")]
    [InlineData("quý", "quý")]
    [InlineData("toán", "toán")]
    [InlineData("hòa", "hòa")]
    public void Both_placements_of_a_tone_become_one(string typed, string stored) =>
        Assert.Equal(stored, TonePlacement.Normalize(typed));

    [Fact]
    public void Placing_the_tone_twice_changes_nothing_more_and_folds_alike() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Vietnamese.ToArbitrary(), text =>
        {
            var once = TonePlacement.Normalize(text.ToLowerInvariant());
            return TonePlacement.Normalize(once) == once && Folding.Fold(once) == Folding.Fold(text);
        }));
}
