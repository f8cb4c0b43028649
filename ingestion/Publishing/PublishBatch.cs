using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;

namespace CongDoan.Ingestion.Publishing;

/// <summary>The files of one publish while they become documents: known ones, read ones, refused ones.</summary>
internal sealed class PublishBatch
{
    private readonly List<Candidate> candidates = [];
    private readonly List<IngestStep.Refused> refused = [];
    private readonly List<SourceFile> unchanged = [];

    /// <summary>Takes a file whose document the library holds already.</summary>
    public void Add(SourceFile file, PublishedFile held) =>
        candidates.Add(new Candidate(file, FileSummary.Parse(held.Summary), null, new(held.Number, PublishChange.Unchanged, 0, 0, held.Passages)));

    /// <summary>Takes a step of reading.</summary>
    public void Add(IngestStep step)
    {
        switch (step)
        {
            case IngestStep.Understood done:
                candidates.Add(new Candidate(done.File, FileSummary.Of(done.Result), done.Result, null));
                break;
            case IngestStep.Refused failure:
                refused.Add(failure);
                break;
            case IngestStep.Unchanged same:
                unchanged.Add(same.File);
                break;
        }
    }

    /// <summary>
    /// Of several files with one number the latest edition is published, whatever their order; two files with the same
    /// edition cannot both be right, so all but the first are refused. Gives what has to be published.
    /// </summary>
    public IReadOnlyList<IngestedFile> ChooseOnePerNumber()
    {
        var chosen = new List<IngestedFile>();
        foreach (var group in candidates.GroupBy(file => file.Summary.Number, StringComparer.OrdinalIgnoreCase).ToList())
        {
            var best = group.MaxBy(file => file.Summary.EditionDate ?? DateOnly.MinValue)!;
            if (best.Read is { } read)
            {
                chosen.Add(read);
            }

            foreach (var other in group.Where(file => file != best && file.Summary.EditionDate == best.Summary.EditionDate))
            {
                candidates.Remove(other);
                refused.Add(new IngestStep.Refused(other.File, $"Trùng số hiệu {other.Summary.Number} với tệp {best.File.Name}; hãy bỏ bớt một tệp."));
            }
        }

        return chosen;
    }

    /// <summary>Puts together what became of every file, in the order of the files.</summary>
    public PublishReport Report(LibraryResult result, IReadOnlyList<SourceFile> files)
    {
        var outcomes = result.Outcomes.ToDictionary(outcome => outcome.Number, StringComparer.OrdinalIgnoreCase);
        var place = files.Select((file, index) => (file, index)).ToDictionary(pair => pair.file, pair => pair.index);
        var best = candidates.GroupBy(file => file.Summary.Number, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.MaxBy(file => file.Summary.EditionDate ?? DateOnly.MinValue)!)
            .ToHashSet();
        var documents = candidates
            .OrderBy(candidate => place[candidate.File])
            .Select(candidate => new PublishedDocument(candidate.File, candidate.Summary, !best.Contains(candidate)
                ? new PublishOutcome(candidate.Summary.Number, PublishChange.OlderEdition, 0, 0, 0)
                : candidate.Held ?? outcomes[candidate.Summary.Number]))
            .ToList();
        return new PublishReport(documents, refused.OrderBy(step => place[step.File]).ToList(), result.Diff, result.Release, result.Version)
        {
            Unchanged = unchanged,
        };
    }

    private sealed record Candidate(SourceFile File, FileSummary Summary, IngestedFile? Read, PublishOutcome? Held);
}
