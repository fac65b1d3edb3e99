using LettucePlug.Host.Plugins;
using LettucePlug.Host.Settings;

namespace LettucePlug.Plugins.Tests;

/// <summary>A home whose state cannot be kept: a file lies where its folder should be, which stops root as well.</summary>
public sealed class UnwritableHomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_with_the_program_runs_all_the_same()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        bed.WriteUserList("""{ "order": ["test.good"] }""");
        await File.WriteAllTextAsync(bed.FileOf("home", "state"), "", Token);
        await using var host = bed.NewHost();

        host.List().ShouldHaveSingleItem().State.ShouldBe(PluginState.Ready);
        (await host.GetProviderAsync("good", Token)).PluginId.ShouldBe("test.good");
        bed.Log.Lines.ShouldContain(line => line.StartsWith("Warning: The faults of plugin test.good cannot be remembered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_plugin_is_not_started_where_nothing_would_remember_that_it_ended_the_program()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.good");
        await using var host = bed.NewHost();
        host.List().ShouldHaveSingleItem().State.ShouldBe(PluginState.Ready);
        Directory.Delete(bed.FileOf("home", "state"), recursive: true);
        await File.WriteAllTextAsync(bed.FileOf("home", "state"), "", Token);

        var refused = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("good", Token));

        refused.Code.ShouldBe("E30");
        refused.Message.ShouldContain("the state of plugins cannot be kept");
        refused.Hint!.ShouldContain($"Make {bed.Home} writable");
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_is_named_with_the_way_out()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        Directory.CreateDirectory(bed.UserList);
        await using var host = bed.NewHost();

        var refused = Should.Throw<SettingsException>(() => host.Disable("test.good"));

        refused.Code.ShouldBe("unwritable-config");
        refused.Message.ShouldContain(bed.UserList);
        refused.Hint!.ShouldContain("--home");
    }

    [Theory]
    [InlineData("/home/me/.local/plugins", "rw")]
    [InlineData("/media/stick/plugins", "noexec")]
    [InlineData("/media/sticky/plugins", "rw")]
    [InlineData("/my home/plugins", "noexec")]
    [InlineData("/over/plugins", "exec")]
    public void The_mount_nearest_to_a_folder_says_whether_libraries_may_run_there(string folder, string option)
    {
        string[] mounts =
        [
            "/dev/root / ext4 rw,relatime 0 0",
            "/dev/sdb1 /media/stick vfat rw,noexec 0 0",
            "tmpfs /my\\040home tmpfs noexec 0 0",
            "tmpfs /over tmpfs noexec 0 0",
            "tmpfs /over tmpfs exec 0 0",
        ];

        MountedFolder.OptionsOf(folder, mounts).ShouldContain(option);
        MountedFolder.OptionsOf(folder, mounts).Contains("noexec").ShouldBe(option == "noexec");
    }
}
