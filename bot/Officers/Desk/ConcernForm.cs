using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>A form of a concern's page; whatever else the request holds is not read.</summary>
/// <param name="Key">Names the form: 32 hexadecimal digits.</param>
/// <param name="Version">Version of the concern that the officer saw.</param>
/// <param name="Seen">Sequence number of the newest message that the officer saw.</param>
/// <param name="Text">The words, cleaned; empty when there are none that anybody could see.</param>
/// <param name="Closes">True when the concern is to be closed as well.</param>
/// <param name="AsksForDetails">True when the platform's form for name and telephone number is to go along.</param>
internal sealed record ConcernForm(string Key, long Version, long Seen, string Text, bool Closes, bool AsksForDetails)
{
    public const int LongestText = 4000;

    /// <summary>Gives the form, or null when a field that the page filled in is missing or broken.</summary>
    public static ConcernForm? Read(IFormCollection form, string textField)
    {
        var key = form["key"].ToString();
        if (key.Length != 32 || !key.All(char.IsAsciiHexDigit) || !Number(form["version"], out var version) || !Number(form["seen"], out var seen))
        {
            return null;
        }

        var text = TextCleaner.Clean(form[textField].ToString()).Trim();
        return new ConcernForm(key, version, seen, text, form["action"] == "reply-close", form["details"] == "on");
    }

    /// <summary>Gives what is wrong with the words, or null.</summary>
    public string? Objection(bool isRequired)
    {
        if (isRequired && Text.Length == 0)
        {
            return "Hãy nhập nội dung trả lời trước khi gửi.";
        }

        return Text.Length > LongestText
            ? string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"Nội dung dài {Text.Length:N0} ký tự; tối đa {LongestText:N0} ký tự. Hãy rút gọn hoặc gửi thành hai tin.")
            : null;
    }

    private static bool Number(string? text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
