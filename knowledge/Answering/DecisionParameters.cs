namespace CongDoan.Knowledge.Answering;

/// <summary>Every threshold by which the bot decides to answer, in one place.</summary>
internal static class DecisionParameters
{
    /// <summary>From this probability on a note answers, see <see cref="NoteEvidence"/>: half of what members would be told has to be theirs at the least.</summary>
    internal const double NoteAnswers = 0.5;

    /// <summary>And from this one on it is said with its own question in front.</summary>
    internal const double NoteIsNear = 0.35;

    /// <summary>And from this overlap with one of its questions on.</summary>
    internal const double NearNoteOverlap = 0.2;

    /// <summary>From this overlap with one of its questions on: words strewn over a note do not make it the question's.</summary>
    internal const double NoteOverlap = 0.25;

    /// <summary>From this share of the best score on another note may be the likelier one.</summary>
    internal const double NoteRivals = 0.8;

    /// <summary>What the probability of an article counts beside that of a note, whose plain words serve better.</summary>
    internal const double LawBesideNote = 0.8;

    // A question that names nothing of the domain is answered by a note only if hardly a word is left over. A note's score: its overlap with
    // the question (F1), less for what of the question its words leave unexplained and for what of its own subject the question does not
    // name. The thresholds were chosen on the first half (a) of tests/CongDoan.Tests/Knowledge/Answering/member-questions.tsv, a wrong note
    // counting four times a right one, and of those that do equally well the stricter ones were taken.

    /// <summary>A note answers only when its words explain at least this share of the question.</summary>
    internal const double NoteExplains = 0.75;

    /// <summary>And when no single word that it leaves unexplained weighs more than this share of the question.</summary>
    internal const double NoteMisses = 0.25;

    /// <summary>And when the question names at least this share of what the note's own questions have in common.</summary>
    internal const double NoteSubject = 0.55;

    /// <summary>Unless one of the note's questions overlaps with it this closely and so speaks for itself.</summary>
    internal const double CloseOverlap = 0.6;

    /// <summary>Another note fits as well when it has more than this share of the best one's score.</summary>
    internal const double TieShare = 0.94;

    /// <summary>From this score on it does when no other note comes near.</summary>
    internal const double LoneNoteMatch = 0.18;

    /// <summary>A note that stands alone: the next one has at most this share of its score.</summary>
    internal const double NextNoteShare = 0.85;

    /// <summary>And to stand alone it explains at least this share of the question.</summary>
    internal const double NoteExplainsWithoutDomain = 0.9;

    /// <summary>From this score on a note answers it, unless another one fits as well.</summary>
    internal const double NoteMatchWithoutDomain = 0.35;

    /// <summary>From this score on the member is asked whether that is meant. Questions of other domains stay below.</summary>
    internal const double NoteOffer = 0.1;

    /// <summary>From this probability on the first article is taken as found, see <see cref="Retrieval.Evidence.Probability"/>.</summary>
    internal const double LawIsRight = 0.6;

    /// <summary>A note that explains less than this share of the question is not offered either.</summary>
    internal const double NoteOfferExplains = 0.6;

    /// <summary>How many notes are offered at most, and from which share of the best one's score on.</summary>
    internal const int NoteOffers = 3;

    /// <summary>See <see cref="NoteOffers"/>.</summary>
    internal const double NoteOfferShare = 0.6;

    /// <summary>A yes or no is said to a question that does not name the note's subject only when it overlaps with the note's own as much as this.</summary>
    internal const double VerdictOverlap = 0.45;

    /// <summary>A question without a word of the domain is ours all the same when the best note explains this share of it.</summary>
    internal const double OursExplains = 0.7;

    /// <summary>And leaves no word heavier than this over.</summary>
    internal const double OursMisses = 0.2;

    /// <summary>From this score on a note says how it is with what a member says is so.</summary>
    internal const double ClaimNote = 0.07;

    /// <summary>And when it explains at least this share of the message.</summary>
    internal const double ClaimNoteExplains = 0.5;

    /// <summary>And when no single word that it leaves unexplained weighs more than this share of it.</summary>
    internal const double ClaimNoteMisses = 0.34;

    /// <summary>And from this score on it does when the message names nothing of the union's domain.</summary>
    internal const double ClaimNoteWithoutDomain = 0.14;

    /// <summary>And from this probability on, unless it explains nearly all of the message: a note on another matter does a member who is mistaken no good.</summary>
    internal const double ClaimNoteLikely = 0.15;

    /// <summary>See <see cref="ClaimNoteLikely"/>.</summary>
    internal const double ClaimNoteExplainsAll = 0.9;

    /// <summary>A message names a note's subject when it names at least this share of it.</summary>
    internal const double ClaimNoteSubject = 0.9;

    /// <summary>What a note counts whose question asks for the unit that is claimed.</summary>
    internal const double SameMeasure = 1.7;

    /// <summary>What a note counts then that counts something else than what is claimed.</summary>
    internal const double OtherMeasure = 0.6;

    /// <summary>And one that rests on an article which the search in the law put second or third.</summary>
    internal const double NextArticle = 0.85;

    /// <summary>And one that rests on none of these.</summary>
    internal const double OtherArticle = 0.7;

    /// <summary>From this share of the question's weighted words on an article of law can be the answer.</summary>
    internal const double ExtractCoverage = 0.6;

    /// <summary>And from this share on when the law of another day was found with at least <see cref="PastLawIsRight"/>: no note speaks of it.</summary>
    internal const double PastExtractCoverage = 0.4;

    /// <summary>See <see cref="PastExtractCoverage"/>.</summary>
    internal const double PastLawIsRight = 0.5;

    /// <summary>And when no single word that the article lacks weighs more than this share of the question.</summary>
    internal const double ExtractMisses = 0.2;

    /// <summary>The same when the law of another day is asked for.</summary>
    internal const double PastExtractMisses = 0.3;

    /// <summary>Longest first bubble, in characters.</summary>
    internal const int LongestText = 600;

    /// <summary>Room for the words that name the day, in front of an extract from another time.</summary>
    internal const int LongestLead = 50;

    /// <summary>How many places of the ranking an answer shows.</summary>
    internal const int RankedPlaces = 10;
}
