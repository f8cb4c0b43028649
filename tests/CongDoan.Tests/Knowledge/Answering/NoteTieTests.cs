using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>Where two notes fit a question alike and one is a part of the other, the general one answers; two readings that differ are asked about.</summary>
public sealed class NoteTieTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    private static BasisDraft[] Article(string article) => [new("45/2019/QH14", "Bộ luật Lao động", article, null, null, null)];

    [Fact]
    public async Task A_note_that_asks_the_same_with_more_words_gives_way_to_the_general_one()
    {
        await _library.Publish(
            Note("z-chung", ["Thời hiệu kiện đòi tiền lương?", "kiện đòi tiền lương thời hiệu bao lâu"], "Một năm.", Article("190")),
            Note("a-hep", ["Thời hiệu kiện đòi tiền lương tăng ca?", "thời hiệu kiện đòi tiền lương", "kiện đòi tiền lương thời hiệu bao lâu"], "Một năm, kể cả tăng ca.", Article("191")));

        Assert.Equal((Decision.Answer, "z-chung"), (await _library.Ask("Thời hiệu kiện đòi tiền lương")) is var answer ? (answer.Decision, answer.Note) : default);
    }

    [Fact]
    public async Task Of_two_notes_on_one_article_a_yes_or_no_gives_way_to_the_one_that_tells()
    {
        await _library.Publish(
            Note("z-muc", ["Đoàn phí đóng bao nhiêu phần trăm?", "đoàn phí mấy phần trăm"], "0,5% lương đóng BHXH.", Article("1")),
            Note("a-con-dung", ["Đoàn phí một phần trăm còn đúng không?", "đoàn phí mấy phần trăm"], "Không. Nay là 0,5%.", Article("1")));

        Assert.Equal((Decision.Answer, "z-muc"), (await _library.Ask("đoàn phí mấy phần trăm")) is var answer ? (answer.Decision, answer.Note) : default);
    }

    [Fact]
    public async Task Two_notes_that_differ_are_still_asked_about()
    {
        await _library.Publish(
            Note("ban", ["Muốn nghỉ việc phải báo trước mấy ngày?", "nghỉ việc báo trước mấy ngày"], "Ít nhất 45 ngày.", Article("35")),
            Note("cong-ty", ["Công ty cho nghỉ việc phải báo trước mấy ngày?", "nghỉ việc báo trước mấy ngày"], "Ít nhất 30 ngày.", Article("36")));

        Assert.Equal(Decision.AskBack, (await _library.Ask("nghỉ việc báo trước mấy ngày")).Decision);
    }

    [Fact]
    public async Task A_stop_is_no_narrower_side_of_an_answer()
    {
        await _library.Publish(
            Note("tra-loi", ["Hỗ trợ Tết được bao nhiêu tiền?", "tết được bao nhiêu tiền"], "Theo kế hoạch.", Article("104")),
            Note("dung", ["Hỗ trợ Tết được bao nhiêu tiền năm 2027?", "tết được bao nhiêu tiền"], "Chưa có thông tin chắc chắn.", Article("104"), stop: true));

        Assert.Equal(Decision.AskBack, (await _library.Ask("tết được bao nhiêu tiền")).Decision);
    }
}
