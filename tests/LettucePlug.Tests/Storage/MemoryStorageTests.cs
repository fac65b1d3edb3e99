using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Storage;

/// <summary>What the tests of the host rest on must itself be a store like any other.</summary>
public sealed class MemoryStorageTests
{
    /// <summary>It stays open when it is closed, since the next "process" of a test finds the same store in it.</summary>
    private const string Closing = "A store can be closed twice and refuses what comes after";

    public static TheoryData<string> Rules =>
    [
        .. StorageConformance.Checks(new MemoryBackend(), () => "").Select(check => check.Name).Where(name => name != Closing),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task It_keeps_the_rules_of_a_store(string rule)
    {
        var check = StorageConformance.Checks(new MemoryBackend(), () => "/store").Single(check => check.Name == rule);

        await check.RunAsync(TestContext.Current.CancellationToken);
    }
}
