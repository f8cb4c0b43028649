namespace CongDoan.Knowledge.Verification;

/// <summary>Which limit an amount is.</summary>
internal enum Bound
{
    /// <summary>The amount itself.</summary>
    None,

    /// <summary>This much or more.</summary>
    AtLeast,

    /// <summary>This much or less.</summary>
    AtMost,

    /// <summary>More than this.</summary>
    Above,

    /// <summary>Less than this.</summary>
    Below,
}
