namespace CongDoan.Knowledge;

/// <summary>What the knowledge part has to be told.</summary>
/// <param name="DataFolder">Absolute path of the data folder; see <see cref="CongDoan.Knowledge.DataFolder"/>.</param>
public sealed record KnowledgeSettings(string DataFolder);
