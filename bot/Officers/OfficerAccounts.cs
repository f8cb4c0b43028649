using System.Text.RegularExpressions;
using CongDoan.Bot.Officers.SignIn;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>What became of a change to an account.</summary>
internal abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    internal sealed record Done : AccountOutcome;

    /// <summary>Done; the password is known here and now, and nowhere later.</summary>
    internal sealed record NewPassword(string Name, string Password) : AccountOutcome;

    internal sealed record Refused(string Sentence) : AccountOutcome;
}

/// <summary>What became of an officer's wish for another password.</summary>
internal abstract record PasswordChange
{
    private PasswordChange()
    {
    }

    /// <summary>All sessions ended, this one began.</summary>
    internal sealed record Done(SignedIn SignedIn) : PasswordChange;

    internal sealed record Refused(string Sentence) : PasswordChange;
}

/// <summary>Who may enter the console. Each change is one transaction with its line in the audit.</summary>
internal sealed partial class OfficerAccounts(
    IDbContextFactory<BotDb> databases, OfficerPasswords passwords, PasswordCheck check, OfficerSessions sessions, TimeProvider time)
{
    private const int LongestDisplayName = 80;

    public async Task<AccountOutcome> AddAsync(
        string name, string displayName, OfficerRole role, string unit, Actor actor, CancellationToken cancellationToken)
    {
        var key = Officer.NormalizeName(name);
        var shown = TextCleaner.CleanLine(displayName);
        if (!NamePattern().IsMatch(key))
        {
            return new AccountOutcome.Refused("Tên đăng nhập gồm 3 đến 64 ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.");
        }

        if (shown.Length is 0 or > LongestDisplayName)
        {
            return new AccountOutcome.Refused($"Hãy nhập họ tên hiển thị, tối đa {LongestDisplayName} ký tự.");
        }

        var password = OfficerPasswords.NewPassword();
        var officer = Fresh(key, shown, role, unit, password);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Set<Officer>().AnyAsync(one => one.Name == key, cancellationToken))
        {
            return new AccountOutcome.Refused($"Tên đăng nhập “{key}” đã có người dùng.");
        }

        db.Add(officer);
        db.Add(actor.Line("officer_added", key, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AccountOutcome.NewPassword(key, password);
    }

    /// <summary>Gives an officer a new random password, to be changed at the next sign-in, and ends all sessions.</summary>
    public Task<AccountOutcome> ResetPasswordAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        var password = OfficerPasswords.NewPassword();
        var hash = passwords.Hash(password);
        return ChangeAsync(name, "password_reset", actor, (_, officer) =>
        {
            officer.PasswordHash = hash;
            officer.MustChangePassword = true;
            return Task.FromResult<AccountOutcome>(new AccountOutcome.NewPassword(officer.Name, password));
        }, cancellationToken);
    }

    /// <summary>Shuts an officer out at once, or lets them in again. The last active administrator stays.</summary>
    public Task<AccountOutcome> SetDisabledAsync(string name, bool disabled, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(name, disabled ? "officer_disabled" : "officer_enabled", actor, async (db, officer) =>
        {
            if (disabled && officer.Role == OfficerRole.Administrator && !await db.Set<Officer>().AnyAsync(
                one => one.Id != officer.Id && one.Role == OfficerRole.Administrator && !one.Disabled, cancellationToken))
            {
                return new AccountOutcome.Refused("Không thể khóa quản trị viên cuối cùng đang hoạt động. Hãy thêm quản trị viên khác trước.");
            }

            officer.Disabled = disabled;
            return new AccountOutcome.Done();
        }, cancellationToken);

    /// <summary>Changes the officer's own password and ends all other sessions.</summary>
    public async Task<PasswordChange> ChangePasswordAsync(
        SignedIn signedIn, string current, string fresh, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seen = await db.Set<Officer>().AsNoTracking().SingleAsync(one => one.Id == signedIn.Id, cancellationToken);
        if (current.Length > OfficerPasswords.MaxLength
            || !(await check.AskAsync(seen, current, cancellationToken)).IsRight)
        {
            return new PasswordChange.Refused("Mật khẩu hiện tại không đúng.");
        }

        if ((fresh == current ? "Mật khẩu mới phải khác mật khẩu hiện tại." : PasswordRules.Objection(fresh, seen.Name)) is { } objection)
        {
            return new PasswordChange.Refused(objection);
        }

        var hash = passwords.Hash(PasswordCheck.Normalize(fresh));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var officer = await db.Set<Officer>().SingleAsync(one => one.Id == signedIn.Id, cancellationToken);
        if (officer.SecurityStamp != seen.SecurityStamp)
        {
            return new PasswordChange.Refused("Mật khẩu vừa được thay đổi ở nơi khác. Hãy đăng nhập lại.");
        }

        officer.PasswordHash = hash;
        officer.MustChangePassword = false;
        officer.SecurityStamp = OfficerPasswords.NewStamp();
        await OfficerSessions.EndAllAsync(db, officer.Id, cancellationToken);
        var begun = sessions.Begin(db, officer);
        db.Add(actor.Line("password_changed", officer.Name, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PasswordChange.Done(begun);
    }

    private async Task<AccountOutcome> ChangeAsync(
        string name, string action, Actor actor, Func<BotDb, Officer, Task<AccountOutcome>> change, CancellationToken cancellationToken)
    {
        var key = Officer.NormalizeName(name);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var officer = await db.Set<Officer>().SingleOrDefaultAsync(one => one.Name == key, cancellationToken);
        if (officer is null)
        {
            return new AccountOutcome.Refused($"Không có cán bộ nào tên đăng nhập “{key}”.");
        }

        var outcome = await change(db, officer);
        if (outcome is AccountOutcome.Refused)
        {
            return outcome;
        }

        // Every cookie given out before is dead from here on.
        officer.SecurityStamp = OfficerPasswords.NewStamp();
        await OfficerSessions.EndAllAsync(db, officer.Id, cancellationToken);
        db.Add(actor.Line(action, officer.Name, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private Officer Fresh(string name, string displayName, OfficerRole role, string unit, string password) => new()
    {
        Name = name,
        DisplayName = displayName,
        PasswordHash = passwords.Hash(password),
        Role = role,
        Unit = unit,
        SecurityStamp = OfficerPasswords.NewStamp(),
        MustChangePassword = true,
        CreatedAt = time.GetUtcNow(),
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
