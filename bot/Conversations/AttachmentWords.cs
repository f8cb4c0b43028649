using System.Text;

namespace CongDoan.Bot.Conversations;

/// <summary>Says in words, for the officer who reads the conversation, what a member sent beside words.</summary>
internal static class AttachmentWords
{
    public static string Describe(string text, IReadOnlyList<Attachment> attachments)
    {
        var words = new StringBuilder(text);
        foreach (var one in attachments)
        {
            if (words.Length > 0)
            {
                words.Append('\n');
            }

            words.Append('[').Append(Label(one.Kind));
            foreach (var part in new[] { one.Name, one.Url })
            {
                if (!string.IsNullOrWhiteSpace(part) && part != text)
                {
                    words.Append(": ").Append(part);
                }
            }

            words.Append(']');
        }

        return words.ToString();
    }

    private static string Label(string kind) => kind switch
    {
        "image" => "Hình ảnh",
        "sticker" => "Nhãn dán",
        "audio" => "Ghi âm",
        "video" => "Video",
        "file" => "Tệp",
        "location" => "Vị trí",
        "link" => "Đường dẫn",
        "contact" => "Danh thiếp",
        _ => "Đính kèm",
    };
}
