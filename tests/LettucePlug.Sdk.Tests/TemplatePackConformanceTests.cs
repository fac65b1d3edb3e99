using System.Text;
using LettucePlug.Sdk.Testing;

namespace LettucePlug.Sdk.Tests;

public sealed class TemplatePackConformanceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lawful_pack_passes_every_check()
    {
        foreach (var check in TemplatePackConformance.For(() => new Pack("good.pack", new() { ["pack.yaml"] = "id: good.pack"u8.ToArray() })))
        {
            await check.RunAsync(Token);
        }
    }

    [Fact]
    public Task Finds_a_missing_pack_file() => FindsAsync("A pack has a pack.yaml at its root.", new Pack("p", new() { ["a.liquid"] = [] }));

    [Fact]
    public Task Finds_a_path_that_leaves_the_pack() => FindsAsync(
        "A path is relative to the root of the pack, with / between its parts.", new Pack("p", new() { ["../pack.yaml"] = [] }));

    [Fact]
    public Task Finds_text_in_another_encoding() => FindsAsync(
        "Every file is UTF-8 text.", new Pack("p", new() { ["pack.yaml"] = Encoding.Latin1.GetBytes("name: café") }));

    [Fact]
    public Task Finds_a_pack_that_is_too_large() => FindsAsync(
        "The files of a pack take at most 8 MiB.", new Pack("p", new() { ["pack.yaml"] = new byte[(8 * 1024 * 1024) + 1] }));

    [Fact]
    public Task Finds_an_id_with_spaces() => FindsAsync(
        "The id is lower-case letters, digits, dots, dashes and underscores.", new Pack("My Pack", new() { ["pack.yaml"] = [] }));

    private static async Task FindsAsync(string rule, ITemplatePack pack)
    {
        var found = new List<string>();
        foreach (var check in TemplatePackConformance.For(() => pack))
        {
            try
            {
                await check.RunAsync(Token);
            }
            catch (ContractViolation e)
            {
                found.Add(e.Rule);
            }
        }

        found.ShouldContain(rule);
    }

    private sealed class Pack(string id, Dictionary<string, byte[]> files) : ITemplatePack
    {
        public string Id => id;

        public IReadOnlyList<string> Files { get; } = [.. files.Keys];

        public Stream Open(string file) => files.TryGetValue(file, out var bytes)
            ? new MemoryStream(bytes)
            : throw new FileNotFoundException("No such file.", file);
    }
}
