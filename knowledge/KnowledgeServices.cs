using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Embeddings;
using CongDoan.Knowledge.LanguageModels;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.Compiled;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Qdrant;
using CongDoan.Knowledge.Storage;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Validity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Knowledge;

/// <summary>Registers the library and the answering for every host: web, command line, evaluation.</summary>
public static class KnowledgeServices
{
    /// <summary>
    /// Adds <see cref="LibrarySchema"/>, <see cref="LibraryEditor"/>, <see cref="LibraryReader"/>, <see cref="ReleaseList"/> and <see cref="Answerer"/>.
    /// Call <see cref="LibrarySchema.PrepareAsync"/> before the first use.
    /// </summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, KnowledgeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddDbContextFactory<LibraryDb>(options => options.UseSqliteFile(Path.Combine(settings.DataFolder, LibraryDb.FileName)));
        services.TryAddSingleton(ValidityRegister.Current);
        services.TryAddSingleton(UnionUnits.Shipped);
        services.AddSingleton<LibrarySchema>();
        services.AddSingleton<LibraryEditor>();
        services.AddSingleton(provider => new LibraryReader(
            provider.GetRequiredService<IDbContextFactory<LibraryDb>>(), provider.GetRequiredService<LibraryFile>()));
        services.AddSingleton<ReleaseList>();
        AddEngine(services, settings);
        services.AddSingleton(provider => new DenseVectors(settings.Embedding is null ? null : provider.GetRequiredService<TextEmbedder>()));
        services.AddSingleton(_ => new SqliteDataVersion(Path.Combine(settings.DataFolder, LibraryDb.FileName)));
        services.TryAddSingleton(LibraryFile.In(settings.DataFolder));
        services.AddSingleton(new CompiledIndex(settings.DataFolder));
        services.AddSingleton<IndexFollower>();
        services.AddSingleton(provider => new IndexUpkeep(
            provider.GetRequiredService<IndexFollower>(), provider.GetRequiredService<DenseVectors>(), provider.GetService<GuardedIndex>()));
        services.AddSingleton<Retriever>();
        services.AddSingleton(provider => new NoteCheck(provider.GetRequiredService<IndexFollower>()));
        AddLanguageModel(services, settings);
        services.AddSingleton(provider => new VerifiedAnswer(Logger<VerifiedAnswer>(provider)));
        services.AddSingleton(provider => new Answerer(
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<IndexFollower>(),
            provider.GetRequiredService<VerifiedAnswer>(),
            provider.GetService<RephrasedAnswer>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static void AddLanguageModel(IServiceCollection services, KnowledgeSettings settings)
    {
        if (settings.LanguageModel is not { } model)
        {
            return;
        }

        services.TryAddSingleton<IChatClient>(_ => new ChatEndpoint(model));
        services.TryAddSingleton<ITokenLedger, MemoryLedger>();
        services.AddSingleton(provider => new RephrasedAnswer(
            new Rephraser(model, provider.GetRequiredService<IChatClient>(), provider.GetRequiredService<ITokenLedger>(), provider.GetRequiredService<TimeProvider>(), Logger<Rephraser>(provider)),
            provider.GetRequiredService<VerifiedAnswer>()));
    }

    private static void AddEngine(IServiceCollection services, KnowledgeSettings settings)
    {
        if (settings.Embedding is { } embedding)
        {
            services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new EmbeddingEndpoint(embedding));
            services.AddSingleton(provider => new TextEmbedder(
                embedding,
                provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(),
                provider.GetRequiredService<IDbContextFactory<LibraryDb>>(),
                provider.GetRequiredService<TimeProvider>(),
                Logger<TextEmbedder>(provider)));
        }

        if (settings.Qdrant is not { } qdrant)
        {
            services.AddSingleton<IPassageIndex, InProcessIndex>();
            return;
        }

        services.AddSingleton<InProcessIndex>();
        services.AddSingleton(provider => new QdrantIndex(qdrant, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new GuardedIndex(
            provider.GetRequiredService<InProcessIndex>(),
            provider.GetRequiredService<QdrantIndex>(),
            qdrant,
            provider.GetRequiredService<TimeProvider>(),
            Logger<GuardedIndex>(provider)));
        services.AddSingleton<IPassageIndex>(provider => provider.GetRequiredService<GuardedIndex>());
    }

    // Commands and tests have no logging.
    private static ILogger Logger<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}
