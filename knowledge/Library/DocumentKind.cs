namespace CongDoan.Knowledge.Library;

/// <summary>What a document is, which decides its grammar, its authority and how it is cited.</summary>
public enum DocumentKind
{
    /// <summary>Constitution, code, law, decree, circular, decision or statutes: Chương, Điều, Khoản, Điểm.</summary>
    Law,

    /// <summary>A union's plan or programme: I, 1, 1.1, -, +.</summary>
    Plan,

    /// <summary>A curated note: question, variants, short answer, detail, legal basis.</summary>
    Note,
}
