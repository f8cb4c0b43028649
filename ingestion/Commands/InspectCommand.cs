using System.CommandLine;
using CongDoan.Ingestion.Publishing;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>inspect FILE</c>: shows how a file is understood; needs no data folder and stores nothing.</summary>
internal static class InspectCommand
{
    public static Command Create(CommandOutput output)
    {
        var file = new Argument<string[]>("TỆP") { Description = "Tệp (PDF, Word, HTML, văn bản, CSV, Markdown) hoặc địa chỉ web.", Arity = ArgumentArity.ZeroOrMore };
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Xem văn bản được hiểu thế nào (điều, khoản, điểm, ngày hiệu lực); không lưu gì.") { file };
        var arguments = new PublishArguments();
        arguments.AddTextOptionsTo(command);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var files = parsed.GetValue(file) ?? [];
            return files.Length == 1
                ? RunAsync(files[0], arguments.Read(parsed, files), parsed.GetValue(json), output, cancellationToken)
                : throw new UsageException("inspect cần đúng một tệp.");
        });
        return command;
    }

    private static async Task<int> RunAsync(string path, PublishOptions options, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        var source = Reading.SourceFinder.IsUrl(path) ? new SourceFile(path, path) : SourceFile.At(path);
        try
        {
            var result = await IngestionServices.CreateIngestor(TimeProvider.System).ReadAsync(source, options, cancellationToken);
            if (json)
            {
                output.WriteJson(Describe(result));
            }
            else
            {
                Print(result, output);
            }

            return ExitStatus.Done;
        }
        catch (RefusedException e)
        {
            output.Say($"{CommandOutput.Printable(source.Name)}: {e.Message}");
            if (json)
            {
                output.WriteJson(new { Refused = new[] { new { File = path, Reason = e.Message } } });
            }

            return ExitStatus.Refused;
        }
    }

    private static object Describe(IngestedFile file) => new
    {
        Kind = file.Draft.Kind.ToString().ToLowerInvariant(),
        file.Draft.Number,
        file.Draft.Title,
        file.Draft.Issuer,
        file.Draft.Issued,
        file.Draft.EffectiveFrom,
        file.Draft.EffectiveUntil,
        file.Draft.Legibility,
        Articles = file.Law?.Articles.Select(Describe) ?? [],
        Sections = file.Draft.Passages
            .Where(passage => file.Law is null || passage.Section is not null || passage.Article is null)
            .Select(passage => new { passage.Section, passage.Clause, passage.Heading, passage.Text, passage.RestoredConfidence }),
        file.Furniture,
        file.Warnings,
        file.Draft.Replaces,
        Amends = file.Draft.Amends.Select(amendment => new
        {
            amendment.Document, amendment.Article, amendment.Clause, amendment.Point, amendment.From, Kind = amendment.Kind.ToString().ToLowerInvariant(),
        }),
    };

    private static object Describe(LawArticle article) => new
    {
        Article = article.Number,
        article.Title,
        article.Chapter,
        article.Text,
        // An article with points but no clauses shows them below a clause without a number.
        Clauses = (article.Points.Count > 0 && article.Clauses.Count == 0
            ? [new LawClause("", article.Text, article.Points)]
            : article.Clauses).Select(clause => new
            {
                Clause = clause.Number.Length > 0 ? clause.Number : null,
                clause.Text,
                Points = clause.Points.Select(point => new { Point = point.Letter, point.Text }),
            }),
    };

    private static void Print(IngestedFile file, CommandOutput output)
    {
        DocumentTable.Print(file.File, FileSummary.Of(file), null, output.Out);
        foreach (var article in file.Law?.Articles ?? [])
        {
            var points = article.Points.Count + article.Clauses.Sum(clause => clause.Points.Count);
            output.Out.WriteLine($"  Điều {article.Number}. {article.Title} ({article.Clauses.Count} khoản, {points} điểm)");
        }
    }
}
