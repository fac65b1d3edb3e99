using System.Text.Json.Nodes;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Files of a plugin that the runtime finds by the load context.</summary>
public sealed class NativeAndResourceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_native_library_is_found_below_runtimes()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.native");
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("native", Token)).Info.Title.ShouldStartWith("sqlite 3");
    }

    [Fact]
    public async Task A_native_library_beside_the_assembly_is_found_without_a_list_of_dependencies()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.native");
        var library = Directory.EnumerateFiles(Path.Combine(folder, "runtimes"), "*", SearchOption.AllDirectories).Single();
        File.Move(library, Path.Combine(folder, Path.GetFileName(library)));
        Directory.Delete(Path.Combine(folder, "runtimes"), recursive: true);
        File.Delete(Path.Combine(folder, "Native.deps.json"));
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("native", Token)).Info.Title.ShouldStartWith("sqlite 3");
    }

    [Fact]
    public async Task A_native_library_below_runtimes_without_a_list_of_dependencies_is_refused_with_the_reason()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.native");
        File.Delete(Path.Combine(folder, "Native.deps.json"));

        var problem = await bed.RefusalAsync("test.native");

        problem.Code.ShouldBe("E26");
        problem.Message.ShouldContain(".deps.json");
    }

    [Fact]
    public async Task A_plugin_that_calls_native_code_without_saying_so_is_refused()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.native", edit: manifest => manifest.Remove("permissions"));

        var problem = await bed.RefusalAsync("test.native");

        problem.Code.ShouldBe("E27");
        problem.Message.ShouldContain("e_sqlite3");
    }

    [Fact]
    public async Task Satellite_resources_are_found()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.localized");
        await using var host = bed.NewHost();

        (await host.GetProviderAsync("localized", Token)).Info.Title.ShouldBe("bonjour");
    }

    [Fact]
    public async Task A_template_pack_is_loaded_and_a_broken_one_beside_it_is_left_out()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.pack");
        var broken = bed.AddBundled("test.pack", "test.broken-pack", manifest =>
            manifest["contributes"] = new JsonObject { ["templatePacks"] = new JsonArray(new JsonObject { ["id"] = "broken" }) });
        File.WriteAllText(Path.Combine(broken, "Pack.dll"), "not an assembly");
        await using var host = bed.NewHost();

        var pack = (await host.GetTemplatePacksAsync(Token)).Single();

        pack.PluginId.ShouldBe("test.pack");
        using var reader = new StreamReader(pack.Pack.Open(pack.Pack.Files.Single()));
        (await reader.ReadToEndAsync(Token)).ShouldBe("Hello {{ name }}\n");
        host.List().Single(plugin => plugin.Id == "test.broken-pack").Error!.Code.ShouldBe("E23");
        Should.Throw<PluginFaultException>(() => pack.Pack.Open("no such file")).Code.ShouldBe("E35");
    }
}
