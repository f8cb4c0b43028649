using CongDoan.Bot.Conversations;
using CongDoan.Bot.Files;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>Pictures, files and Zalo's form, on their way from an officer to a member.</summary>
public sealed class ZaloFileTests : SimulatedZalo
{
    private const long Room = 100 * 1024 * 1024;

    protected override Dictionary<string, string?> Settings => new() { ["Channels:Zalo:demo:RequestInfoImage"] = "https://congdoan.example/lien-he.png" };

    [Fact]
    public async Task Words_a_picture_and_a_file_arrive_in_their_order_each_once()
    {
        await BeginAsync();
        await SayAsync("Chị gửi em mẫu đơn", ("mẫu.png", [1, 2, 3]), ("đơn.docx", [4, 5]));
        var shown = await ShownAsync(4);
        Assert.Equal("Chị gửi em mẫu đơn", shown[1].Text);
        var picture = shown[2].Attachment!["payload"]!["elements"]![0]!;
        Assert.Equal("image", picture["media_type"]!.GetValue<string>());
        Assert.Equal([1, 2, 3], Platform.Uploads[picture["attachment_id"]!.GetValue<string>()].Bytes);
        var file = Platform.Uploads[shown[3].Attachment!["payload"]!["token"]!.GetValue<string>()];
        Assert.Equal("đơn.docx", file.Name);
        await OutboxAsync(OutboxState.Sent);
        Assert.Equal(4, Platform.Shown(Lan).Count(one => one.From == "oa"));
    }

    [Fact]
    public async Task What_Zalo_does_not_take_is_named_with_its_address()
    {
        await BeginAsync();
        await SayAsync("", ("ghi-âm.mp3", [1]), ("lớn.png", new byte[(1024 * 1024) + 1]));
        var shown = await ShownAsync(3);
        Assert.Equal(["[ghi-âm.mp3: https://chat.example/0]", "[lớn.png: https://chat.example/1]"], shown.Skip(1).Select(one => one.Text));
        Assert.Empty(Platform.Uploads);
    }

    [Fact]
    public async Task A_picture_that_arrived_before_the_line_broke_is_known_by_its_echo()
    {
        await BeginAsync();
        Behaviour.Faults.Enqueue(ZaloFault.CutAfterEffect);
        await SayAsync("", ("mẫu.png", [1, 2, 3]));
        await Host.EventuallyAsync(async db => await db.Set<OutboxItem>().CountAsync(item => item.State == OutboxState.Sent) == 2 ? "" : null);
        Assert.Single(Platform.Shown(Lan), one => one.From == "oa" && one.Attachment is not null);
    }

    [Fact]
    public async Task A_token_that_ended_is_refreshed_before_the_upload_goes_on()
    {
        await BeginAsync();
        Platform.EndAccessTokens();
        await SayAsync("", ("mẫu.png", [1, 2, 3]));
        Assert.NotNull((await ShownAsync(2))[1].Attachment);
        Assert.Equal(0, Platform.UsedTwice);
    }

    [Fact]
    public async Task A_member_is_asked_for_name_and_number_by_Zalos_own_form()
    {
        await BeginAsync();
        await SayAsync("Cho chị xin số điện thoại nhé", asks: true);
        var shown = await ShownAsync(3);
        Assert.Equal("Cho chị xin số điện thoại nhé", shown[1].Text);
        var form = shown[2].Attachment!["payload"]!;
        Assert.Equal("request_user_info", form["template_type"]!.GetValue<string>());
        Assert.Equal("https://congdoan.example/lien-he.png", form["elements"]![0]!["image_url"]!.GetValue<string>());
        Assert.Contains("Không bắt buộc", form["elements"]![0]!["subtitle"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task BeginAsync()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(Lan, "xin chào");
        await ShownAsync(1);
        await OutboxAsync(OutboxState.Sent);
    }

    private async Task SayAsync(string text, params (string Name, byte[] Bytes)[] files) => await SayAsync(text, false, files);

    private async Task SayAsync(string text, bool asks, params (string Name, byte[] Bytes)[] files)
    {
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            var ids = await Host.App.Services.GetRequiredService<FileStore>().KeepAsync(conversation.Id, files, (Room, Room), CancellationToken.None);
            var attachments = files.Select((file, i) => new Attachment("file", $"https://chat.example/{i}", file.Name, ids![i])).ToList();
            await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
            await Transcript.AddOfficerAsync(db, conversation, new OfficerWords(1, "Chị Hoa", text, attachments, asks), TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }

        Host.App.Services.GetRequiredService<OutboxDoorbell>().Ring();
    }
}
