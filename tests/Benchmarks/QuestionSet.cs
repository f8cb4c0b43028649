using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Benchmarks;

/// <summary>Questions as members may put them: those that the notes of a data folder list and others at hand, with and without accents.</summary>
internal static class QuestionSet
{
    /// <summary>Gives as many questions as asked for, always the same ones in the same order; of the others about half.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(LibraryDb library, IReadOnlyList<string> others, int count, CancellationToken cancellationToken)
    {
        var notes = await library.Set<NoteRow>().AsNoTracking().OrderBy(note => note.DocumentNumber).ToListAsync(cancellationToken);
        var asked = notes.SelectMany(note => note.Questions).ToList();
        if (asked.Count == 0)
        {
            throw new InvalidOperationException("The data folder holds no notes, so there is nothing to ask.");
        }

        var (ours, theirs) = (WithoutAccentsToo(asked), WithoutAccentsToo(others));
        return Enumerable.Range(0, count)
            .Select(index => theirs.Count > 0 && index % 2 == 1 ? theirs[index / 2 % theirs.Count] : ours[(int)(index * 7919L % ours.Count)])
            .ToList();
    }

    private static List<string> WithoutAccentsToo(IReadOnlyList<string> questions) => questions.Concat(questions.Select(Folding.Fold)).ToList();
}
