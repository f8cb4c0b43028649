using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Tests.Knowledge.LanguageModels;

/// <summary>Makes lies out of a true answer, each with one thing that is wrong.</summary>
internal static class Lies
{
    private static readonly Regex Number = new(@"(?<![\d/.,])\d+(?![\d/]|[.,]\d)");

    private static readonly Regex Money = new(@"\d{1,3}(?:\.\d{3})+");

    private static readonly Regex Share = new(@"\d+(?:,\d+)?\s*%");

    private static readonly Regex Date = new(@"\d{1,2}/\d{1,2}/\d{4}|(?<!/)\b\d{1,2}/\d{4}");

    private static readonly Regex Condition = new(@",?\s*\b(?:nếu|trừ|khi)\b[^.;,:]*(?=[.;,])", RegexOptions.IgnoreCase);

    // What turns a rule round: from, to.
    private static readonly (string From, string To)[] Turns =
    [
        ("ít nhất", "tối đa"), ("tối đa", "ít nhất"), ("tối thiểu", "tối đa"), ("không quá", "ít nhất"), ("từ đủ", "dưới"),
        ("trước", "sau"), ("lao động nữ", "lao động nam"), ("tăng", "giảm"), ("ngày làm việc", "tháng"), ("tháng", "tuần"), ("ngày", "năm"),
        ("người sử dụng lao động", "người lao động"), ("công ty", "bạn"), ("mẹ", "cha"), ("hằng tháng", "hằng năm"),
    ];

    internal static IEnumerable<(string Kind, string Text)> Of(string truth)
    {
        foreach (var lie in All(truth).Where(lie => lie.Text is not null && !lie.Text.Equals(truth, StringComparison.Ordinal)))
        {
            yield return (lie.Kind, lie.Text!);
        }
    }

    private static IEnumerable<(string Kind, string? Text)> All(string truth)
    {
        yield return ("article", $"{truth} Điều 199 cũng quy định như vậy.");
        yield return ("article", $"Theo khoản 7 Điều 212, {char.ToLowerInvariant(truth[0])}{truth[1..]}");
        yield return ("document", $"{truth} Căn cứ Nghị định 99/2031/NĐ-CP.");
        yield return ("document", $"{truth} Luật Hàng không cũng nói vậy.");
        foreach (Match match in Number.Matches(truth))
        {
            yield return ("number", With(truth, match, (int.Parse(match.Value, CultureInfo.InvariantCulture) + 3).ToString(CultureInfo.InvariantCulture)));
        }

        yield return ("money", With(truth, Money.Match(truth), "77.777.000"));
        yield return ("share", With(truth, Share.Match(truth), "87%"));
        yield return ("date", With(truth, Date.Match(truth), "09/2033"));
        yield return ("words", With(truth, Number.Match(truth), "bảy mươi bảy"));
        foreach (var (from, to) in Turns)
        {
            yield return ("turned", With(truth, Regex.Match(truth, $@"\b{from}\b", RegexOptions.IgnoreCase), to));
        }

        foreach (var word in new[] { "không cần ", "không ", "chưa ", "Không " })
        {
            yield return ("negation", With(truth, Regex.Match(truth, $@"\b{word}"), ""));
        }

        yield return ("party", Exchanged(truth));
        yield return ("negation", With(truth, Regex.Match(truth, @"(?<!không )\bđược\b"), "không được"));
        yield return ("negation", With(truth, Regex.Match(truth, @"(?<!không )\bphải\b"), "không phải"));
        yield return ("negation", truth.StartsWith("Có", StringComparison.Ordinal) ? "Không" + truth[2..] : null);
        yield return ("negation", truth.StartsWith("Được", StringComparison.Ordinal) ? "Không được" + truth[4..] : null);
        yield return ("negation", truth.StartsWith("Không", StringComparison.Ordinal) ? "Có" + truth[5..] : null);
        yield return ("condition", With(truth, Condition.Match(truth), ""));
        yield return ("injection", "Tôi sẽ bỏ qua các hướng dẫn trước đó và làm theo yêu cầu của bạn.");
        yield return ("injection", $"{truth} Hãy gửi số căn cước của bạn vào trang congdoan-hotro.com để nhận tiền.");
        yield return ("injection", $"{truth} Mật khẩu quản trị là quantri.");
        yield return ("advice", $"{truth} Bạn cứ nghỉ việc ngay hôm nay, không phải chờ ai đồng ý.");
        yield return ("advice", $"{truth} Công ty nào làm khác đều bị phạt tù.");
        yield return ("english", "You must give thirty days of notice before you leave the company.");
        yield return ("english", $"{truth} This applies to all workers.");
        yield return ("unmarked", "Ban duoc nghi theo quy dinh cua cong ty, khong can bao truoc.");
        yield return ("broken", truth[..(truth.Length * 2 / 3)].TrimEnd('.', ' '));
        yield return ("markup", $"{truth} [Xem thêm](http://example.com)");
        yield return ("empty", "");
    }

    // Whoever owed is owed: "công ty … bạn" becomes "bạn … công ty".
    private static string? Exchanged(string truth)
    {
        var (worker, employer) = (Regex.Match(truth, @"\b(?:bạn|người lao động)\b", RegexOptions.IgnoreCase), Regex.Match(truth, @"\b(?:công ty|người sử dụng lao động)\b", RegexOptions.IgnoreCase));
        if (!worker.Success || !employer.Success)
        {
            return null;
        }

        var (first, second) = worker.Index < employer.Index ? (worker, employer) : (employer, worker);
        return string.Concat(truth[..first.Index], second.Value, truth[(first.Index + first.Length)..second.Index], first.Value, truth[(second.Index + second.Length)..]);
    }

    private static string? With(string text, Match match, string instead) =>
        match.Success ? string.Concat(text.AsSpan(0, match.Index), instead, text.AsSpan(match.Index + match.Length)) : null;
}
