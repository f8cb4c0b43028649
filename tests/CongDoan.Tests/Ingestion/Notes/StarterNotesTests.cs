using CongDoan.Ingestion.Notes;

namespace CongDoan.Tests.Ingestion.Notes;

public sealed class StarterNotesTests
{
    [Fact]
    public void Every_starter_note_of_this_build_can_be_read_and_has_an_id_of_its_own()
    {
        var notes = StarterNotes.Read();

        Assert.All(notes, note => Assert.True(note.IsStarter));
        Assert.Equal(notes.Count, notes.Select(note => note.Number).Distinct().Count());
    }

    [Fact]
    public void The_hash_of_the_set_is_stable() => Assert.Equal(StarterNotes.Hash(), StarterNotes.Hash());
}
