namespace CongDoan.Bot.Conversations;

/// <summary>Every fixed sentence that a member may read; what is answered from the library comes with the answer.</summary>
internal static class Wording
{
    public const string NothingToRead =
        "Mình chưa đọc được nội dung nào trong tin nhắn vừa rồi. Bạn gõ câu hỏi bằng chữ giúp mình nhé, ví dụ: “Làm thêm giờ ngày Chủ nhật được trả lương thế nào?”";

    public const string WasLong =
        "Tin nhắn của bạn khá dài nên mình chỉ dùng 4.000 ký tự đầu để tra cứu; toàn bộ nội dung vẫn được lưu để cán bộ đọc khi cần.";

    public const string CannotAnswer = "Câu này mình chưa trả lời chắc chắn được, nên mình không đoán.";

    public const string NoBasis = "Chưa có câu trả lời nào kèm căn cứ trong cuộc trò chuyện này.";

    public const string NoAnswerYet = "Chưa có câu trả lời nào trong cuộc trò chuyện này. Bạn cứ nhắn câu hỏi nhé.";

    public const string NoFullText = "chưa có toàn văn trong kho";

    public const string ThanksForHelpful = "Cảm ơn bạn đã phản hồi. Bạn cần hỏi thêm gì cứ nhắn nhé.";

    public const string SorryForWrong =
        "Cảm ơn bạn đã báo. Mình đã ghi nhận để tổ nội dung xem lại. Bạn có muốn gặp cán bộ công đoàn để được trả lời trực tiếp không?";

    public const string NothingToJudge = "Chưa có câu trả lời nào để đánh giá. Bạn cứ nhắn câu hỏi nhé.";

    public const string ReachedOfficer =
        "Tin nhắn của bạn đã tới cán bộ công đoàn đang trả lời bạn. Trong lúc chờ, nếu muốn tra cứu nhanh, bạn chọn “Hỏi trợ lý ảo”.";

    public const string BotListens = "Trợ lý ảo đang nghe bạn đây. Bạn cứ nhắn câu hỏi nhé.";

    public const string OfficerHasFinished = "Cán bộ công đoàn đã xử lý xong phản ánh của bạn. Từ giờ trợ lý ảo tiếp tục trả lời; bạn cần gặp lại cán bộ thì chọn “Gặp cán bộ”.";

    public const string OfficerIsHere = "Cán bộ công đoàn đang trả lời bạn ngay trong cuộc trò chuyện này. Bạn cứ nhắn tiếp nhé.";

    public const string BotFailed = "Xin lỗi bạn, hệ thống vừa gặp lỗi khi xử lý tin nhắn này.";

    public const string Welcome =
        "Chào bạn, mình là trợ lý ảo của Công đoàn. Bạn cứ nhắn câu hỏi về lương, hợp đồng, bảo hiểm, nghỉ phép, quyền lợi đoàn viên… mình trả lời kèm căn cứ. "
        + "Tin nhắn của bạn được lưu để trả lời và để cán bộ công đoàn xử lý khi cần; bạn đừng gửi số căn cước hay mật khẩu vào đây. Cần gặp người thật, bạn chọn “Gặp cán bộ”.";

    public const string CannotRead =
        "Mình đã nhận được, nhưng mình chỉ đọc được chữ. Bạn gõ câu hỏi bằng chữ giúp mình nhé; nếu cần cán bộ công đoàn xem nội dung vừa gửi, bạn chọn “Gặp cán bộ”.";

    public const string DetailsReceived =
        "Cảm ơn bạn, mình đã nhận thông tin liên hệ. Cán bộ công đoàn chỉ dùng thông tin này để liên hệ với bạn về việc bạn đã hỏi.";

    /// <summary>Stands in the place of what a person took back.</summary>
    public const string Erased = "[Nội dung đã được xóa theo yêu cầu của người gửi]";

    public static string OfficerWillAnswer(string when, string ticket) =>
        $"Cán bộ công đoàn sẽ trả lời bạn ngay tại đây, {when}. Mã phản ánh của bạn: {ticket}.";

    public static string StillWithOfficer(string ticket) =>
        $"Câu hỏi này đã được chuyển tới cán bộ công đoàn và đang chờ trả lời. Mã phản ánh của bạn: {ticket}.";

    public static string UrgentToOfficer(string ticket) =>
        $"Cán bộ công đoàn đã được báo để liên hệ với bạn sớm nhất, ngay tại đây. Mã phản ánh của bạn: {ticket}.";

    /// <summary>What an officer's closing form offers; the officer may write something else.</summary>
    public static string ConcernSettled(string ticket) => $"Phản ánh {ticket} đã được xử lý. Bạn thấy ổn chưa?";
}
