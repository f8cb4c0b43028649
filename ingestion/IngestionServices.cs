using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Pdf;
using CongDoan.Ingestion.Reading.Plain;
using CongDoan.Ingestion.Reading.Scans;
using CongDoan.Ingestion.Reading.Web;
using CongDoan.Ingestion.Reading.Word;
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
        services.AddSingleton(provider => CreateReaders(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Ingestor(provider.GetRequiredService<ReaderSet>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<StarterPublisher>();
        return services;
    }

    /// <summary>The pipeline without a library, for looking at a file.</summary>
    internal static Ingestor CreateIngestor(TimeProvider time) => new(CreateReaders(time), time);

    /// <summary>Every format this build reads.</summary>
    internal static ReaderSet CreateReaders(TimeProvider time)
    {
        var word = new WordReader(new WordLimits());
        return new ReaderSet(
        [
            new PdfReader(new PdfTextOptions(), new ScanOptions(), time),
            word,
            new LegacyWordReader(new LegacyWordOptions(), word, time),
            new HtmlReader(),
            new PlainTextReader(),
            new CsvReader(),
            new MarkdownReader(),
        ]);
    }
}
