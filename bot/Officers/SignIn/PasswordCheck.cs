using System.Text;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>Checks passwords at the door: a name that nobody has costs as much as one that somebody has.</summary>
internal sealed class PasswordCheck(OfficerPasswords passwords) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(2 * Environment.ProcessorCount);
    private readonly string _nobody = passwords.Hash(OfficerPasswords.NewPassword());

    /// <summary>Keyboards write one Vietnamese letter in several ways; what is hashed is always the same one.</summary>
    public static string Normalize(string password) => password.Normalize(NormalizationForm.FormKC);

    /// <summary>Says whether the password is the officer's; for no officer it never is.</summary>
    public async Task<(bool IsRight, bool NeedsRehash)> AskAsync(Officer? officer, string password, CancellationToken cancellationToken)
    {
        // Hashing is work for the processor: many sign-ins at once must not stop the answers to members.
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var verdict = passwords.Check(officer?.PasswordHash ?? _nobody, Normalize(password));
            return officer is null ? (false, false) : verdict;
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();
}
