using System.Text;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>A whole article, or a plan's section, as "Xem căn cứ" shows it below the citation: Markdown.</summary>
internal static class ArticleText
{
    private const int Longest = 6000;

    /// <summary>Gives the article of a passage with the words that held on a day; of the others it says what amended them.</summary>
    internal static string Of(PassageCard card, Evidence evidence, DateOnly day)
    {
        var passages = card.Article is null ? [card] : evidence.Snapshot.Article(card.Document.Number, card.Article).ToList();
        var text = new StringBuilder();
        var heading = card.Article is null ? $"{Citation.SectionLabel(card.Section ?? "")}. {card.Heading}" : $"Điều {card.Article}. {card.Heading}";
        text.Append("**").Append(heading.TrimEnd('.', ' ')).Append("**");
        foreach (var passage in passages)
        {
            // Each point of a list is a paragraph of its own for Markdown.
            var words = passage.IsQuotable(day)
                ? passage.Text.Replace("\n", "\n\n", StringComparison.Ordinal)
                : $"*(Khoản {passage.Clause} đã được {passage.AmendedBy} sửa đổi; kho chưa có toàn văn mới.)*";
            if (text.Length + words.Length > Longest)
            {
                text.Append("\n\n(còn nữa)");
                break;
            }

            text.Append("\n\n").Append(words);
        }

        return text.ToString();
    }
}
