using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval.Compiled;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Retrieval.Compiled;

/// <summary>The index in its file says what the index made anew says; a file that is not the library's own, or not whole, is as good as none.</summary>
public sealed class CompiledIndexTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly string[] Questions =
    [
        "vào công đoàn để làm gì", "luong toi thieu vung 2 la bao nhieu", "nghỉ việc phải báo trước mấy ngày", "tang ca ngay le tinh sao", "cưới đc nghỉ mấy ngày z ad",
    ];

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, CompiledIndex.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_from_its_file_it_answers_as_made_anew()
    {
        var anew = await AskAsync(keeps: true);
        Assert.True(File.Exists(FilePath));
        var kept = await File.ReadAllBytesAsync(FilePath);
        Assert.Equal(anew, await AskAsync(keeps: true));
        // It was read, or it would have been made and written again.
        Assert.Equal(kept, await File.ReadAllBytesAsync(FilePath));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(0.5)]
    [InlineData(-1)]
    public async Task With_a_broken_byte_it_is_made_anew(double at)
    {
        var anew = await AskAsync(keeps: true);
        var bytes = await File.ReadAllBytesAsync(FilePath);
        var place = at < 0 ? bytes.Length - 1 : at is > 0 and < 1 ? (int)(bytes.Length * at) : (int)at;
        bytes[place] ^= 1;
        await File.WriteAllBytesAsync(FilePath, bytes);
        Assert.Equal(anew, await AskAsync(keeps: true));
        bytes[place] ^= 1;
        Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Cut_off_it_is_made_anew(int length)
    {
        var anew = await AskAsync(keeps: true);
        var bytes = await File.ReadAllBytesAsync(FilePath);
        await File.WriteAllBytesAsync(FilePath, bytes[..length]);
        Assert.Equal(anew, await AskAsync(keeps: false));
    }

    [Fact]
    public async Task Of_another_library_it_is_not_read()
    {
        await AskAsync(keeps: true);
        await using var library = await LibrarySession.OpenAsync(_folder.Path, withStarter: true, CancellationToken.None);
        var cards = (await library.Answerer.EvidenceAsync(new Question("đoàn phí", Day), CancellationToken.None)).Snapshot.Cards;
        var compiled = new CompiledIndex(_folder.Path);
        Assert.NotEqual(CompiledIndex.KeyOf(cards), CompiledIndex.KeyOf(cards.Skip(1).ToList()));
        Assert.Null(compiled.Load(CompiledIndex.KeyOf(cards.Skip(1).ToList()), cards, []));
    }

    [Fact]
    public async Task Without_a_folder_to_write_to_nothing_fails()
    {
        var blocked = Path.Combine(_folder.Path, CompiledIndex.FileName + ".new");
        Directory.CreateDirectory(blocked);
        Assert.Equal(2 * Questions.Length, (await AskAsync(keeps: true)).Count);
        Assert.False(File.Exists(FilePath));
    }

    private async Task<List<string>> AskAsync(bool keeps)
    {
        await using var library = await LibrarySession.OpenAsync(_folder.Path, withStarter: true, CancellationToken.None);
        var answers = new List<string>();
        foreach (var question in Questions.SelectMany(text => new[] { text, Folding.Fold(text) }))
        {
            answers.Add(AnswerJson.Write(null, question, await library.Answerer.AnswerAsync(new Question(question, Day), CancellationToken.None), TimeSpan.Zero));
        }

        if (keeps)
        {
            await library.Upkeep.CompileAsync(CancellationToken.None);
        }

        return answers;
    }
}
