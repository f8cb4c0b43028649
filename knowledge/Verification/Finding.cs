namespace CongDoan.Knowledge.Verification;

/// <summary>Why a reply may not be said.</summary>
internal enum Finding
{
    /// <summary>Not in Vietnamese with its marks.</summary>
    Language,

    /// <summary>Empty, too long, or broken off.</summary>
    Incomplete,

    /// <summary>Markup, a link, or a sign that no sentence needs.</summary>
    Markup,

    /// <summary>A number, date or amount that the evidence does not give.</summary>
    Number,

    /// <summary>An article, clause, document or law that was not cited.</summary>
    Provision,

    /// <summary>Words of the law or of a note that were changed.</summary>
    Quote,

    /// <summary>A citation that leads nowhere, out of force or out of scope.</summary>
    Citation,

    /// <summary>Yes where the evidence says no, or the other way round.</summary>
    Negation,

    /// <summary>Says what the evidence does not say, or leaves out what its sense turns on.</summary>
    Unsupported,
}
