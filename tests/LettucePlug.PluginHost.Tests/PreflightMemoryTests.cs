namespace LettucePlug.Plugins.Tests;

/// <summary>A plugin that passed its checks is not read again as long as nothing about it changes.</summary>
public sealed class PreflightMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_passed_is_remembered_for_the_next_start()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");

        await StartAsync(bed);

        File.Exists(Memory(bed)).ShouldBeTrue();
        await StartAsync(bed);
    }

    [Fact]
    public async Task A_file_that_changed_after_it_passed_is_checked_again()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        await StartAsync(bed);

        await File.WriteAllTextAsync(Path.Combine(folder, "Good.dll"), "no assembly any more", Token);

        (await bed.RefusalAsync("test.good")).Code.ShouldBe("E23");
    }

    [Fact]
    public async Task A_file_that_was_added_after_it_passed_is_seen()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        await StartAsync(bed);
        var before = await File.ReadAllTextAsync(Memory(bed), Token);

        await File.WriteAllTextAsync(Path.Combine(folder, "Extra.dll"), "x", Token);
        await StartAsync(bed);

        (await File.ReadAllTextAsync(Memory(bed), Token)).ShouldNotBe(before);
    }

    [Fact]
    public async Task Verify_never_trusts_the_memory()
    {
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        await StartAsync(bed);
        var (length, time) = (new FileInfo(file).Length, File.GetLastWriteTimeUtc(file));

        await File.WriteAllBytesAsync(file, new byte[length], Token);
        File.SetLastWriteTimeUtc(file, time);

        (await bed.VerifyAsync("test.good")).Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_with_a_warning_is_checked_at_every_start_so_that_it_warns_each_time()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        File.Copy(typeof(Sdk.IPlugin).Assembly.Location, Path.Combine(folder, "LettucePlug.Sdk.dll"), overwrite: true);

        await StartAsync(bed);

        File.Exists(Memory(bed)).ShouldBeFalse();
    }

    private static string Memory(PluginBed bed) => Path.Combine(bed.Home, "state", "preflight", "test.good");

    private static async Task StartAsync(PluginBed bed)
    {
        await using var host = bed.NewHost();
        var provider = await host.GetProviderAsync("good", Token);
        provider.Info.Id.ShouldBe("good");
    }
}
