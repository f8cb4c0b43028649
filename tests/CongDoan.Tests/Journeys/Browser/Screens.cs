using System.Globalization;
using CongDoan.Tests.Architecture;
using Microsoft.Playwright;

namespace CongDoan.Tests.Journeys.Browser;

/// <summary>The widths at which people see the pages, and where their pictures are kept for a reviewer.</summary>
internal static class Screens
{
    public const int Phone = 390;
    public const int Desk = 1280;

    private const int Height = 844;

    /// <summary>Pictures of the last run, below the build output and outside git.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, ".artifacts", "screenshots");

    public static BrowserNewContextOptions Of(int width) => new()
    {
        ViewportSize = new() { Width = width, Height = Height },
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
        // Nothing moves in a picture.
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <summary>Takes a picture at both widths; the page keeps the width of the last.</summary>
    public static async Task SaveAsync(IPage page, string name)
    {
        foreach (var width in new[] { Desk, Phone })
        {
            await page.SetViewportSizeAsync(width, Height);
            var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file) });
        }
    }
}
