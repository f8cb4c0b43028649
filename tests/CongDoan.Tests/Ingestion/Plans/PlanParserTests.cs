using CongDoan.Knowledge.Library;

namespace CongDoan.Tests.Ingestion.Plans;

public sealed class PlanParserTests
{
    [Fact]
    public async Task A_plan_is_divided_by_its_own_numbers_dashes_and_pluses()
    {
        var draft = (await OwnPlans.ReadAsync(OwnPlans.Garden)).Draft;

        Assert.Equal(DocumentKind.Plan, draft.Kind);
        Assert.Equal(
            ["Lời dẫn", "I.1 1", "I.1 2", "I.2 1", "I.2 2", "I.2 2.1", "I.2 2.2", "II.1 1", "II.2 1", "II.2 2", "II.2.1 1", "II.2.1"],
            draft.Passages.Select(passage => $"{passage.Section} {passage.Clause}".TrimEnd()));
        Assert.Equal("Mục tiêu chung", draft.Passages[1].Heading);
        Assert.Equal("MỤC TIÊU", draft.Passages[1].Chapter);
        Assert.Equal("- Đến năm 2035 xây 12 vườn mẫu:", draft.Passages[5].Lead);
        Assert.Equal("Việc gieo hạt gồm các bước sau:", draft.Passages[8].Lead);
        Assert.Equal("Rau héo được trả lại cho đất.", draft.Passages[^1].Text);
    }

    [Fact]
    public async Task Lines_broken_in_a_sentence_are_joined_also_across_empty_lines()
    {
        var draft = (await OwnPlans.ReadAsync(OwnPlans.Garden)).Draft;

        Assert.Equal("- Mọi nhà trọ đều có chỗ trồng rau sạch cho công nhân thuê trọ cùng chăm sóc.", draft.Passages[1].Text);
        Assert.StartsWith("· Mỗi khu trọ giao cho công đoàn cơ sở trông coi một luống rau.", draft.Passages[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dash_inside_a_broken_sentence_is_no_item()
    {
        var draft = (await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nI. MỤC TIÊU\n- Vườn là chỗ nghỉ của cả khu trọ về mặt kinh tế\n- xã hội và là nơi gặp nhau.\n- Vườn mở cửa cả ngày.")).Draft;

        Assert.Equal(["1", "2"], draft.Passages.Select(passage => passage.Clause));
        Assert.EndsWith("kinh tế - xã hội và là nơi gặp nhau.", draft.Passages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_and_stray_letters_of_a_word_processor_go_and_footnotes_stay_as_notes()
    {
        var draft = (await OwnPlans.ReadAsync(OwnPlans.Garden)).Draft;

        var all = string.Join('\n', draft.Passages.Select(passage => passage.Text));
        Assert.DoesNotContain("footnoteRef", all, StringComparison.Ordinal);
        Assert.DoesNotContain("bookmark", all, StringComparison.Ordinal);
        Assert.DoesNotContain("kroo", all, StringComparison.Ordinal);
        Assert.DoesNotContain("**", all, StringComparison.Ordinal);
        Assert.EndsWith("\n(Chú thích: Theo lời cụ trưởng xóm.)", draft.Passages[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_repeats_is_cited_as_printed_and_told_apart()
    {
        var file = await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nI. VIỆC PHẢI LÀM\n3. Làm đất\n- Xới đất.\n4. Tưới nước\n- Tưới sáng.\n3. Thu hoạch\n- Cắt lá.");

        Assert.Equal(["I.3", "I.4", "I.3 (lần 2)"], file.Draft.Passages.Select(passage => passage.Section));
        Assert.Contains(file.Warnings, warning => warning.Contains("cùng in là I.3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_roman_number_that_a_scan_misread_is_found_between_its_neighbours()
    {
        var file = await OwnPlans.ReadAsync(
            "KẾ HOẠCH\nChăm vườn năm 2031\nI. MỤC ĐÍCH\nVườn để ăn.\n1. MỤC TIÊU\n1. Chung\n- Rau sạch.\nIII. VIỆC LÀM\n- Xới đất.");

        Assert.Equal(["I", "II.1", "III"], file.Draft.Passages.Select(passage => passage.Section));
        Assert.Contains(file.Warnings, warning => warning.Contains("hiểu là mục II", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recipients_and_signature_are_no_content_and_their_names_are_not_indexed()
    {
        var file = await OwnPlans.ReadAsync(OwnPlans.Garden);

        var all = string.Join('\n', file.Draft.Passages.SelectMany(passage => new[] { passage.Text, passage.Heading, passage.Chapter, passage.Lead }));
        Assert.DoesNotContain("Trần Văn Vườn", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Nơi nhận", all, StringComparison.Ordinal);
        Assert.DoesNotContain("BAN THƯỜNG VỤ", all, StringComparison.Ordinal);
        Assert.Contains(file.Furniture, line => line.Contains("Trần Văn Vườn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_web_page_loses_its_counters_and_time_stamps_and_is_cited_by_its_parts()
    {
        var file = await OwnPlans.ReadAsync(
            """
            Công đoàn Xây dựng Việt Nam

            Thứ hai, 03/02/2031 | 08:15

            Thứ hai, 03/02/2031 | 08:15

            Cập nhật lúc 09:00 ngày 02/02/2031

            Chăm vườn chung giai đoạn 2031 - 2035

            Để có rau sạch, công đoàn đã ban hành Kế hoạch số 8/KH-CĐXD ngày 01/2/2031 về chăm vườn chung giai đoạn 2031-2035.
            Các chỉ tiêu cụ thể:
            - Có 77% khu trọ tham gia.
            - Có 12 vườn mẫu.
            CĐXDVN
            Tổng số lượt truy cập :
              • 2
              • 8
              • 3
            lên đầu trang
            """);

        Assert.Equal("8/KH-CĐXD", file.Draft.Number);
        Assert.Equal(new DateOnly(2031, 2, 1), file.Draft.Issued);
        Assert.Equal("cdxd", file.Draft.Unit);
        Assert.Equal("Kế hoạch chăm vườn chung giai đoạn 2031 - 2035", file.Draft.Title);
        Assert.Equal(["Đoạn 1 ", "Phần “Các chỉ tiêu cụ thể” 1", "Phần “Các chỉ tiêu cụ thể” 2"], file.Draft.Passages.Select(passage => $"{passage.Section} {passage.Clause}"));
        Assert.Contains(file.Furniture, line => line.Contains("lượt truy cập", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_law_in_plain_text_stays_a_law()
    {
        var law = "LUẬT VƯỜN CHUNG\nSố: 7/2031/QH18\nĐiều 1. Phạm vi\nLuật này quy định kế hoạch chăm vườn.\nĐiều 2. Người trồng\nNgười trồng là người thuê trọ.";

        Assert.Equal(DocumentKind.Law, (await OwnPlans.ReadAsync(law)).Draft.Kind);
    }
}
