using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Qdrant;
using CongDoan.Tests.Knowledge.Retrieval.Qdrant;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>The one contract, on the embedded index, on Qdrant's interface, and on a real Qdrant where there is one.</summary>
public sealed class EngineTests
{
    private const string Variable = "QDRANT_URL";

    public static TheoryData<string> Cases => PassageIndexContract.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_embedded_index_keeps_the_contract(string name) => PassageIndexContract.RunAsync(name, new InProcessIndex());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Qdrant_keeps_the_contract(string name)
    {
        await using var server = await QdrantServer.StartAsync();
        using var index = new QdrantIndex(new QdrantOptions(server.Address) { SearchBudget = TimeSpan.FromSeconds(30) }, TimeProvider.System);

        await PassageIndexContract.RunAsync(name, index);

        Assert.Empty(server.Violations);
    }

    [RealQdrantTheory]
    [MemberData(nameof(Cases))]
    public async Task A_real_Qdrant_keeps_the_contract(string name)
    {
        var options = new QdrantOptions(new Uri(Environment.GetEnvironmentVariable(Variable)!))
        {
            ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY"),
            Collection = "congdoan-test-" + Guid.NewGuid().ToString("N")[..8],
            SearchBudget = TimeSpan.FromSeconds(30),
        };
        try
        {
            using var index = new QdrantIndex(options, TimeProvider.System);
            await PassageIndexContract.RunAsync(name, index);
        }
        finally
        {
            using var api = new QdrantApi(options, TimeProvider.System);
            foreach (var collection in (await api.CollectionsAsync(CancellationToken.None)).Where(one => one.StartsWith(options.Collection, StringComparison.Ordinal)))
            {
                await api.DeleteAsync(collection, CancellationToken.None);
            }
        }
    }

    private sealed class RealQdrantTheoryAttribute : TheoryAttribute
    {
        public RealQdrantTheoryAttribute() =>
            Skip = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? $"{Variable} names no Qdrant; infra/compose.yaml starts one." : null;
    }
}
