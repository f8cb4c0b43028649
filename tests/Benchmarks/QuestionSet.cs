using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Benchmarks;

/// <summary>Questions as members may put them: those that the notes of a data folder list, with and without accents.</summary>
internal static class QuestionSet
{
    /// <summary>Gives as many questions as asked for, always the same ones in the same order.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(LibraryDb library, int count, CancellationToken cancellationToken)
    {
        var notes = await library.Set<NoteRow>().AsNoTracking().OrderBy(note => note.DocumentNumber).ToListAsync(cancellationToken);
        var asked = notes.SelectMany(note => note.Questions).ToList();
        if (asked.Count == 0)
        {
            throw new InvalidOperationException("The data folder holds no notes, so there is nothing to ask.");
        }

        var all = asked.Concat(asked.Select(Folding.Fold)).ToList();
        return Enumerable.Range(0, count).Select(index => all[index * 7919 % all.Count]).ToList();
    }
}
