using CongDoan.Knowledge;
using Microsoft.Extensions.Options;

namespace CongDoan.Tests.Knowledge;

public sealed class EngineSettingsTests
{
    [Fact]
    public void Without_settings_everything_is_in_the_process()
    {
        var settings = Read([]);

        Assert.Null(settings.Qdrant);
        Assert.Null(settings.Embedding);
    }

    [Fact]
    public void Settings_are_read_under_the_names_of_the_design()
    {
        var settings = Read(new()
        {
            ["Index:Provider"] = "qdrant",
            ["Qdrant:Url"] = "http://localhost:6333",
            ["Qdrant:ApiKey"] = "k1",
            ["Qdrant:Replicas"] = "2",
            ["Embedding:Endpoint"] = "https://models.example.vn/v1",
            ["Embedding:ApiKey"] = "k2",
            ["Embedding:Model"] = "bge-m3",
        });

        Assert.Equal(new Uri("http://localhost:6333"), settings.Qdrant!.Url);
        Assert.Equal(("k1", "congdoan", (int?)2, (int?)null), (settings.Qdrant.ApiKey, settings.Qdrant.Collection, settings.Qdrant.Replicas, settings.Qdrant.Shards));
        Assert.Equal(("k2", "bge-m3"), (settings.Embedding!.ApiKey, settings.Embedding.Model));
        Assert.DoesNotContain("k1", settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("k2", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_alone_switches_nothing_on() => Assert.Null(Read(new() { ["Qdrant:Url"] = "http://localhost:6333" }).Qdrant);

    [Theory]
    [InlineData("Index:Provider", "Lucene")]
    [InlineData("Qdrant:Url", null)]
    [InlineData("Qdrant:Url", "localhost:6333")]
    [InlineData("Qdrant:Url", "ftp://localhost")]
    [InlineData("Qdrant:Url", "http://user:secret@localhost:6333")]
    [InlineData("Qdrant:ApiKey", "khoá bí mật")]
    [InlineData("Qdrant:Collection", "Công Đoàn")]
    [InlineData("Qdrant:Shards", "0")]
    [InlineData("Qdrant:Replicas", "nhiều")]
    [InlineData("Embedding:Endpoint", null)]
    [InlineData("Embedding:Endpoint", "models.example.vn")]
    [InlineData("Embedding:Model", null)]
    [InlineData("Embedding:Model", " ")]
    [InlineData("Embedding:ApiKey", "a b")]
    public void A_wrong_value_is_refused_with_a_sentence_that_names_its_key_and_shows_no_secret(string key, string? value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Index:Provider"] = "Qdrant",
            ["Qdrant:Url"] = "http://localhost:6333",
            ["Embedding:Endpoint"] = "http://localhost:8080/v1",
            ["Embedding:Model"] = "bge-m3",
        };
        Assert.NotNull(Read(settings).Qdrant);
        settings[key] = value;

        var sentence = Assert.Single(Assert.Throws<OptionsValidationException>(() => Read(settings)).Failures);

        Assert.StartsWith(key, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new()
        {
            ["Index:Provider"] = "Qdrant",
            ["Embedding:ApiKey"] = "k",
        }));

        Assert.Equal(["Embedding:Endpoint", "Embedding:Model", "Qdrant:Url"], error.Failures.Select(failure => failure.Split(' ')[0]));
    }

    private static KnowledgeSettings Read(Dictionary<string, string?> settings) => KnowledgeSettings.Read("/data", settings.GetValueOrDefault);
}
