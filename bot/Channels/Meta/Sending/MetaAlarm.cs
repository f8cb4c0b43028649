using CongDoan.Bot.Alerts;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>Tells officers, once a day and Page, of what somebody has to put right at Meta before anything goes through again.</summary>
internal sealed class MetaAlarm(RareNotice notice)
{
    public Task RaiseAsync(MetaAccount account, string reason) => notice.TellAsync(
        $"meta:{account.PageId}:{reason}",
        $"Trang Facebook {account.PageId} không gửi được tin ({reason}). Quản trị viên cần xem mục Meta trong hướng dẫn; tin đang chờ sẽ được gửi tiếp khi xong.");
}
