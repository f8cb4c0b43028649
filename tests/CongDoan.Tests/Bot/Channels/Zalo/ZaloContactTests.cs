using CongDoan.Bot.Channels.Zalo.Profiles;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Officers;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>From an officer's tick in the console to the member's name beside the question.</summary>
public sealed class ZaloContactTests : SimulatedZalo
{
    protected override Dictionary<string, string?> Settings => new() { ["Channels:Zalo:demo:RequestInfoImage"] = "https://congdoan.example/lien-he.png" };

    [Fact]
    public async Task An_officer_asks_by_Zalos_form_and_reads_the_name_of_who_filled_it_in_until_it_is_withdrawn()
    {
        People[Lan] = new ZaloPerson("Lan <b>Nguyễn</b>");
        Answers.On("khi nào có lương", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        Phone.Say(Lan, "khi nào có lương");
        await ShownAsync(1);
        await using (var db = await Host.DbAsync())
        {
            db.Add(OfficerTest.NewOfficer("hoa"));
            await db.SaveChangesAsync();
        }

        using var hoa = new OfficerBrowser(Host.Address);
        await hoa.SignInAsync("hoa");
        var concern = await Host.EventuallyAsync(db => db.Set<Concern>().AsNoTracking().SingleOrDefaultAsync());
        var page = $"/officers/concerns/{concern.TicketCode}";
        Assert.DoesNotContain("Người hỏi</dt>", await hoa.ReadAsync(page), StringComparison.Ordinal);

        var form = await hoa.FormAsync(page, page + "/reply");
        (form["text"], form["action"], form["details"]) = ("Bạn cho mình xin số điện thoại nhé", "reply", "on");
        using var sent = await hoa.PostAsync(page + "/reply", form);
        var shown = await ShownAsync(3);
        Assert.Equal("Bạn cho mình xin số điện thoại nhé", shown[1].Text);
        var asked = shown[2].Attachment!["payload"]!;
        Assert.Equal("request_user_info", asked["template_type"]!.GetValue<string>());
        // What is agreed to by pressing its button stands in the form itself.
        Assert.Contains("tên hiển thị của bạn trên Zalo", asked["elements"]![0]!["subtitle"]!.GetValue<string>(), StringComparison.Ordinal);

        Phone.ShareInfo(Lan, "Lan", "84912345678");
        await Host.EventuallyAsync(async db => await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(one => one.AgreedAt != null));
        await Host.App.Services.GetRequiredService<NameUpkeep>().LookAsync(CancellationToken.None);
        Assert.DoesNotContain("<b>", await hoa.SourceAsync(page), StringComparison.Ordinal);
        Assert.Contains("<dt>Người hỏi</dt><dd><bdi>Lan <b>Nguyễn</b></bdi></dd>", await hoa.ReadAsync(page), StringComparison.Ordinal);
        Assert.Contains("Điện thoại: 84912345678", await hoa.ReadAsync(page), StringComparison.Ordinal);
        Phone.Withdraw(Lan);
        await Host.EventuallyAsync(async db => await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(one => one.AgreedAt == null));
        var after = await hoa.ReadAsync(page);
        Assert.DoesNotContain("Nguyễn", after, StringComparison.Ordinal);
        Assert.DoesNotContain("84912345678", after, StringComparison.Ordinal);
    }
}
