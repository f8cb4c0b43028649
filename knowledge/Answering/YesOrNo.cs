using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Whether a bare yes or no answers what was asked. Pure.</summary>
internal static class YesOrNo
{
    /// <summary>
    /// True when an answer says no bare yes or no, or the question asks for one, and in the same way: "Được" is no answer to "có phải đóng không", nor "Không" to
    /// "sao đây".
    /// </summary>
    /// <param name="question">The member's question.</param>
    /// <param name="answer">What is to be said.</param>
    internal static bool IsAsked(string question, string answer)
    {
        if (Bare.Match(Folding.Fold(answer)) is not { Success: true } said)
        {
            return true;
        }

        var asked = Folding.Fold(TextCleaner.CleanLine(question));
        return Whether.IsMatch(asked) && (said.Groups["may"].Value.Length == 0 || May.IsMatch(asked) || !Must.IsMatch(asked));
    }

    private static readonly Regex Bare = new(@"^(?:khong(?: dung)?|co|dung|(?<may>duoc|van duoc))[.,]");

    private static readonly Regex Whether = new(
        @"(?<!\p{L})(?:(?:co |da |bi |dc |duoc |phai |dung )?(?:khong|ko|k|kg|kh|khg|hong|hok|hk|hem|hon|hong|hum|chua|chu|chang|ha|hay sao|nhi)\s*(?:a|ad|ak|vay|day|nhi|ta|ne|nha|the|z|v|bot|admin|b|anh|chi|em|shop|mn|moi nguoi|cong doan|\))*\s*(?:[?.,;:!)]|$)|(?:co|dung|phai|duoc|dc|bi)(?: \p{L}+){0,14}? (?:khong|ko|k|kg|hong|hok|hk|hem|hon|chua)(?!\p{L})|(?:co (?:duoc|dc|phai|bi|can|quyen|dung|the|nen|bat buoc)|hay khong|dung luat|trai luat|hop phap|hop le|phai chang|lieu|sao (?:duoc|dc)|la dung|la sai|dung hay)(?!\p{L}))");

    private static readonly Regex May = new(@"(?<!\p{L})(?:duoc|dc|cho|quyen|the|hop phap|hop le|dung luat)(?!\p{L})");

    private static readonly Regex Must = new(@"(?<!\p{L})(?:phai|bi|can|bat buoc)(?!\p{L})");
}
