namespace CongDoan.Knowledge.Library;

/// <summary>Numbers of union plans, such as <c>27/KH-LĐLĐ</c>, and the keys of plans that print none.</summary>
public static class PlanNumbers
{
    /// <summary>Begins the key under which a plan without a printed number is kept; nobody has to read it.</summary>
    public const string Unnumbered = "không số/";

    /// <summary>Whether a document's number is that of a plan.</summary>
    public static bool IsOne(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Contains("/KH-", StringComparison.Ordinal) || IsUnnumbered(number);
    }

    /// <summary>Whether a document's number is a key of our own.</summary>
    public static bool IsUnnumbered(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.StartsWith(Unnumbered, StringComparison.Ordinal);
    }
}
