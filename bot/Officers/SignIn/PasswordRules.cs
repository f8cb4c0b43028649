using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>Which passwords an officer may choose: long ones that are not in everybody's head. No rules of composition.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;

    private const int FewestLetters = 5;

    /// <summary>What has to remain of a password beside the officer's name.</summary>
    private const int FewestOthers = 8;

    private static readonly Lazy<HashSet<string>> Stems = new(() =>
        OfficerTables.Read("SignIn/Data/common-passwords.txt").Select(row => row[0]).ToHashSet(StringComparer.Ordinal));

    /// <summary>Gives the sentence that says what is wrong, or null.</summary>
    public static string? Objection(string password, string name)
    {
        var length = PasswordCheck.Normalize(password).Length;
        if (length < Shortest)
        {
            return $"Mật khẩu mới cần ít nhất {Shortest} ký tự. Một câu ngắn dễ nhớ với bạn là tốt nhất.";
        }

        if (Math.Max(length, password.Length) > OfficerPasswords.MaxLength)
        {
            return $"Mật khẩu mới dài quá {OfficerPasswords.MaxLength} ký tự.";
        }

        var (squeezed, known) = (Squeeze(password), Squeeze(name));
        if (known.Length > 0 && squeezed.Contains(known, StringComparison.Ordinal)
            && squeezed.Replace(known, "", StringComparison.Ordinal).Length < FewestOthers)
        {
            return "Mật khẩu mới không được chỉ là tên đăng nhập thêm vài ký tự.";
        }

        return IsCommon(password) ? "Mật khẩu này quá dễ đoán. Hãy chọn một câu chỉ mình bạn nghĩ ra." : null;
    }

    /// <summary>A common word stays common with digits and signs around it, and in any spelling.</summary>
    private static bool IsCommon(string password)
    {
        var squeezed = Squeeze(password);
        if (squeezed.Distinct().Count() < FewestLetters)
        {
            return true;
        }

        var letters = string.Concat(squeezed.Where(char.IsLetter));
        return letters.Length == 0 || Stems.Value.Contains(letters) || Stems.Value.Any(stem => IsRepeated(letters, stem));
    }

    private static bool IsRepeated(string letters, string stem) =>
        letters.Length % stem.Length == 0 && letters.Replace(stem, "", StringComparison.Ordinal).Length == 0;

    private static string Squeeze(string text) => string.Concat(
        Folding.Fold(text.Normalize(NormalizationForm.FormKC)).ToLowerInvariant().Where(char.IsLetterOrDigit));
}
