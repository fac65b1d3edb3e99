using System.Text.Json.Nodes;

namespace LettucePlug.Plugins.Tests;

/// <summary>
/// What the whole process has one of. Every start of a plugin puts such a thing back, so these run while no other test does.
/// </summary>
[CollectionDefinition(nameof(ProcessStateTests), DisableParallelization = true)]
[Collection(nameof(ProcessStateTests))]
public sealed class ProcessStateTests
{
    [Fact]
    public async Task What_a_plugin_changes_for_the_whole_process_is_put_back_and_told()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty.ChangesProcess");
        await using var host = bed.NewHost();
        var folder = Environment.CurrentDirectory;

        await host.GetProviderAsync("faulty", TestContext.Current.CancellationToken);

        Environment.CurrentDirectory.ShouldBe(folder);
        Environment.GetEnvironmentVariable("LETTUCEPLUG_TEST_LEFTOVER").ShouldBeNull();
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture.ShouldBeNull();
        foreach (var what in (string[])["the current folder", "the default culture", "the console's writers", "LETTUCEPLUG_TEST_LEFTOVER"])
        {
            bed.Log.Lines.ShouldContain(line => line.Contains("E42") && line.Contains(what), what);
        }
    }

    [Fact]
    public async Task A_list_in_the_current_folder_loads_nothing()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddLoose("test.good");
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Directory.CreateDirectory(bed.FileOf("here")).FullName;
        try
        {
            File.WriteAllText("plugins.json", new JsonObject { ["plugins"] = new JsonArray(new JsonObject { ["id"] = "test.good", ["path"] = folder }) }.ToJsonString());
            await using var host = bed.NewHost();

            host.List().ShouldBeEmpty();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
