using System.Text.Json.Serialization;

namespace CongDoan.Knowledge.Library;

/// <summary>Reads the lists that <see cref="JsonColumn"/> keeps of a note, by code that is made with the program: reflection would take longer than the notes.</summary>
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(List<BasisDraft>))]
internal sealed partial class NoteColumns : JsonSerializerContext;
