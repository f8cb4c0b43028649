using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>
/// Stands before every endpoint of the console, so that none can be forgotten: where a form comes from, its
/// antiforgery token, and a first password that has to be changed. What goes wrong behind it ends on a page in Vietnamese.
/// </summary>
internal sealed partial class ConsoleGuard(IAntiforgery antiforgery, ILogger<ConsoleGuard> logger) : IEndpointFilter
{
    private const int SqliteBusy = 5;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        try
        {
            if (IsUnsafe(http.Request) && await ObjectionAsync(http) is { } status)
            {
                return ErrorPages.Of(status);
            }

            if (SignedIn.Find(http) is { MustChangePassword: true } && !MayStay(http.Request.Path))
            {
                return Results.LocalRedirect(ConsoleRoutes.Password);
            }

            return await next(context);
        }
        catch (BadHttpRequestException error)
        {
            return ErrorPages.Of(error.StatusCode);
        }
        catch (InvalidDataException)
        {
            return ErrorPages.Of(StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (IsBusy(error))
        {
            Log.Busy(logger);
            return ErrorPages.Of(StatusCodes.Status503ServiceUnavailable);
        }
#pragma warning disable CA1031 // The last resort: the officer reads a sentence, the log holds the rest.
        catch (Exception error) when (!http.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, error);
            return ErrorPages.Of(StatusCodes.Status500InternalServerError);
        }
    }

    private static bool IsUnsafe(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static bool MayStay(PathString path) =>
        path.StartsWithSegments(ConsoleRoutes.Password) || path.StartsWithSegments(ConsoleRoutes.SignIn) || path.StartsWithSegments(ConsoleRoutes.Home + "/sign-out");

    private async Task<int?> ObjectionAsync(HttpContext http)
    {
        if (IsForeign(http.Request))
        {
            return StatusCodes.Status403Forbidden;
        }

        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return null;
        }
        catch (AntiforgeryValidationException error)
        {
            // A form that is too large surfaces here, because its token is read first.
            return error.InnerException is BadHttpRequestException request ? request.StatusCode : StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Another site filled the form in, whatever token it holds.</summary>
    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
        {
            return true;
        }

        // Our own pages send no referrer, and with that browsers name no origin: "null".
        var origin = request.Headers.Origin.ToString();
        return origin is not ("" or "null")
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsBusy(Exception error) =>
        error is SqliteException { SqliteErrorCode: SqliteBusy } or DbUpdateException { InnerException: SqliteException { SqliteErrorCode: SqliteBusy } };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A console request gave up: the database was busy for longer than a request may wait")]
        public static partial void Busy(ILogger logger);

        [LoggerMessage(Level = LogLevel.Error, Message = "A console request failed")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
