using CongDoan.Bot.Conversations;
using CongDoan.Bot.Files;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CongDoan.Bot.Channels.WebChat.Uploads;

/// <summary>Direct Line 3.0: posting an activity with files, and reading a file. The client sends every attachment this way.</summary>
internal sealed class UploadEndpoint(
    DirectLineAccess access, FileStore store, InboxWriter inbox, IOptions<WebChatOptions> options, IOptions<PublicAddress> address, TimeProvider time)
{
    private const string Route = DirectLineEndpoints.Base + "/attachments/";
    private const long Megabyte = 1024 * 1024;
    private static readonly byte[] BareActivity = "{\"type\":\"message\"}"u8.ToArray();

    public async Task<IResult> PostAsync(HttpContext context, string id, CancellationToken cancellationToken)
    {
        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), id);
        if (holder is null)
        {
            return refusal!;
        }

        if (options.Value.UploadMegabytes == 0)
        {
            return DirectLineErrors.NotSupported();
        }

        if (await UploadForm.ReadAsync(context.Request, cancellationToken) is not { } form || IncomingActivity.Read(form.Activity ?? BareActivity) is not { IsForUs: true } activity)
        {
            return DirectLineErrors.BadArgument("Nội dung gửi lên không phải là một tin nhắn kèm tệp hợp lệ.");
        }

        if (Objection(form) is { } objection)
        {
            return objection;
        }

        if (await store.KeepAsync(id, form.Files, Most, cancellationToken) is not { } ids)
        {
            return DirectLineErrors.Make(StatusCodes.Status413PayloadTooLarge, "PayloadTooLarge", "Hiện không nhận thêm được tệp. Bạn mô tả nội dung bằng chữ nhé.");
        }

        var attachments = form.Files.Zip(ids, (file, one) => new Attachment(UploadTypes.Of(file.Name, file.Bytes)!.Kind, Link(context.Request, one), file.Name, one)).ToList();
        // Not cancelled by a page that goes away: its files are here.
        var outcome = await inbox.StoreAsync(
            ActivityEndpoints.Event(holder, activity, options.Value.Unit, time.GetUtcNow()) with { Attachments = attachments }, CancellationToken.None);
        if (outcome is not InboxOutcome.Stored and not InboxOutcome.Unconfirmed)
        {
            await store.DropAsync(ids);
        }

        return ActivityEndpoints.Answer(context, id, outcome);
    }

    /// <summary>Whoever knows the address reads the file: the member's page and the officer's. It runs nothing, whatever it holds.</summary>
    public async Task<IResult> GetAsync(HttpContext context, string file, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(file, cancellationToken) is not { } found)
        {
            return Results.NotFound();
        }

        var type = UploadTypes.Of(found.Name, found.Bytes);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "private, max-age=3600, immutable";
        var disposition = new ContentDispositionHeaderValue(type?.Kind == "image" ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(found.Bytes, type?.ContentType ?? "application/octet-stream");
    }

    private (long OfConversation, long InAll) Most => (options.Value.UploadsPerMemberMegabytes * Megabyte, options.Value.UploadsTotalMegabytes * Megabyte);

    private IResult? Objection(UploadForm form)
    {
        var limit = options.Value.UploadMegabytes;
        return form.Files.Count is 0 or > UploadForm.MostFiles ? DirectLineErrors.BadArgument($"Mỗi tin gửi kèm từ 1 đến {UploadForm.MostFiles} tệp.")
            : form.Files.Any(file => file.Bytes.Length > limit * Megabyte)
                ? DirectLineErrors.Make(StatusCodes.Status413PayloadTooLarge, "PayloadTooLarge", $"Tệp quá lớn: mỗi tệp tối đa {limit} MB.")
            : form.Files.Any(file => file.Bytes.Length == 0 || UploadTypes.Of(file.Name, file.Bytes) is null)
                ? DirectLineErrors.Make(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Chỉ nhận ảnh, ghi âm, video, PDF, Word, Excel và tệp chữ.")
            : null;
    }

    private string Link(HttpRequest request, string file) => address.Value.Link(Route + file) ?? $"{request.Scheme}://{request.Host.Value}{Route}{file}";
}
