using CongDoan.Bot.Channels.Zalo.Profiles;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>What a member is called: asked of Zalo only once the member agreed, kept for officers, gone when the member takes it back.</summary>
public sealed class ZaloProfileTests : SimulatedZalo
{
    private const string Hoa = "4000000000000000002";

    private NameUpkeep Upkeep => Host.App.Services.GetRequiredService<NameUpkeep>();

    [Fact]
    public async Task Nobody_is_asked_for_who_only_writes_and_whoever_fills_in_the_form_is_asked_for_once()
    {
        People[Lan] = new ZaloPerson("Nguyễn Thị Lan");
        await WriteAsync(Lan);
        await WriteAsync(Hoa);
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Empty(People.Asked);
        await AgreeAsync(Lan);
        await Upkeep.LookAsync(CancellationToken.None);
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan], People.Asked);
        Assert.Equal("Nguyễn Thị Lan", (await MemberAsync(Lan)).DisplayName);
        Assert.Null((await MemberAsync(Hoa)).DisplayName);
    }

    [Fact]
    public async Task A_name_is_asked_for_again_after_a_month_if_the_member_wrote_since()
    {
        await AgreeAsync(Lan);
        await Upkeep.LookAsync(CancellationToken.None);
        People[Lan] = People[Lan] with { Name = "Lan Nguyễn" };
        await AgeAsync(spokeAgo: NameUpkeep.Freshness + TimeSpan.FromDays(1));
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan], People.Asked);
        await AgeAsync(spokeAgo: TimeSpan.FromDays(1));
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan, Lan], People.Asked);
        Assert.Equal("Lan Nguyễn", (await MemberAsync(Lan)).DisplayName);
    }

    [Fact]
    public async Task Who_withdraws_is_forgotten_and_not_asked_for_again_until_they_agree_anew()
    {
        await AgreeAsync(Lan);
        await Upkeep.LookAsync(CancellationToken.None);
        Phone.Withdraw(Lan);
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().AnyAsync(item => item.Kind == InboxKind.Withdrawal && item.State == InboxState.Done) ? "" : null);
        var member = await MemberAsync(Lan);
        Assert.Equal((null, null, null), (member.DisplayName, member.AgreedAt, member.NameDueAt));
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan], People.Asked);
        await AgreeAsync(Lan);
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal(2, People.Asked.Count);
    }

    [Fact]
    public async Task A_name_that_comes_after_the_withdrawal_is_not_kept()
    {
        await AgreeAsync(Lan);
        People.WhenAsked = async () =>
        {
            await using var db = await Host.DbAsync();
            var member = await db.Set<Member>().SingleAsync(one => one.ExternalId == Lan);
            member.Withdraw();
            await db.SaveChangesAsync();
        };
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan], People.Asked);
        Assert.Null((await MemberAsync(Lan)).DisplayName);
    }

    [Fact]
    public async Task Who_hides_from_accounts_stays_without_a_name()
    {
        People[Lan] = new ZaloPerson("Nguyễn Thị Lan") { IsHidden = true };
        await AgreeAsync(Lan);
        await Upkeep.LookAsync(CancellationToken.None);
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal([Lan], People.Asked);
        Assert.Null((await MemberAsync(Lan)).DisplayName);
    }

    [Fact]
    public async Task A_token_that_ended_is_refreshed_and_the_name_asked_for_once_more()
    {
        await AgreeAsync(Lan);
        var before = Platform.Refreshes;
        Platform.EndAccessTokens();
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal((before + 1, 0), (Platform.Refreshes, Platform.UsedTwice));
        Assert.Equal("Nguyễn Thị Lan", (await MemberAsync(Lan)).DisplayName);
    }

    /// <summary>No follower: not again for a month. What Zalo does not explain: tomorrow. Trouble of the whole account: soon, and the others wait too.</summary>
    [Theory]
    [InlineData(-213, 30 * 24 * 60, 2)]
    [InlineData(-244, 30 * 24 * 60, 2)]
    [InlineData(-200, 24 * 60, 2)]
    [InlineData(-999, 24 * 60, 2)]
    [InlineData(-224, 10, 1)]
    [InlineData(-32, 0, 1)]
    public async Task What_Zalo_refuses_is_asked_for_again_when_it_may_have_changed(int code, int minutes, int asked)
    {
        await AgreeAsync(Lan);
        await AgreeAsync(Hoa);
        Behaviour.ProfileErrors.Enqueue(code);
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal(asked, People.Asked.Count);
        var member = await MemberAsync(Lan);
        Assert.Null(member.DisplayName);
        var wait = member.NameDueAt!.Value - member.AgreedAt!.Value;
        Assert.InRange(wait, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes + 5));
        Assert.Equal(asked == 2 ? "Nguyễn Thị Lan" : null, (await MemberAsync(Hoa)).DisplayName);
        // Who agreed is answered meanwhile as before.
        Phone.Say(Lan, "xin chào");
        await ShownAsync(Platform.Shown(Lan).Count(one => one.From != "user"));
    }

    [Theory]
    [InlineData("""{"user_id":"7","display_name":"  Trần\u0000  Văn\nBình "}""", "Trần Văn Bình")]
    [InlineData("""{"user_id":7,"display_name":"Bình","is_sensitive":0}""", "Bình")]
    [InlineData("""{"user_id":"7","display_name":"\ud83d"}""", "\ufffd")]
    [InlineData("""{"user_id":"8","display_name":"Ai đó"}""", null)]
    [InlineData("""{"user_id":"7","display_name":"Ai đó","is_sensitive":"true"}""", null)]
    [InlineData("""{"user_id":"7","display_name":["Ai đó"]}""", null)]
    [InlineData("""{"user_id":"7","display_name":"\u200b \u0007"}""", null)]
    [InlineData("[]", null)]
    [InlineData(null, null)]
    public void A_name_is_read_only_of_the_person_who_was_asked_for_and_only_as_one_clean_line(string? data, string? name) =>
        Assert.Equal(name, ZaloProfile.Name(data, "7"));

    [Fact]
    public void A_name_of_any_length_is_short()
    {
        var name = ZaloProfile.Name($$"""{"user_id":"7","display_name":"{{string.Concat(Enumerable.Repeat("Bình 👩🏽‍🏭 ", 50))}}"}""", "7")!;
        Assert.InRange(name.Length, 40, 80);
        Assert.False(char.IsHighSurrogate(name[^1]));
    }

    private async Task WriteAsync(string user)
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(user, "xin chào");
        await ShownAsync(1, user);
    }

    private async Task AgreeAsync(string user)
    {
        Phone.ShareInfo(user, "Lan", "0912345678");
        await Host.EventuallyAsync(async db => await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(one => one.ExternalId == user && one.AgreedAt != null));
    }

    /// <summary>As if a month had gone by.</summary>
    private async Task AgeAsync(TimeSpan spokeAgo)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await Host.DbAsync();
        await db.Set<Member>().ExecuteUpdateAsync(set => set.SetProperty(one => one.NameDueAt, now - TimeSpan.FromMinutes(1)));
        await db.Set<Conversation>().ExecuteUpdateAsync(set => set.SetProperty(one => one.LastMessageAt, now - spokeAgo));
    }

    private async Task<Member> MemberAsync(string user)
    {
        await using var db = await Host.DbAsync();
        return await db.Set<Member>().AsNoTracking().SingleAsync(one => one.ExternalId == user);
    }
}
