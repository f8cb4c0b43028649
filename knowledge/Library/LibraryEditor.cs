namespace CongDoan.Knowledge.Library;

/// <summary>The only writer of the library: publishes documents in one transaction and raises the library's version.</summary>
public sealed class LibraryEditor
{
    /// <summary>
    /// Publishes the documents, all or none, and recomputes what is in force from when until when; the result does not
    /// depend on the order of publishing. Gives one outcome per document, in their order.
    /// </summary>
    /// <param name="drafts">What was read; several drafts of one number are an <see cref="ArgumentException"/>.</param>
    /// <param name="dryRun">True computes the outcomes and stores nothing.</param>
    /// <param name="cancellationToken">Cancelled before the commit, nothing was stored.</param>
    public Task<IReadOnlyList<PublishOutcome>> PublishAsync(
        IReadOnlyList<DocumentDraft> drafts, bool dryRun, CancellationToken cancellationToken)
    {
        throw new NotImplementedException("The next commit brings the library's storage.");
    }
}
