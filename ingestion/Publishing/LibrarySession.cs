using CongDoan.Ingestion.Starter;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;
using CongDoan.Knowledge.Retrieval;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Ingestion.Publishing;

/// <summary>An open data folder for the length of one command.</summary>
internal sealed class LibrarySession : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private LibrarySession(ServiceProvider services) => this.services = services;

    public LibraryReader Reader => services.GetRequiredService<LibraryReader>();

    public ReleaseList Releases => services.GetRequiredService<ReleaseList>();

    public LibraryEditor Editor => services.GetRequiredService<LibraryEditor>();

    /// <summary>Answers from the library; the first question loads the index.</summary>
    public Answerer Answerer => services.GetRequiredService<Answerer>();

    /// <summary>Whether the notes rest on what exists and holds.</summary>
    public NoteCheck Notes => services.GetRequiredService<NoteCheck>();

    /// <summary>What engines outside the process need after a publish.</summary>
    public IndexUpkeep Upkeep => services.GetRequiredService<IndexUpkeep>();

    /// <summary>Opens or creates the library, with the starter notes of this version unless they are not wanted.</summary>
    public static async Task<LibrarySession> OpenAsync(string folder, bool withStarter, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddKnowledge(KnowledgeSettings.FromEnvironment(folder)).AddIngestion().BuildServiceProvider();
        var session = new LibrarySession(services);
        try
        {
            if (withStarter)
            {
                await services.GetRequiredService<StarterPublisher>().EnsureAsync(cancellationToken);
            }
            else
            {
                await services.GetRequiredService<LibrarySchema>().PrepareAsync(cancellationToken);
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a library that exists, to look at it: nothing is created or written, and the folder may be read-only.</summary>
    /// <exception cref="LibraryUnusableException">There is none, or it cannot be read; the message is for the operator.</exception>
    public static async Task<LibrarySession> OpenToReadAsync(string folder, CancellationToken cancellationToken)
    {
        var library = new ReadOnlyLibrary(folder);
        await library.CheckAsync(cancellationToken);
        return new LibrarySession(new ServiceCollection()
            .AddKnowledge(KnowledgeSettings.FromEnvironment(folder))
            .AddSingleton<IDbContextFactory<LibraryDb>>(library)
            .AddSingleton(new LibraryFile(library.ConnectionString))
            .BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
