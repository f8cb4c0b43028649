namespace CongDoan.Knowledge.Triage;

/// <summary>What <see cref="MessageTriage"/> sees in a message, before any answer is looked for.</summary>
/// <param name="Kind">The most pressing kind.</param>
/// <param name="Urgent">An officer must be alerted at once.</param>
/// <param name="MatchedRule">The id of the table row behind the kind, for officers; null when no row was needed. Never the member's words.</param>
/// <param name="OtherRules">Ids of the other rows that matched: a threat may also be a wage concern.</param>
/// <param name="NamesDomain">The message names labour, union, insurance, welfare, or the bot and the member's own data.</param>
/// <param name="NamesOtherDomain">The message names something else, such as the weather or a divorce.</param>
/// <param name="Topics">Topics of the domain that were named, the strongest first, as in <c>Triage/Data/scope.tsv</c>.</param>
/// <param name="Question">
/// The cleaned message without the sentences that give the bot orders, so that a real question beside them can be
/// answered; the whole cleaned message when there are none.
/// </param>
public sealed record TriageVerdict(
    TriageKind Kind,
    bool Urgent,
    string? MatchedRule,
    IReadOnlyList<string> OtherRules,
    bool NamesDomain,
    bool NamesOtherDomain,
    IReadOnlyList<string> Topics,
    string Question)
{
    /// <summary>The key of the words to be said when the matched row has its own; null: those of the kind.</summary>
    public string? Reply { get; init; }

    /// <summary>What the message's words alone warn of, though it may only ask for a rule of law; such a message is never refused.</summary>
    public TriageAlarm? Alarm { get; init; }
}

/// <summary>A row of the safety net <c>Triage/Data/alarm.tsv</c> that a message met.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Kind">What it warns of.</param>
/// <param name="Urgent">An officer must be alerted at once.</param>
/// <param name="Reply">The key of its own words; null: those of the kind.</param>
public sealed record TriageAlarm(string Rule, TriageKind Kind, bool Urgent, string? Reply);
