using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Storage;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Validity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddSingleton<LibraryReader>();
        services.AddSingleton<ReleaseList>();
        services.AddSingleton<IPassageIndex, InProcessIndex>();
        services.AddSingleton<IndexFollower>();
        services.AddSingleton<Retriever>();
        services.AddSingleton(provider => new Answerer(provider.GetRequiredService<Retriever>(), provider.GetRequiredService<IndexFollower>()));
        return services;
    }
}
