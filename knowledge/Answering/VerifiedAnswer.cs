using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Verification;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.Extensions.Logging;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// The last step before an answer leaves: citations that lead nowhere are left out, and words that are not the evidence's own are
/// not said. What fails is counted and logged by its kind, never by its words.
/// </summary>
internal sealed partial class VerifiedAnswer(ILogger logger)
{
    /// <summary>Name of the meter; its counter <c>congdoan.answers.unverified</c> has the tags <c>finding</c> and <c>source</c>.</summary>
    internal const string MeterName = "CongDoan.Knowledge";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Unverified = Meter.CreateCounter<long>("congdoan.answers.unverified", description: "Sentences, citations and replies that the evidence does not bear out");

    private static readonly Regex Placeholder = new(@"\{\d\}");

    /// <summary>The fixed words around what is quoted, without their gaps.</summary>
    private static readonly Lazy<IReadOnlyList<string>> Fixed = new(() =>
        FixedReplies.All.SelectMany(text => Placeholder.Split(text)).Concat(CitedAnswer.Frame).Select(text => text.Trim()).Where(text => text.Length > 3).ToList());

    /// <summary>Gives the answer as it may be said, or null when it may not.</summary>
    /// <param name="answer">An answer of the composer.</param>
    /// <param name="evidence">What it was made from.</param>
    /// <param name="day">The day whose law counts.</param>
    internal Answer? Of(Answer answer, Evidence evidence, DateOnly day)
    {
        if (answer.Decision is not (Decision.Answer or Decision.Abstain))
        {
            return answer;
        }

        var note = Note(answer, evidence);
        var check = new CitationCheck(answer, note, evidence, day);
        var faults = answer.Citations.Select(check.Fault).ToList();
        foreach (var fault in faults.OfType<Finding>())
        {
            Report(fault, answer.Reason);
        }

        if (faults.Exists(fault => fault is not null))
        {
            answer = answer with { Citations = answer.Citations.Where((_, i) => faults[i] is null).ToList() };
        }

        // That a law has no such article is all that can be said without a citation.
        if (answer.Citations.Count == 0 && answer is { Decision: Decision.Answer, Reason: not "no_such_provision" })
        {
            return faults.Count == 0 ? Reported(Finding.Citation, answer.Reason) : null;
        }

        return Composed(answer, note, evidence, day)?.Fault(answer.Text) is { } found ? Reported(found, answer.Reason) : answer;
    }

    private Answer? Reported(Finding finding, string source)
    {
        Report(finding, source);
        return null;
    }

    private static PassageCard? Note(Answer answer, Evidence evidence) => answer.Note is not { } slug
        ? null
        : evidence.Notes.FirstOrDefault(note => note.Card.Document.Number == slug)?.Card
            ?? evidence.Snapshot.Cards.FirstOrDefault(card => card.Document.Kind == DocumentKind.Note && card.Document.Number == slug);

    /// <summary>Counts and logs what was not said.</summary>
    /// <param name="finding">What was wrong.</param>
    /// <param name="source">How the text was made, such as <c>note</c> or <c>model</c>.</param>
    internal void Report(Finding finding, string source)
    {
        Unverified.Add(1, new KeyValuePair<string, object?>("finding", finding.ToString()), new KeyValuePair<string, object?>("source", source));
        Log.Dropped(logger, finding, source);
    }

    private static ComposedText? Composed(Answer answer, PassageCard? note, Evidence evidence, DateOnly day)
    {
        if (answer.Note is null && answer.Reason is not ("extract" or "provision"))
        {
            // A calculator's text is its result, the other texts are fixed; whoever makes another text has to name its parts here.
            return null;
        }

        var cards = answer.Citations.Select(citation => citation.PassageId is null ? null : evidence.Snapshot.Find(citation.PassageId)).OfType<PassageCard>().ToList();
        var frame = answer.Citations.SelectMany(citation => Facts(citation, evidence)).Concat(Fixed.Value).Append(VietnamTime.Show(day))
            .Concat(cards.SelectMany(card => new[] { card.AmendedFrom, card.From, card.Document.Until }).OfType<DateOnly>().Select(VietnamTime.Show));
        return note is null
            ? new([], cards.SelectMany(Pieces).ToList(), frame.ToList())
            : new([note.Document.Note!.ShortAnswer], [], [.. frame, note.Document.Title]);
    }

    private static IEnumerable<string> Pieces(PassageCard card) => [card.Text, card.Lead, card.Heading, $"{card.Lead}\n{card.Text}", $"{card.Heading}\n{card.Lead}\n{card.Text}"];

    private static IEnumerable<string> Facts(Citation citation, Evidence evidence)
    {
        yield return citation.Printed;
        yield return (citation with { AmendedBy = null, RestoredConfidence = null }).Printed;
        yield return (citation with { Clause = null, Point = null, AmendedBy = null, RestoredConfidence = null }).Printed;
        yield return $"{citation.Title} ({citation.Document})";
        yield return $"Khoản {citation.Clause} Điều {citation.Article}";
        yield return $"khoản {citation.Clause}";
        yield return citation.Document;
        yield return ValidityRegister.Current.Document(citation.Document)?.ReplacedBy ?? "";
        yield return citation.AmendedBy ?? "";
        yield return citation.EffectiveFrom is { } from ? VietnamTime.Show(from) : "";
        yield return citation.EffectiveUntil is { } until ? VietnamTime.Show(until) : "";
        foreach (var amended in citation.Article is null ? [] : evidence.Snapshot.Article(citation.Document, citation.Article).Select(card => card.AmendedFrom).OfType<DateOnly>())
        {
            yield return VietnamTime.Show(amended);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A reply was not said as composed: {Finding} ({Source})")]
        public static partial void Dropped(ILogger logger, Finding finding, string source);
    }
}
