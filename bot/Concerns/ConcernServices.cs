using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Concerns;

internal static class ConcernServices
{
    public static IHostApplicationBuilder AddConcerns(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<OfficeOptions>().BindConfiguration(OfficeOptions.Section)
            .Validate(
                options => OfficeHours.Parse(options.OfficeHours) is not null,
                $"Officers:OfficeHours phải có dạng \"{OfficeHours.Default}\" (thứ bằng tiếng Anh viết tắt, rồi các khoảng giờ tăng dần).")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => OfficeHours.Parse(services.GetRequiredService<IOptions<OfficeOptions>>().Value.OfficeHours)!);
        builder.Services.AddSingleton<ConcernBook>();
        return builder;
    }
}
