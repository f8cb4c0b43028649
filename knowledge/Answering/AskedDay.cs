using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>The day whose law a question is about. Pure: text and today in, day out.</summary>
/// <param name="Day">The day in Vietnam whose law counts.</param>
/// <param name="IsPast">Whether the question itself names a time that has gone.</param>
/// <param name="Question">The question without the words that name that time.</param>
/// <param name="YearAhead">The year of a time to come that the question names, or null: only what speaks of it can answer.</param>
internal sealed record AskedDay(DateOnly Day, bool IsPast, string Question, string? YearAhead)
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2099;

    /// <summary>Somebody who was born this many years ago or earlier may be the one who asks.</summary>
    private const int YoungestWorker = 13;

    /// <summary>
    /// Reads a question; a year of birth, of a law's name, of a period or of the member's own story moves nothing. Only a law that is told
    /// by its year from the one of today's ("bộ luật lao động 2012") is asked about as it was on its last day.
    /// </summary>
    /// <param name="text">The question as typed.</param>
    /// <param name="today">The day whose law counts when the question names no other.</param>
    internal static AskedDay Of(string text, DateOnly today)
    {
        // The patterns know words one space apart.
        var plain = Spaces.Replace(text.Normalize(NormalizationForm.FormC), " ");
        var folded = Folding.Fold(plain);
        if (folded.Length != plain.Length)
        {
            // Marks that stand alone were dropped, so that places differ; without marks the question says the same.
            plain = folded;
        }

        var times = Named(folded, today).Where(time => !IsOfSomethingElse(folded, time, today)).ToList();
        var days = times.Select(time => time.Day).Distinct().ToList();
        if (days.Count == 0 && LastDayOfNamedLaw(plain, today) is { } lastDay)
        {
            return new(lastDay, true, plain, null);
        }

        if (days.Count != 1 || SpeaksOfNow.IsMatch(folded))
        {
            return new(today, false, WithoutStory(plain, folded), null);
        }

        if (days[0] < today)
        {
            return new(days[0], true, Without(plain, times), null);
        }

        // A time to come stays in the words, so that only what speaks of it can answer.
        var ahead = times[0].Day > today && days[0].Year > today.Year ? days[0].Year.ToString(CultureInfo.InvariantCulture) : null;
        return new(today, false, WithoutStory(plain, folded), ahead);
    }

    // Whoever names an article of it, or asks whether it holds, asks about it from today on: that it has ended is part of the answer.
    private static DateOnly? LastDayOfNamedLaw(string text, DateOnly today) =>
        AnyYear.IsMatch(text) && CitedPlace.Of(text) is { Year: not null, Number: null, Article: null, AsksForce: false } cited
        && cited.Law(today) is { } law && law.Year == cited.Year && law.Until < today
            ? law.Until
            : null;

    private static IEnumerable<Time> Named(string text, DateOnly today)
    {
        var taken = new bool[text.Length];
        foreach (var match in Dates.Matches(text).Concat(Months.Matches(text)).Concat(Years.Matches(text)).Concat(Relative.Matches(text)))
        {
            if (taken.AsSpan(match.Index, match.Length).Contains(true) || Read(match, today) is not { } time)
            {
                continue;
            }

            taken.AsSpan(match.Index, match.Length).Fill(true);
            yield return time;
        }
    }

    private static Time? Read(Match match, DateOnly today)
    {
        var isBefore = match.Groups["before"].Success;
        var (first, last) = match.Groups["ago"] is { Success: true } ago
            ? Year(today.Year - Number(ago))
            : match.Groups["relative"].Value switch
            {
                "ngoai" or "truoc" or "roi" => Year(today.Year - 1),
                "kia" => Year(today.Year - 2),
                "thang" => Month(today.AddMonths(-1).Year, today.AddMonths(-1).Month),
                _ => Absolute(match),
            };
        if (first is not { } from || last is not { } to)
        {
            return null;
        }

        var day = isBefore ? from.AddDays(-1) : match.Groups["part"].Value switch
        {
            "dau" => from,
            "giua" => from.AddMonths(6).AddDays(-1),
            _ => to,
        };
        return new(match.Index, match.Length, from <= today && today <= to && !isBefore ? today : day, from.Year, from <= today && today <= to && !isBefore, isBefore);
    }

    private static (DateOnly? First, DateOnly? Last) Absolute(Match match)
    {
        var year = Number(match.Groups["y"]);
        if (year is < EarliestYear - 60 or > LatestYear)
        {
            return (null, null);
        }

        if (!match.Groups["m"].Success)
        {
            return Year(year);
        }

        var month = Number(match.Groups["m"]);
        if (month is < 1 or > 12)
        {
            return (null, null);
        }

        if (!match.Groups["d"].Success)
        {
            return Month(year, month);
        }

        var day = Number(match.Groups["d"]);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), new DateOnly(year, month, day))
            : (null, null);
    }

    private static bool IsOfSomethingElse(string text, Time time, DateOnly today)
    {
        var before = text[..time.Start];
        var after = text[(time.Start + time.Length)..];
        return ((NameOfLaw.IsMatch(before) || IsSlipOfName(before)) && !OfADay.IsMatch(text[time.Start..]))
            || StartOfSpan.IsMatch(before)
            || OtherEndOfSpan.IsMatch(before)
            || RestOfSpanOrNumber.IsMatch(after)
            || (Birth.IsMatch(before) && time.Year <= today.Year - YoungestWorker)
            || (OwnStory.IsMatch(before) && HasMore(after))
            || (time.IsBefore && PeopleOf.IsMatch(before));
    }

    // "Luật Việệc làm 2025" is no question about 2025.
    private static bool IsSlipOfName(string before) => WordsOfLaw.Match(before) is { Success: true } words && LawNames.IsNearly(words.Groups["name"].Value);

    // What follows the time asks something of its own: the time belongs to what the member tells, not to what is asked.
    private static bool HasMore(string after)
    {
        var words = Syllables.Of(after);
        return WordTables.StopWeights(words, folded: true).Any(weight => weight >= 1);
    }

    private static string Without(string text, List<Time> times)
    {
        var builder = new StringBuilder(text);
        foreach (var time in times.OrderByDescending(time => time.Start))
        {
            builder.Remove(time.Start, time.Length).Insert(time.Start, ' ');
        }

        return builder.ToString();
    }

    // A year of birth or the years of a career are the member's own and stand in no text that could answer.
    private static string WithoutStory(string text, string folded)
    {
        var builder = new StringBuilder(text);
        foreach (var match in OwnYears.Matches(folded).Reverse())
        {
            builder.Remove(match.Index, match.Length).Insert(match.Index, ' ');
        }

        return builder.ToString();
    }

    private static (DateOnly? First, DateOnly? Last) Year(int year) =>
        year is < 1 or > LatestYear ? (null, null) : (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    private static (DateOnly? First, DateOnly? Last) Month(int year, int month) =>
        (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    // All patterns read text without marks. The words that lead to a time are taken with it.
    private const string Lead =
        @"(?<![\p{L}\d/.,$-])(?:(?:o|vao|" + Then + @"|trong|cua|cho|tinh den|tai thoi diem|thoi diem)\s+)?(?:(?<before>truoc)\s+)?(?:(?:ngay|" + Then + @"|khoang)\s+)*";

    // "hồi", "lúc"; without marks "xã hội", "đại hội" and "hiệu lực" end alike.
    private const string Then = @"(?<!(?:xa|dai|quoc|hiep|co|le)\s+)hoi|(?<!(?:hieu|nang|bao|ap|nhan|quyen)\s+)luc";

    private static readonly Regex Dates = new(Lead + @"(?<d>\d{1,2})\s*(?:[/.-]|\s+thang\s+)\s*(?<m>\d{1,2})\s*(?:[/.-]|,?\s+nam\s+)\s*(?<y>\d{4})(?![\d/]|-\w)");

    private static readonly Regex Months = new(Lead + @"(?:(?:thang\s*|t)(?<m>\d{1,2})\s*(?:[/.-]|,?\s*nam\s+|\s)\s*|(?<m>\d{1,2})\s*/\s*)(?<y>(?:19|20)\d{2})(?![\d/]|-\w)");

    // What is called a year is one ("năm 2016 người lao động …"); a bare number before a unit is an amount.
    private static readonly Regex Years = new(Lead + @"(?:(?<part>dau|giua|cuoi)\s+)?(?:nam\s+(?<y>(?:19|20)\d{2})(?![\d/.,]\d|\d|/)|(?<y>(?:19|20)\d{2})(?![\d/.,]\d|\d|/|\s*(?:d|dong|k|nghin|ngan|trieu|nguoi|lao dong|cong nhan|nhan vien|can bo|doan vien|hoi vien|nld|cnld|gio|suat|san pham|luot|phieu|tan|kg|km|met|m2|vnd|usd|do la|dollar|euro)\b))");

    private static readonly Regex Relative = new(Lead + @"(?:(?:cach day\s+)?(?<ago>\d{1,2})\s+nam\s+truoc\b(?!\s+(?:khi|do|day|luc)\b)|cach day\s+(?<ago>\d{1,2})\s+nam\b|(?<!\d\s)(?<!(?:ca|may|vai|nhieu|moi|mot|hai|ba|bon|nua|muoi)\s)(?<!\w)nam\s+(?<relative>ngoai|kia|roi|truoc)\b(?!\s+(?:khi|do|day|luc)\b)|(?<!\d\s)(?<!(?:ca|may|vai|nhieu|moi|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|chuc|nua|gan)\s)(?<!\w)(?<relative>thang)\s+(?:truoc|roi)\b(?!\s+khi\b))");

    private static readonly Regex Spaces = new(@"[ \t\u00A0]{2,}");

    private static readonly Regex AnyYear = new(@"(?<!\d)(?:19|20)\d{2}(?!\d)");

    private static readonly Regex SpeaksOfNow = new(@"(?<!\p{L})(?:nam nay|thang nay|bay gio|hien nay|hien tai|hien gio|hom nay)(?!\p{L})");

    // "bộ luật lao động năm 2019", "luật bhxh 2014", "nghị định số 12/2022", "điều lệ khóa XII 2020".
    private static readonly Regex NameOfLaw = new(@"(?<!\p{L})(?:luat|hien phap|nghi dinh|nd|thong tu|tt|quyet dinh|qd|nghi quyet|nq|dieu le|blld|bhxh|lcd|phap lenh|vbhn|ke hoach|chi thi)(?:\s+(?:so|lao dong|ld|cong doan|cd|bao hiem|xa hoi|y te|that nghiep|bhxh|bhyt|viec lam|an toan|ve sinh|atvsld|thanh tra|nha o|dan so|thue|thu nhap|ca nhan|du lieu|bao ve|to cao|sua doi|bo sung|moi|cu|nam|khoa|\d{1,3}|[xvi]+))*\s*$");

    private static readonly Regex WordsOfLaw = new(@"(?<!\p{L})(?<name>(?:bo\s+)?lu\p{L}{0,2}t(?:\s+\p{L}+){1,8}?)\s+(?:nam\s+)?$", RegexOptions.RightToLeft);

    // "luật công đoàn hồi năm 2020 cho …": the day is asked about, whatever the law is called.
    private static readonly Regex OfADay = new(@"^\s*(?:hoi|luc|vao)\s");

    // "từ năm 2015", "kể từ 1/7/2025", "sau tháng 7/2025", "đến 2028", "nhiệm kỳ 2023".
    private static readonly Regex StartOfSpan = new(@"(?<!\p{L})(?:tu|sau|toi|den|het|nhiem ky|giai doan|khoa|(?<!co )so)\s+(?:(?:dau|cuoi|giua|khoang|ngay|thang|nam|hoi)\s+)*$");

    private static readonly Regex OtherEndOfSpan = new(@"\d{4}\s*(?:-|–|—|den|toi)\s*(?:nam\s+)?$");

    private static readonly Regex RestOfSpanOrNumber = new(@"^\s*(?:[-–—]|den|toi)\s*(?:nam\s+)?(?:\d|nay\b|gio\b|bay gio|hien)");

    private static readonly Regex Birth = new(@"(?<!\p{L})(?:sinh|sn|tuoi|de)\s*(?:ngay|thang|nam|vao)?\s*$");

    // "em vào làm tháng 3/2020, giờ …", "đóng bảo hiểm trước 1/7/2025 thì có được …".
    private static readonly Regex OwnStory = new(@"(?<!\p{L})(?:vao lam|di lam|lam viec|lam o cong ty|nhan viec|bat dau|ky|tham gia|dong|mua|vao cong doan|ket nap)(?:\s+(?:hop dong|hd|hdld|bhxh|bhtn|bhyt|bao hiem|xa hoi|that nghiep|y te|lao dong|cong doan|lam|viec|tu|ngay|thang|nam|hoi|vao))*\s*$");

    private static readonly Regex PeopleOf = new(@"(?<!\p{L})(?:nguoi|ai|thoi gian)\s+(?:da\s+|co\s+|moi\s+|thoi gian\s+)*(?:dong|tham gia|nghi|lam)(?:\s+\p{L}+){0,4}\s*$");

    private static readonly Regex OwnYears = new(@"(?<!\p{L})(?:(?:sinh|sn)\s*(?:nam\s+)?(?:19[3-9]\d|200\d|201[0-3])(?!\d)|tu\s+(?:nam\s+)?(?:19|20)\d{2}\s*(?:-|–|den|toi)\s*(?:nay|gio|bay gio|(?:nam\s+)?(?:19|20)\d{2})(?!\p{L})|(?:nhiem ky|giai doan)\s+(?:19|20)\d{2}\s*(?:-|–|den)\s*(?:19|20)\d{2})");

    private sealed record Time(int Start, int Length, DateOnly Day, int Year, bool IsNow, bool IsBefore);
}
