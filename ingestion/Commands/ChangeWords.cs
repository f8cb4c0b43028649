using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>What became of a document, for people and for programs.</summary>
internal static class ChangeWords
{
    public static string Json(PublishChange change) => change switch
    {
        PublishChange.Added => "added",
        PublishChange.Changed => "changed",
        PublishChange.Unchanged => "unchanged",
        PublishChange.OlderEdition => "older_edition",
        PublishChange.EditedByPeople => "edited_by_people",
        PublishChange.Removed => "removed",
        PublishChange.Absent => "absent",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    public static string Vietnamese(PublishChange change) => change switch
    {
        PublishChange.Added => "mới thêm",
        PublishChange.Changed => "đã thay nội dung",
        PublishChange.Unchanged => "không đổi",
        PublishChange.OlderEdition => "kho đã có bản mới hơn, giữ bản trong kho",
        PublishChange.EditedByPeople => "ghi chú đã có người sửa, giữ bản trong kho",
        PublishChange.Removed => "đã gỡ khỏi kho",
        PublishChange.Absent => "không có trong kho",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>Says which release was made, if any.</summary>
    public static string Stored(long? release, long version) =>
        release is { } number ? $"Bản phát hành {number}." : $"Không có bản phát hành mới, kho vẫn ở bản {version}.";
}
