using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Calculators;

/// <summary>What a calculator found, and how.</summary>
/// <param name="Result">The sentence that a member reads first; every number in it follows from <see cref="Steps"/>.</param>
/// <param name="Steps">The rule and the arithmetic, one line each.</param>
/// <param name="Basis">The provisions applied, most important first.</param>
public sealed record Calculation(string Result, IReadOnlyList<string> Steps, IReadOnlyList<BasisDraft> Basis);
