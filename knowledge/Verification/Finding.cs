namespace CongDoan.Knowledge.Verification;

/// <summary>Why a reply may not be said.</summary>
internal enum Finding
{
    /// <summary>A number, date or amount that the evidence does not give.</summary>
    Number,

    /// <summary>Words of the law or of a note that were changed.</summary>
    Quote,

    /// <summary>A citation that leads nowhere, out of force or out of scope.</summary>
    Citation,
}
