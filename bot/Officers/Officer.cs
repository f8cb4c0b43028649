using System.Text;
using CongDoan.Knowledge.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Officers;

/// <summary>A person of the union who answers in the console.</summary>
internal sealed class Officer
{
    public long Id { get; private set; }

    /// <summary>Login name, as <see cref="NormalizeName"/> gives it; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Name as members and colleagues read it.</summary>
    public required string DisplayName { get; set; }

    public required string PasswordHash { get; set; }

    public required OfficerRole Role { get; set; }

    /// <summary>The union unit whose concerns the officer sees, with all units below it.</summary>
    public string Unit { get; set; } = UnionUnit.RootId;

    /// <summary>Changes with the password and on sign-out everywhere; a cookie with another stamp is dead.</summary>
    public required string SecurityStamp { get; set; }

    public bool Disabled { get; set; }

    public bool MustChangePassword { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Two names that look alike are one: NFKC, lower case, no spaces around.</summary>
    public static string NormalizeName(string name) =>
        name.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();

    internal sealed class Mapping : IEntityTypeConfiguration<Officer>
    {
        public void Configure(EntityTypeBuilder<Officer> builder)
        {
            builder.ToTable("officers");
            builder.HasKey(officer => officer.Id);
            builder.HasIndex(officer => officer.Name).IsUnique();
        }
    }
}

/// <summary>What an officer may do.</summary>
internal enum OfficerRole
{
    /// <summary>Answers and closes concerns.</summary>
    Officer,

    /// <summary>Also manages officers and settings.</summary>
    Administrator,
}
