using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Officers;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Officers;

/// <summary>A host with officers and concerns of a test.</summary>
public abstract class OfficerTest : HostTest
{
    public const string Password = "một câu khó đoán về mùa thu";

    private static readonly Lazy<string> Hash = new(() => new OfficerPasswords().Hash(CongDoan.Bot.Officers.SignIn.PasswordCheck.Normalize(Password)));

    internal OfficerBrowser Browser() => new(Host.Address);

    /// <summary>Makes an officer and a browser in which that officer has signed in.</summary>
    internal async Task<OfficerBrowser> SignedInAsync(string name, OfficerRole role = OfficerRole.Officer, string unit = "vn")
    {
        await AddOfficerAsync(name, role, unit);
        var browser = Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    internal async Task AddOfficerAsync(string name, OfficerRole role = OfficerRole.Officer, string unit = "vn", bool mustChange = false)
    {
        await using var db = await Host.DbAsync();
        db.Add(NewOfficer(name, role, unit, mustChange));
        await db.SaveChangesAsync();
    }

    /// <summary>An officer who signs in with <see cref="Password"/>.</summary>
    internal static Officer NewOfficer(string name, OfficerRole role = OfficerRole.Officer, string unit = "vn", bool mustChange = false) => new()
    {
        Name = name,
        DisplayName = "Cán bộ " + name,
        PasswordHash = Hash.Value,
        Role = role,
        Unit = unit,
        SecurityStamp = OfficerPasswords.NewStamp(),
        MustChangePassword = mustChange,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Makes a concern with the member's question in a conversation of its own, and gives its ticket.</summary>
    internal async Task<string> AddConcernAsync(
        string question, bool urgent = false, string unit = "vn", TimeSpan ago = default, ConcernState state = ConcernState.Waiting, int unread = 0, string reason = "no_evidence")
    {
        await using var db = await Host.DbAsync();
        var at = Host.App.Services.GetRequiredService<TimeProvider>().GetUtcNow() - ago;
        var id = Guid.NewGuid().ToString("N");
        var member = new Member { Channel = "webchat", Account = "web", ExternalId = id, CreatedAt = at };
        db.Add(member);
        await db.SaveChangesAsync();
        var conversation = new Conversation
        {
            Id = id, Channel = "webchat", Account = "web", Key = id, Unit = unit, MemberId = member.Id, State = ConversationState.Waiting, CreatedAt = at,
        };
        db.Add(conversation);
        Transcript.AddMember(db, conversation, new MemberWords(question, [], "event-" + id, null, at, at));
        var concern = new Concern
        {
            TicketCode = TicketCode.New(),
            ConversationId = id,
            Unit = unit,
            Reason = reason,
            Urgent = urgent,
            Question = question,
            QuestionKey = question,
            OpenedAt = at,
            State = state,
            UnreadMessages = unread,
            FirstReplyAt = state == ConcernState.Waiting ? null : at,
            ClosedAt = state == ConcernState.Closed ? at : null,
        };
        db.Add(concern);
        await db.SaveChangesAsync();
        return concern.TicketCode;
    }
}
