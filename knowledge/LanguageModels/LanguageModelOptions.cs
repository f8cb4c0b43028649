using System.Globalization;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>The language model that says evidence in plain words: any endpoint that speaks OpenAI's <c>/chat/completions</c>.</summary>
/// <param name="Endpoint">Base address, such as <c>http://localhost:8000/v1</c>.</param>
/// <param name="Model">Name of the model there.</param>
public sealed record LanguageModelOptions(Uri Endpoint, string Model)
{
    /// <summary>First part of all keys.</summary>
    public const string Section = "LanguageModel";

    /// <summary>Key of <see cref="Budget"/> in the settings.</summary>
    public const string BudgetKey = "LanguageModel:Budget";

    /// <summary>Key of <see cref="TokensPerMemberAndDay"/> in the settings.</summary>
    public const string TokensKey = "LanguageModel:TokensPerMemberAndDay";

    /// <summary>Key of <see cref="TokensPerDay"/> in the settings.</summary>
    public const string AllTokensKey = "LanguageModel:TokensPerDay";

    /// <summary>Key of <see cref="Notes"/> in the settings.</summary>
    public const string NotesKey = "LanguageModel:RephraseNotes";

    private static readonly TimeSpan ShortestBudget = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBudget = TimeSpan.FromSeconds(10);

    /// <summary>Sent as a bearer token; null for an endpoint without keys. Never logged.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// Within this time of beginning to answer the model has to have spoken, a second try included; else the law's own words are sent. With the moment in which bubbles
    /// are gathered the default stays below three seconds.
    /// </summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(1.1);

    /// <summary>The wait before the second try.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>So many tokens may be spent on one member in one day; then the law's own words are sent.</summary>
    public int TokensPerMemberAndDay { get; init; } = 20_000;

    /// <summary>So many tokens may be spent in one day on all members together: whoever opens ever new chats does not spend without end.</summary>
    public int TokensPerDay { get; init; } = 5_000_000;

    /// <summary>Whether reviewed notes are said in other words as well; they are plain already.</summary>
    public bool Notes { get; init; }

    /// <summary>Reads the settings; null when there is no endpoint. What is wrong is added to <paramref name="failures"/>.</summary>
    internal static LanguageModelOptions? Read(Func<string, string?> setting, List<string> failures)
    {
        var endpoint = ModelEndpoint.Read(setting, Section, "mô hình ngôn ngữ", failures);
        var options = new LanguageModelOptions(endpoint?.Url ?? new Uri("http://localhost"), endpoint?.Model ?? "") { ApiKey = endpoint?.Key };
        if (setting(BudgetKey) is { Length: > 0 } budget)
        {
            if (TimeSpan.TryParse(budget, CultureInfo.InvariantCulture, out var span) && span >= ShortestBudget && span <= LongestBudget)
            {
                options = options with { Budget = span };
            }
            else
            {
                failures.Add($"{BudgetKey} phải từ 00:00:00.1 đến 00:00:10 (chờ mô hình lâu nhất bao nhiêu), ví dụ 00:00:01.1.");
            }
        }

        options = options with
        {
            TokensPerMemberAndDay = Tokens(setting, TokensKey, "số token cho mỗi người mỗi ngày", options.TokensPerMemberAndDay, failures),
            TokensPerDay = Tokens(setting, AllTokensKey, "số token cho tất cả mọi người mỗi ngày", options.TokensPerDay, failures),
        };

        if (setting(NotesKey) is { Length: > 0 } notes)
        {
            if (bool.TryParse(notes, out var isOn))
            {
                options = options with { Notes = isOn };
            }
            else
            {
                failures.Add($"{NotesKey} phải là true hoặc false.");
            }
        }

        return endpoint is null ? null : options;
    }

    private static int Tokens(Func<string, string?> setting, string key, string what, int otherwise, List<string> failures)
    {
        if (setting(key) is not { Length: > 0 } written)
        {
            return otherwise;
        }

        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
        {
            failures.Add($"{key} phải là số nguyên không âm ({what}).");
        }

        return most;
    }

    /// <summary>Without the key: what is printed may be logged.</summary>
    public override string ToString() => $"{Model} @ {Endpoint}";
}
