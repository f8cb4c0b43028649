using System.Runtime.Versioning;
using CongDoan.Bot.Backups;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Backups;

[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : HostTest
{
    private string Backup => Scratch("backup");

    [Fact]
    public async Task A_backup_of_a_running_host_brings_everything_back_keys_included()
    {
        Answers.On("trước", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        Answers.On("sau", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("trước");
        var manifest = await BackupAsync();
        await chat.AskAsync("sau");
        Assert.Contains("bot.db", manifest.Files.Keys);
        Assert.Contains("library.db", manifest.Files.Keys);
        Assert.Contains(manifest.Files.Keys, name => name.StartsWith("keys/", StringComparison.Ordinal));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(Backup), 8));
        Assert.All(Directory.GetFiles(Backup, "*.db"), file => Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(file), 8)));

        await Host.DisposeAsync();
        var aside = await RestoreAsync();
        Assert.Matches(@"data\.before-restore-\d{8}-\d{6}$", aside);
        await using (var old = new BotDatabase(aside!).Open())
        {
            Assert.Equal(4, await old.Set<Message>().CountAsync());
        }

        await RestartAsync();
        await using var db = await Host.DbAsync();
        Assert.Equal(["trước", "Vâng."], await db.Set<Message>().OrderBy(message => message.Sequence).Select(message => message.Text).ToListAsync());
        // Sealed with the old keys, opened with the restored ones.
        using var response = await Host.Client.SendAsync(Request(chat));
        response.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_running_host_is_not_restored_over()
    {
        await BackupAsync();
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(RestoreAsync);
        Assert.Contains("đang chạy", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, BotDatabase.FileName)));
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        Directory.CreateDirectory(Backup);
        await File.WriteAllTextAsync(Path.Combine(Backup, "old"), "x");
        await Assert.ThrowsAsync<StartRefusedException>(BackupAsync);
        Assert.Single(Directory.GetFiles(Backup));
    }

    [Theory]
    [InlineData("bot.db")]
    [InlineData("manifest.json")]
    public async Task A_backup_that_was_changed_is_refused_and_nothing_moves(string file)
    {
        await BackupAsync();
        await File.AppendAllTextAsync(Path.Combine(Backup, file), "x");
        await Host.DisposeAsync();
        await Assert.ThrowsAsync<StartRefusedException>(RestoreAsync);
        Assert.True(File.Exists(Path.Combine(Data, BotDatabase.FileName)));
        await RestartAsync();
    }

    [Theory]
    [InlineData("../evil.db")]
    [InlineData("keys/../../evil.xml")]
    [InlineData("/evil.xml")]
    public async Task A_manifest_cannot_name_a_file_elsewhere(string name)
    {
        var manifest = await BackupAsync();
        var files = new Dictionary<string, string>(manifest.Files) { [name] = "00" };
        await (manifest with { Files = files }).WriteAsync(Backup, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(RestoreAsync);
        Assert.Contains("tên tệp lạ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_with_a_right_hash_is_refused()
    {
        var manifest = await BackupAsync();
        var file = Path.Combine(Backup, BotDatabase.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        Array.Clear(bytes, 4096, 4096);
        await File.WriteAllBytesAsync(file, bytes);
        var files = new Dictionary<string, string>(manifest.Files) { [BotDatabase.FileName] = await BackupManifest.HashAsync(file, CancellationToken.None) };
        await (manifest with { Files = files }).WriteAsync(Backup, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(RestoreAsync);
        Assert.Contains("bị hỏng", refusal.Message, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Request(ChatClient chat)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{chat.ConversationId}/activities");
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", chat.Token);
        return request;
    }

    private Task<BackupManifest> BackupAsync() => BackupWriter.WriteAsync(Data, Backup, TimeProvider.System, CancellationToken.None);

    private Task<string?> RestoreAsync() => BackupReader.RestoreAsync(Backup, Data, TimeProvider.System, CancellationToken.None);
}
