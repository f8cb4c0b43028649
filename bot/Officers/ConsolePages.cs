using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CongDoan.Bot.Officers;

/// <summary>
/// Makes a page out of a component and what it shows. The compiler makes every component public, so that a parameter
/// cannot have an internal type: the view travels as an object, and each component casts it back once.
/// </summary>
internal static class ConsolePages
{
    public static IResult Show<TPage>(object view, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new RazorComponentResult<TPage>(new Dictionary<string, object?> { ["Model"] = view })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };
}
