using System.Text;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Plain;
using CongDoan.Ingestion.Reading.Spelling;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class PlainTextTests : IDisposable
{
    private const string Words =
        "Điều 3. Thời giờ làm việc\nNgười lao động ở tổ vườn được nghỉ giữa giờ, hưởng đủ tiền ăn ca; ai ốm đau thì báo tổ trưởng trước một ngày. "
        + "Mỗi quý họp một lần để xét khen thưởng, kỷ luật và những kiến nghị của người thợ về vệ sinh, ánh sáng, nước uống.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    public async Task Unicode_is_read_with_and_without_its_mark(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Words)];

        var text = await ReadAsync(bytes);

        Assert.Equal(Words, string.Join('\n', text.Blocks.Select(block => block.Text)));
        Assert.Empty(text.Warnings);
    }

    [Theory]
    [InlineData("TCVN3")]
    [InlineData("VNI")]
    public async Task An_encoding_from_before_Unicode_is_told_by_its_syllables_and_turned(string encoding)
    {
        var text = await ReadAsync(Encoding.Latin1.GetBytes(Legacy(Words, encoding)));

        Assert.Equal(Words, string.Join('\n', text.Blocks.Select(block => block.Text)));
        Assert.Contains(encoding, Assert.Single(text.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TCVN3")]
    [InlineData("VNI")]
    public async Task Such_a_text_pasted_into_a_Unicode_file_is_told_as_well(string encoding)
    {
        var text = await ReadAsync(Encoding.UTF8.GetBytes(Legacy(Words, encoding)));

        Assert.Equal(Words, string.Join('\n', text.Blocks.Select(block => block.Text)));
    }

    [Fact]
    public async Task A_few_words_written_by_hand_in_TCVN3_are_read()
    {
        // "Quyền của đoàn viên" as an old typist's machine stored it.
        var text = await ReadAsync([0x51, 0x75, 0x79, 0xD2, 0x6E, 0x20, 0x63, 0xF1, 0x61, 0x20, 0xAE, 0x6F, 0xB5, 0x6E, 0x20, 0x76, 0x69, 0xAA, 0x6E]);

        Assert.Equal("Quyền của đoàn viên", text.Pages[0]);
    }

    [Fact]
    public async Task A_few_words_written_by_hand_in_VNI_are_read()
    {
        var text = await ReadAsync(Encoding.Latin1.GetBytes("Quyeàn cuûa ñoaøn vieân"));

        Assert.Equal("Quyền của đoàn viên", text.Pages[0]);
    }

    [Theory]
    [InlineData("Plain English stays as it is: café, naïve.")]
    [InlineData("Không dấu câu nào lạ, chữ đã là Unicode rồi.")]
    public void Text_that_needs_no_turning_is_left_alone(string text)
    {
        Assert.Null(TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Legacy);
    }

    [Fact]
    public async Task Bytes_that_fit_no_encoding_are_refused()
    {
        var noise = Enumerable.Range(0, 400).Select(at => (byte)(at % 3 == 0 ? 0x20 : 0x80 + (at * 37 % 0x7F))).ToArray();

        Assert.Contains("bảng mã", (await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(noise))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary_content_is_no_text() =>
        Assert.Contains("không phải chữ", (await Assert.ThrowsAsync<RefusedException>(() => ReadAsync([0x50, 0x4E, 0, 0, 0xFF, 1, 2]))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nghiêng", true)]
    [InlineData("quyết", true)]
    [InlineData("Thuở", true)]
    [InlineData("khuỷu", true)]
    [InlineData("giếng", true)]
    [InlineData("thêi", false)]
    [InlineData("tìt", false)]
    [InlineData("strong", false)]
    [InlineData("uỷy", false)]
    public void A_syllable_is_judged_by_its_shape(string word, bool possible) => Assert.Equal(possible, SyllableShape.IsVietnamese(word));

    [Fact]
    public void Marks_are_corrected_from_the_context_and_nothing_else_changes()
    {
        var (words, corrected) = MarkRepair.Repair(["Mức", "lương", "tôi", "thiêu", "vùng", "I:", "5.310.000", "đồng;", "Điêu", "90", "QH15", "ông", "Tô", "Đông."]);

        Assert.Equal(["Mức", "lương", "tối", "thiểu", "vùng", "I:", "5.310.000", "đồng;", "Điều", "90", "QH15", "ông", "Tô", "Đông."], words);
        Assert.Equal(3, corrected);
    }

    private async Task<SourceText> ReadAsync(byte[] bytes)
    {
        await File.WriteAllBytesAsync(folder.File("chu.txt"), bytes);
        return await IngestionServices.CreateReaders(TimeProvider.System).ReadAsync(SourceFile.At(folder.File("chu.txt")), PageProgress.Ignored, CancellationToken.None);
    }

    /// <summary>Writes a text as a typist with an old font did: the table read backwards.</summary>
    private static string Legacy(string text, string encoding)
    {
        var shown = new Dictionary<char, string>();
        for (var c = '\u00A1'; c <= '\u00FF'; c++)
        {
            foreach (var candidate in encoding == "VNI" ? Pairs(c) : [$"{c}"])
            {
                var letter = LegacyEncoding.ToUnicode(candidate, encoding);
                if (letter != candidate && letter.Length == 1)
                {
                    shown.TryAdd(letter[0], candidate);
                }
            }
        }

        return string.Concat(text.Select(c => shown.TryGetValue(c, out var old) ? old : $"{c}"));
    }

    private static IEnumerable<string> Pairs(char c) => "aeiouyôöAEIOUYÔÖ".Select(vowel => $"{vowel}{c}").Append($"{c}");
}
