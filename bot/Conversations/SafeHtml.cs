using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CongDoan.Bot.Conversations;

/// <summary>
/// Markdown of the library as HTML for a page: no raw HTML, no images, and only links that a browser opens without
/// running anything. <c>DisableHtml</c> alone lets <c>javascript:</c> links through.
/// </summary>
internal static class SafeHtml
{
    private const int MaxMarkdown = 16 * 1024;
    private const int MaxHtml = 256 * 1024;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Gives the HTML, or null when there is nothing to show or the text is not fit to be shown.</summary>
    public static string? Render(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown) || markdown.Length > MaxMarkdown)
        {
            return null;
        }

        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var link in document.Descendants<LinkInline>().ToList())
            {
                Tame(link);
            }

            foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList())
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }

            var html = document.ToHtml(Pipeline).Trim();
            return html.Length <= MaxHtml ? html : null;
        }
        catch (ArgumentException)
        {
            // Markdig gives up on nesting that no editor writes.
            return null;
        }
    }

    private static void Tame(LinkInline link)
    {
        if (!link.IsImage && IsSafe(link.Url))
        {
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
            link.GetAttributes().AddProperty("target", "_blank");
            return;
        }

        // The words stay, the link goes.
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static bool IsSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
