namespace CongDoan.Bot.Operations.Commands;

/// <summary>
/// Judges a command line that names no verb at its beginning. What remains are settings for the host, which takes any:
/// a mistyped verb among them would be passed over and a host would start that nobody asked for.
/// </summary>
internal static class HostArguments
{
    /// <summary>Gives the sentence that says what is wrong, or null when the host may start with these.</summary>
    public static string? Objection(IReadOnlyList<string> args, IReadOnlyList<string> verbs)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var word = args[i];
            var (key, isWhole) = Key(word);
            if (key is null)
            {
                return verbs.Contains(word)
                    ? $"Lệnh “{word}” phải đứng trước mọi tùy chọn."
                    : $"Không có lệnh “{word}”.{Advice(word, verbs)}";
            }

            if (key.Equals("data", StringComparison.OrdinalIgnoreCase))
            {
                return "Máy chủ nhận thư mục dữ liệu qua --Data:Directory=THƯ_MỤC hoặc biến môi trường Data__Directory.";
            }

            if (!isWhole && (++i >= args.Count || args[i].StartsWith("--", StringComparison.Ordinal)))
            {
                return $"Không hiểu “{word}”: cài đặt của máy chủ viết là --Tên=giá-trị.";
            }
        }

        return null;
    }

    /// <summary>The setting that a word names, as the configuration reads it, and whether its value stands in the same word.</summary>
    private static (string? Key, bool IsWhole) Key(string word)
    {
        var parts = word.Split('=', 2);
        var key = parts[0].StartsWith("--", StringComparison.Ordinal) ? parts[0][2..] : parts[0].StartsWith('/') ? parts[0][1..] : null;
        var isWhole = parts.Length == 2;
        // "Key=value" is a setting too, "-k=value" is none.
        return key is null && isWhole && !word.StartsWith('-') ? (parts[0], true) : (string.IsNullOrEmpty(key) ? null : key, isWhole);
    }

    private static string Advice(string word, IReadOnlyList<string> verbs)
    {
        var begun = verbs.FirstOrDefault(verb => word.Length > 1 && verb.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        var nearest = begun ?? verbs.MinBy(verb => Distance(word, verb))!;
        var isNear = begun is not null || Distance(word, nearest) <= Math.Max(2, nearest.Length / 2);
        return $"{(isNear ? $" Có phải bạn muốn “{nearest}”?" : "")} Các lệnh: {string.Join(", ", verbs)}; không ghi lệnh nào thì chạy máy chủ.";
    }

    /// <summary>Letters to insert, leave out, replace or swap with a neighbour (optimal string alignment).</summary>
    private static int Distance(string typed, string meant)
    {
        typed = typed.ToLowerInvariant();
        var table = new int[typed.Length + 1, meant.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= meant.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = typed[i - 1] == meant[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(table[i - 1, j - 1] + change, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[typed.Length, meant.Length];
    }
}
