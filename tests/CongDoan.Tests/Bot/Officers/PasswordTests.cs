using CongDoan.Bot.Officers;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Bot.Storage;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Officers;

public sealed class PasswordTests : HostTest
{
    private readonly OfficerPasswords _passwords = new();

    [Fact]
    public async Task The_password_shown_at_the_first_start_is_the_administrators()
    {
        await using var db = await Host.DbAsync();
        var officer = await db.Set<Officer>().SingleAsync();
        Assert.Equal((FirstAdministrator.Name, OfficerRole.Administrator, true), (officer.Name, officer.Role, officer.MustChangePassword));
        Assert.Equal((true, false), _passwords.Check(officer.PasswordHash, Host.FirstPassword!));
        Assert.False(_passwords.Check(officer.PasswordHash, "another").IsRight);
        Assert.False(_passwords.Check(officer.PasswordHash, new string('x', 10_000)).IsRight);
    }

    [Fact]
    public async Task A_reset_beside_the_running_host_gives_a_new_password_and_ends_every_session()
    {
        await using var before = await Host.DbAsync();
        var old = await before.Set<Officer>().AsNoTracking().SingleAsync();
        using var output = new StringWriter();
        Assert.Equal(0, await ResetPasswordCommand.RunAsync(Data, "  QuanTri ", output, CancellationToken.None));

        var password = output.ToString().Split(": ")[1].Trim();
        var officer = await before.Set<Officer>().AsNoTracking().SingleAsync();
        Assert.True(_passwords.Check(officer.PasswordHash, password).IsRight);
        Assert.NotEqual(old.SecurityStamp, officer.SecurityStamp);
        Assert.True(officer.MustChangePassword);
        var audit = await before.Set<OfficerAudit>().SingleAsync();
        Assert.Equal(("command-line", "password_reset", "quantri"), (audit.OfficerName, audit.Action, audit.Subject));
    }

    [Fact]
    public async Task An_unknown_name_or_an_empty_folder_is_refused()
    {
        using var output = new StringWriter();
        await Assert.ThrowsAsync<StartRefusedException>(() => ResetPasswordCommand.RunAsync(Data, "nobody", output, CancellationToken.None));
        await Assert.ThrowsAsync<StartRefusedException>(() => ResetPasswordCommand.RunAsync(Scratch("none"), "quantri", output, CancellationToken.None));
        Assert.False(Directory.Exists(Scratch("none")));
    }

    [Theory]
    [InlineData("Nguyễn.An", "nguyễn.an")]
    [InlineData(" ＡＮ ", "an")]
    [InlineData("Nguyễn", "nguyễn")]
    public void Names_that_look_alike_are_one(string typed, string stored) => Assert.Equal(stored, Officer.NormalizeName(typed));
}
