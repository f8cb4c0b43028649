using CongDoan.Bot.Officers.Desk;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.People;

/// <summary>Finds the people who may enter the console.</summary>
internal sealed class PeopleList(IDbContextFactory<BotDb> databases, OfficerScope scope)
{
    private static readonly Dictionary<string, string> Notices = new(StringComparer.Ordinal)
    {
        ["disabled"] = "Đã khóa tài khoản; cán bộ bị đăng xuất ngay.",
        ["enabled"] = "Đã mở khóa tài khoản.",
    };

    public async Task<PeopleView> FindAsync(
        HttpContext context, AccountOutcome.NewPassword? made, string? error, NewOfficer typed, string? done, CancellationToken cancellationToken)
    {
        var self = SignedIn.Of(context);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var officers = await db.Set<Officer>().AsNoTracking()
            .OrderBy(officer => officer.Disabled).ThenBy(officer => officer.Name)
            .ToListAsync(cancellationToken);
        return new PeopleView(
            officers.Select(officer => Row(officer, self)).ToList(),
            scope.Units,
            made,
            error,
            typed,
            done is null ? null : Notices.GetValueOrDefault(done));
    }

    private PersonRow Row(Officer officer, SignedIn self) => new(
        officer.Name,
        officer.DisplayName,
        officer.Role,
        scope.NameOf(officer.Unit),
        officer.Disabled,
        officer.MustChangePassword,
        officer.LastSignInAt is { } at ? "vào lần cuối " + Words.DayAndClock(at) : "chưa đăng nhập lần nào",
        officer.Id == self.Id);
}
