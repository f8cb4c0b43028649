namespace CongDoan.Bot.Operations.Checkup;

/// <summary>How a check ended.</summary>
internal enum Grade
{
    Good,

    /// <summary>Works now, or could not be looked at; worth a look.</summary>
    Warning,

    /// <summary>Members are not heard or not answered until somebody mends it.</summary>
    Fault,
}

/// <summary>One line for the operator, in Vietnamese, without secrets.</summary>
/// <param name="Grade">How it ended.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Sentence">What was found.</param>
/// <param name="Advice">What to do; null when nothing is to be done.</param>
internal sealed record Finding(Grade Grade, string Subject, string Sentence, string? Advice = null)
{
    public static Finding Good(string subject, string sentence) => new(Grade.Good, subject, sentence);

    public static Finding Warning(string subject, string sentence, string advice) => new(Grade.Warning, subject, sentence, advice);

    public static Finding Fault(string subject, string sentence, string advice) => new(Grade.Fault, subject, sentence, advice);

    public override string ToString()
    {
        var mark = Grade switch { Grade.Good => "[ĐẠT]   ", Grade.Warning => "[CHÚ Ý] ", _ => "[LỖI]   " };
        return $"{mark}{Subject}: {Sentence}{(Advice is null ? "" : $" Cách xử lý: {Advice}")}";
    }
}
