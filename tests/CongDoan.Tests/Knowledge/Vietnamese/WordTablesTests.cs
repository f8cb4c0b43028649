using CongDoan.Knowledge;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Vietnamese;

public sealed class WordTablesTests
{
    [Theory]
    [InlineData("cty ko tra lg", "công ty không tra lương")]
    [InlineData("e mún ngvc thì lm ntn", "e muốn nghỉ việc thì làm như thế nào")]
    [InlineData("bị phạt 500 k", "bị phạt 500 k")]
    [InlineData("điểm k khoản 1", "điểm k khoản 1")]
    [InlineData("hợp đồng vô hiệu", "hợp đồng vô hiệu")]
    [InlineData("em bị dị ứng", "em bị dị ứng")]
    public void Teencode_is_spelled_out_where_its_reading_is_certain(string typed, string spelled) =>
        Assert.Equal(spelled, string.Join(' ', WordTables.Spell(Syllables.Of(typed), folded: false)));

    [Theory]
    [InlineData("cty ko tra luong", "cong ty khong tra luong")]
    [InlineData("nha o xa hoi", "nha o xa hoi")]
    [InlineData("hom nay", "hom nay")]
    [InlineData("tu van luat", "tu van luat")]
    public void Text_without_accents_is_spelled_without_accents(string typed, string spelled) =>
        Assert.Equal(spelled, string.Join(' ', WordTables.Spell(Syllables.Of(typed), folded: true)));

    [Theory]
    [InlineData("bị đuổi việc", "sa thải")]
    [InlineData("nghỉ đẻ mấy tháng", "nghỉ thai sản")]
    [InlineData("tăng ca chủ nhật", "làm thêm giờ")]
    [InlineData("nghỉ phép năm", "nghỉ hằng năm")]
    [InlineData("BHXH của NLĐ", "bảo hiểm xã hội")]
    [InlineData("CDCS của NLD", "công đoàn cơ sở")]
    [InlineData("bảo hiểm xã hội", "bhxh")]
    public void Everyday_words_and_short_forms_lead_to_the_words_of_the_law(string typed, string term) =>
        Assert.Contains(term, Terms(typed, folded: false));

    [Theory]
    [InlineData("nghi de may thang", "nghi thai san")]
    [InlineData("tang ca chu nhat", "lam them gio")]
    [InlineData("bhxh cua nld", "bao hiem xa hoi")]
    public void Text_without_accents_is_led_to_terms_without_accents(string typed, string term) =>
        Assert.Contains(term, Terms(typed, folded: true));

    [Theory]
    [InlineData("phải báo công ty sớm chừng nào", false, "thời hạn báo trước", 1, 6)]
    [InlineData("phai bao cong ty som chung nao", true, "thoi han bao truoc", 1, 6)]
    [InlineData("báo sớm chừng nào cho công ty", false, null, 0, 0)]
    public void A_word_for_somebody_inside_a_phrase_does_not_part_it(string typed, bool folded, string? term, int start, int length)
    {
        var parted = WordTables.ExpandParted(Syllables.Of(typed), folded);

        Assert.Equal(term is null ? [] : [(term, start, length)], parted.Select(expansion => (string.Join(' ', expansion.Replacement), expansion.Start, expansion.Length)).Take(1));
    }

    [Fact]
    public void The_longest_phrase_wins_its_place()
    {
        var synonyms = WordTables.Expand(Syllables.Of("nghỉ phép năm"), folded: false)
            .Where(expansion => expansion.Table == WordTableKind.Synonym)
            .ToList();

        Assert.All(synonyms, synonym => Assert.Equal((0, 3), (synonym.Start, synonym.Length)));
        Assert.NotEmpty(synonyms);
    }

    [Fact]
    public void Accented_keys_are_not_found_in_another_accented_word()
    {
        Assert.DoesNotContain("thời gian hành kinh", Terms("đơn vị tôi tháng này", folded: false));
        Assert.DoesNotContain("khởi kiện", Terms("điều kiện hưởng", folded: false));
    }

    [Fact]
    public void Courtesy_weighs_little_and_substance_weighs_all()
    {
        Assert.True(WordTables.StopWeight("ạ", folded: false) <= 0.2);
        Assert.Equal(1, WordTables.StopWeight("lương", folded: false));
        Assert.Equal([0.1, 0.1, 0.1, 1, 1], WordTables.StopWeights(Syllables.Of("cho em hỏi thai sản"), folded: false));
    }

    [Theory]
    [InlineData("abbreviations", 100)]
    [InlineData("teencode", 250)]
    [InlineData("synonyms", 200)]
    [InlineData("stopwords", 100)]
    public void Every_table_is_whole_and_in_order(string name, int least)
    {
        var rows = EmbeddedTable.Read($"Vietnamese/Data/{name}.tsv");

        Assert.True(rows.Count >= least);
        Assert.All(rows, row => Assert.True(row.Length >= 2 && row[0].Length > 0 && row[1].Length > 0, string.Join('\t', row)));
        var layer = name == "stopwords" ? 2 : 3;
        Assert.Empty(rows.GroupBy(row => (row[0], row.ElementAtOrDefault(layer))).Where(group => group.Count() > 1).Select(group => group.Key.Item1));
    }

    private static List<string> Terms(string typed, bool folded) =>
        WordTables.Expand(WordTables.Spell(Syllables.Of(typed), folded), folded)
            .Select(expansion => string.Join(' ', expansion.Replacement))
            .ToList();
}
