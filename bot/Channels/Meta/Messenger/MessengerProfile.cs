using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Channels.Meta.Subscriptions;

namespace CongDoan.Bot.Channels.Meta.Messenger;

/// <summary>Sets a Page up: subscribes its webhook, and puts greeting, button and menu where people see them before they write.</summary>
internal sealed class MessengerProfile(MetaApi api, PageSubscription subscription)
{
    /// <summary>Gives a sentence for the operator on each step, and whether it worked.</summary>
    public async Task<IReadOnlyList<(bool IsDone, string Sentence)>> ApplyAsync(MetaAccount account, CancellationToken cancellationToken) =>
    [
        Say("Đăng ký nhận sự kiện của Trang", await subscription.SubscribeAsync(account, cancellationToken)),
        Say("Đặt lời chào, nút bắt đầu và thực đơn Messenger", await api.PostAsync(account, "me/messenger_profile", ProfileContent.Body(), cancellationToken)),
    ];

    private static (bool IsDone, string Sentence) Say(string step, MetaReply reply) => reply switch
    {
        MetaReply.Done => (true, $"{step}: xong."),
        MetaReply.Failed failed => (false, $"{step}: Meta từ chối, mã {failed.Code}{(failed.Subcode.Length > 0 ? "/" + failed.Subcode : "")} ({MetaErrors.Of(failed).Reason})."),
        MetaReply.Busy busy => (false, $"{step}: Meta yêu cầu chờ {busy.After.TotalSeconds:0} giây rồi chạy lại."),
        _ => (false, $"{step}: không kết nối được tới Meta, hãy chạy lại."),
    };
}
