using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>Makes the first officer of a fresh data folder; there is no default password.</summary>
internal sealed class FirstAdministrator(OfficerPasswords passwords, TimeProvider time)
{
    public const string Name = "quantri";

    /// <summary>Gives the password, to be shown once and kept nowhere; null when there are officers already.</summary>
    public async Task<string?> EnsureAsync(BotDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Officer>().AnyAsync(cancellationToken))
        {
            return null;
        }

        var password = OfficerPasswords.NewPassword();
        db.Add(new Officer
        {
            Name = Name,
            DisplayName = "Quản trị",
            PasswordHash = passwords.Hash(password),
            Role = OfficerRole.Administrator,
            SecurityStamp = OfficerPasswords.NewStamp(),
            MustChangePassword = true,
            CreatedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        return password;
    }
}
