using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;
using LettucePlug.Tests.Support;

namespace LettucePlug.Storage.Tests;

/// <summary>The kit must catch what it claims to check: each defect is put into a backend that is right otherwise.</summary>
public sealed class KitTests
{
    [Theory]
    [InlineData(Defect.IgnoresExpectedVersions, "A write that expects another version changes nothing")]
    [InlineData(Defect.WritesOneByOne, "A batch with one conflict writes nothing")]
    [InlineData(Defect.IgnoresDirection, "Descending is the exact reverse")]
    [InlineData(Defect.LosesContinuation, "Pages of any size hold every document once")]
    [InlineData(Defect.TrimsContent, "The content comes back byte for byte")]
    [InlineData(Defect.FoldsCase, "Names that differ only in case are different")]
    [InlineData(Defect.ThrowsItsOwn, "An empty batch does nothing")]
    [InlineData(Defect.CutsBlobs, "A blob comes back under the SHA-256 of its bytes")]
    [InlineData(Defect.ForgetsBlobs, "A deleted blob is gone, but not for those who are reading it")]
    [InlineData(Defect.ListsBlobsTwice, "The listing holds every blob once")]
    [InlineData(Defect.TakesAnyBlobName, "A blob name that is no SHA-256 is refused")]
    [InlineData(Defect.FindsAnyWord, "A search finds the documents that hold every word")]
    public async Task A_broken_backend_is_found_and_told_which_rule_it_breaks(Defect defect, string rule)
    {
        using var folder = new TempDir();
        var check = StorageConformance.Checks(new BrokenBackend(defect), () => folder.File("store"))
            .Single(check => check.Name == rule);

        var violation = await Should.ThrowAsync<ContractViolation>(
            () => check.RunAsync(TestContext.Current.CancellationToken));

        violation.Rule.ShouldBe(rule + ".");
        violation.Seen.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_check_that_is_cancelled_is_no_violation()
    {
        using var folder = new TempDir();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var check = StorageConformance.Checks(Backends.Get("sqlite"), () => folder.File("store"))[0];

        await Should.ThrowAsync<OperationCanceledException>(() => check.RunAsync(cancelled.Token));
    }

    [Fact]
    public void Every_check_has_a_name_of_its_own()
    {
        var names = StorageConformance.Checks(Backends.Get("sqlite"), () => "").Select(check => check.Name).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => !name.EndsWith('.'));
    }

    [Fact]
    public void Setting_keys_are_those_that_the_contract_allows()
    {
        foreach (var setting in new[] { "sqlite", "files" }.SelectMany(id => Backends.Get(id).Settings))
        {
            setting.Key.ShouldMatch("^[A-Za-z][A-Za-z0-9]*$");
            setting.Type.ShouldBe(SettingType.Boolean);
        }
    }
}
