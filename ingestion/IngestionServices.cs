using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Starter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CongDoan.Ingestion;

/// <summary>Registers the reading of files and the starter notes, for the command line and the web host alike.</summary>
public static class IngestionServices
{
    /// <summary>Adds <see cref="StarterPublisher"/> and the document pipeline; <c>AddKnowledge</c> has to be called too.</summary>
    public static IServiceCollection AddIngestion(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new PdfTextOptions());
        services.AddSingleton<IDocumentReader, PdfTextReader>();
        services.AddSingleton<IDocumentReader, MarkdownReader>();
        services.AddSingleton<ReaderSet>();
        services.AddSingleton<Ingestor>();
        services.AddSingleton<StarterPublisher>();
        return services;
    }

    /// <summary>The pipeline without a library, for looking at a file.</summary>
    internal static Ingestor CreateIngestor(TimeProvider time) =>
        new(CreateReaders(time));

    internal static ReaderSet CreateReaders(TimeProvider time) =>
        new([new PdfTextReader(new PdfTextOptions(), time), new MarkdownReader()]);
}
