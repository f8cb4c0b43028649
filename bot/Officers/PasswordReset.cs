using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>Gives an officer a new password from the machine itself, for when nobody can sign in any more.</summary>
internal sealed class PasswordReset(OfficerPasswords passwords, TimeProvider time)
{
    /// <summary>Gives the new password, to be shown once; null when there is no such officer. Every open session of the officer ends.</summary>
    public async Task<string?> ResetAsync(BotDb db, string name, CancellationToken cancellationToken)
    {
        var normalized = Officer.NormalizeName(name);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var officer = await db.Set<Officer>().SingleOrDefaultAsync(one => one.Name == normalized, cancellationToken);
        if (officer is null)
        {
            return null;
        }

        var password = OfficerPasswords.NewPassword();
        officer.PasswordHash = passwords.Hash(password);
        officer.SecurityStamp = OfficerPasswords.NewStamp();
        officer.MustChangePassword = true;
        officer.Disabled = false;
        db.Add(new OfficerAudit { At = time.GetUtcNow(), OfficerName = "command-line", Action = "password_reset", Subject = officer.Name });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return password;
    }
}
