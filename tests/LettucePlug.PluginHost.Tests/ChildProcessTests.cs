using System.Diagnostics;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Faults that end a process, or would: in a real one.</summary>
public sealed class ChildProcessTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("thread")]
    [InlineData("async void")]
    [InlineData("pool")]
    [InlineData("timer")]
    [InlineData("finalizer")]
    public async Task The_program_survives_what_a_plugin_throws_in_the_background(string way)
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.faulty");

        var (exitCode, output) = await RunAsync(bed, way);

        output.ShouldContain($"alive after '{way}': Quarantined E38 it is in quarantine: its code failed in the background: InvalidOperationException: thrown in the background");
        exitCode.ShouldBe(0);
        (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Quarantined);
    }

    [Fact]
    public async Task A_bundled_plugin_that_throws_in_the_background_is_named_and_stays()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty");

        var (exitCode, output) = await RunAsync(bed, "thread");

        output.ShouldContain("alive after 'thread': Active E37");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_task_that_fails_unobserved_has_no_effect()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.faulty");

        var (exitCode, output) = await RunAsync(bed, "task", "without fault");

        output.ShouldContain("alive after 'task': Active");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_plugin_that_ends_the_program_while_it_starts_is_quarantined_at_the_next_start()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty.ConstructorExits");

        (await RunAsync(bed, "nothing")).ExitCode.ShouldNotBe(0);
        var status = await bed.StatusAsync("test.faulty");

        status.State.ShouldBe(PluginState.Quarantined);
        status.Error!.Message.ShouldContain("the program ended while it was being started");
    }

    [Theory]
    [InlineData("overflow")]
    [InlineData("fail fast")]
    [InlineData("exit")]
    [InlineData("kill")]
    public async Task A_plugin_that_ends_the_program_in_a_call_is_quarantined_at_the_next_start(string way)
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.faulty");

        (await RunAsync(bed, way)).ExitCode.ShouldNotBe(0);
        var status = await bed.StatusAsync("test.faulty");

        status.State.ShouldBe(PluginState.Quarantined);
        status.Error!.Message.ShouldContain("the program ended during a call of it");
    }

    [Fact]
    public async Task A_bundled_plugin_is_not_taken_away_however_often_the_program_was_killed_in_it()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty.ConstructorExits");
        for (var run = 0; run < 4; run++)
        {
            (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Ready);
            (await RunAsync(bed, "nothing")).ExitCode.ShouldNotBe(0);
        }

        (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Ready);
    }

    [Fact]
    public async Task Two_runs_in_a_row_that_plugins_ended_lead_to_one_run_in_safe_mode()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.good");
        bed.AddBundled("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty.ConstructorExits");
        await RunAsync(bed, "nothing");
        await RunAsync(bed, "nothing");

        await using (var host = bed.NewHost())
        {
            var status = host.List().Single(plugin => plugin.Id == "test.good");
            host.IsSafeMode.ShouldBeTrue();
            status.State.ShouldBe(PluginState.Disabled);
            status.Error!.Message.ShouldContain("safe mode");
        }

        await using var next = bed.NewHost();
        next.List().Single(plugin => plugin.Id == "test.good").State.ShouldBe(PluginState.Ready);
        next.IsSafeMode.ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_that_another_running_process_starts_is_not_blamed()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        var state = new PluginStateStore(Path.Combine(bed.Home, "state"), TimeProvider.System);

        using var journal = state.BeginActivation("test.good", "1.2.3");

        state.TakeDeaths().ShouldBeEmpty();
        (await bed.StatusAsync("test.good")).State.ShouldBe(PluginState.Ready);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(PluginBed bed, params string[] arguments)
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "LettucePlug.PluginHost.Child",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "LettucePlug.PluginHost.Child.dll");
        var start = new ProcessStartInfo("dotnet", [program, bed.Home, bed.Bundled, bed.BundledList, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No core files of processes that are meant to die.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!; // not shell-executed, so there is one
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(HangGuard);
        var error = process.StandardError.ReadToEndAsync(guard.Token);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(guard.Token);
            await process.WaitForExitAsync(guard.Token);
            return (process.ExitCode, output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }
}
