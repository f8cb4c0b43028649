namespace CongDoan.Knowledge.Verification;

/// <summary>Why a reply, or a sentence of it, may not be said.</summary>
internal enum Finding
{
    /// <summary>Not in Vietnamese with its marks.</summary>
    Language,

    /// <summary>Empty, too long, or broken off.</summary>
    Incomplete,

    /// <summary>Markup, a link, or a sign that no sentence needs.</summary>
    Markup,

    /// <summary>A number, date or amount that the evidence does not give, or gives for something else.</summary>
    Number,

    /// <summary>An article, clause, document or law that was not cited.</summary>
    Provision,

    /// <summary>Words of the law or of a note that were changed.</summary>
    Quote,

    /// <summary>A citation that leads nowhere, out of force or out of scope.</summary>
    Citation,

    /// <summary>"Được" where the evidence says "không được", or the other way round.</summary>
    Negation,

    /// <summary>The condition or exception of the evidence is missing.</summary>
    Condition,

    /// <summary>Says what no sentence of the evidence says.</summary>
    Unsupported,
}
