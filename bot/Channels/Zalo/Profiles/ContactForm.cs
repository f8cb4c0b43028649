using CongDoan.Bot.Messaging;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Zalo.Profiles;

/// <summary>Zalo's own form for name and telephone number, which it does not take without a picture.</summary>
internal sealed class ContactForm(IOptions<PublicAddress> address)
{
    /// <summary>The picture that this host shows itself.</summary>
    public const string PicturePath = "/contact-form.png";

    /// <summary>Where the form's picture is: as the settings say, else with us; null when Zalo could not fetch it from us, and there is no form then.</summary>
    public Uri? Picture(ZaloAccount account) =>
        account.App.Options.RequestInfoImage ?? (address.Value.Link(PicturePath) is { } ours ? new Uri(ours) : null);
}
