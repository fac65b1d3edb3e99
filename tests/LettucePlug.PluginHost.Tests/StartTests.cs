using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Plugins that fail while they are started or stopped.</summary>
public sealed class StartTests
{
    private static readonly PluginDeadlines Short = new()
    {
        Construct = TimeSpan.FromMilliseconds(200),
        Register = TimeSpan.FromMilliseconds(200),
        Dispose = TimeSpan.FromMilliseconds(200),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("StaticConstructorThrows", "E31", "InvalidOperationException: the static constructor is broken")]
    [InlineData("ConstructorThrows", "E31", "InvalidOperationException: the \ufffd[31mconstructor is broken")]
    [InlineData("RegisterThrows", "E31", "NotSupportedException: Register is broken")]
    [InlineData("RegistersUndeclared", "E33", "'smuggled' is not among contributes.providers")]
    [InlineData("RegistersNothing", "E34", "did not register faulty")]
    public async Task A_start_that_fails_is_told_with_plugin_stage_and_fix(string entryPoint, string code, string reason)
    {
        await using var bed = new PluginBed();
        Add(bed, entryPoint);
        await using var host = bed.NewHost();

        var thrown = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));

        thrown.Code.ShouldBe(code);
        thrown.ExitCode.ShouldBe(5);
        thrown.Message.ShouldStartWith("plugin 'test.faulty', stage start: ");
        thrown.Message.ShouldContain(reason);
        thrown.Hint.ShouldNotBeNullOrWhiteSpace();
        thrown.InnerException.ShouldBeNull("the plugin's exception would keep the plugin alive");
        var status = host.List().Single();
        status.State.ShouldBe(PluginState.Faulted);
        status.Error!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("ConstructorHangs", "its constructor")]
    [InlineData("ConstructorSpins", "its constructor")]
    [InlineData("RegisterHangs", "Register")]
    public async Task A_start_that_does_not_come_back_is_given_up(string entryPoint, string what)
    {
        await using var bed = new PluginBed();
        Add(bed, entryPoint);
        await using var host = bed.NewHost(deadlines: Short);

        AppContext.SetSwitch("LettucePlug.Tests.StopSpinningAtStart", false);
        try
        {
            var thrown = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));
            thrown.Code.ShouldBe("E32");
            thrown.Message.ShouldContain($"{what} did not come back within 0.2 seconds");
        }
        finally
        {
            AppContext.SetSwitch("LettucePlug.Tests.StopSpinningAtStart", true);
        }
    }

    [Fact]
    public async Task A_third_party_plugin_that_hangs_at_the_start_is_quarantined_at_once_and_stays_so()
    {
        await using var bed = new PluginBed();
        await bed.AddTrustedAsync("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty.ConstructorHangs");
        await using (var host = bed.NewHost(deadlines: Short))
        {
            await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));
            host.List().Single().State.ShouldBe(PluginState.Quarantined);
        }

        var status = await bed.StatusAsync("test.faulty");

        status.State.ShouldBe(PluginState.Quarantined);
        status.Error!.Fix.ShouldBe("lettuceplug plugins enable test.faulty --force");
    }

    [Fact]
    public async Task A_failed_start_is_repeated_after_a_rest_in_a_new_load_context()
    {
        await using var bed = new PluginBed();
        Add(bed, "WorksTheSecondTime");
        await using var host = bed.NewHost(time: bed.Time, deadlines: new PluginDeadlines { Construct = Timeout.InfiniteTimeSpan, Register = Timeout.InfiniteTimeSpan });

        var first = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));
        var tooSoon = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));
        bed.Time.Advance(TimeSpan.FromSeconds(1));
        var provider = await host.GetProviderAsync("faulty", Token);

        first.Message.ShouldContain("not yet");
        tooSoon.Message.ShouldBe(first.Message);
        provider.Info.Id.ShouldBe("faulty");
        host.List().Single().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task Three_failed_starts_in_ten_minutes_are_enough_also_over_several_runs()
    {
        await using var bed = new PluginBed();
        Add(bed, "ConstructorThrows");
        for (var run = 0; run < 3; run++)
        {
            (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Ready);
            await using var host = bed.NewHost();
            await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token));
        }

        (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Quarantined);
    }

    [Fact]
    public async Task A_quarantine_ends_by_force_only()
    {
        await using var bed = new PluginBed();
        Add(bed, "BehavesAsTold");
        new PluginStateStore(Path.Combine(bed.Home, "state"), TimeProvider.System).Quarantine("test.faulty", "1.0.0", "it did something");
        await using var host = bed.NewHost();

        Should.Throw<PluginLoadException>(() => host.Enable("test.faulty")).Code.ShouldBe("E38");
        (await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token))).Message.ShouldContain("it did something");
        host.Enable("test.faulty", force: true).State.ShouldBe(PluginState.Ready);
        (await host.GetProviderAsync("faulty", Token)).Info.Id.ShouldBe("faulty");
    }

    [Fact]
    public async Task A_new_version_is_out_of_quarantine()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty", edit: manifest => manifest["version"] = "1.0.1");
        new PluginStateStore(Path.Combine(bed.Home, "state"), TimeProvider.System).Quarantine("test.faulty", "1.0.0", "it did something");

        (await bed.StatusAsync("test.faulty")).State.ShouldBe(PluginState.Ready);
    }

    [Fact]
    public async Task A_plugin_is_told_to_stop_before_it_is_disposed()
    {
        await using var bed = new PluginBed();
        Add(bed, "StopsWell");
        await using (var host = bed.NewHost())
        {
            await host.GetProviderAsync("faulty", Token);
        }

        File.ReadAllText(Path.Combine(bed.Home, "plugin-data", "test.faulty", "stopped")).ShouldBe("True");
    }

    [Theory]
    [InlineData("DisposeHangs", "not done within 0.2 seconds")]
    [InlineData("DisposeThrows", "Dispose is broken")]
    public async Task A_plugin_that_does_not_stop_does_not_stop_the_program_from_ending(string entryPoint, string reason)
    {
        await using var bed = new PluginBed();
        Add(bed, entryPoint);
        var host = bed.NewHost(deadlines: Short with { Construct = TimeSpan.FromMinutes(1), Register = TimeSpan.FromMinutes(1) });
        await host.GetProviderAsync("faulty", Token);

        await host.DisposeAsync();

        bed.Log.Lines.ShouldContain(line => line.Contains("E41") && line.Contains(reason));
    }

    [Fact]
    public async Task What_a_plugin_prints_goes_to_the_log()
    {
        await using var bed = new PluginBed();
        Add(bed, "WritesToConsole");
        await using var host = bed.NewHost();

        await host.GetProviderAsync("faulty", Token);

        bed.Log.Lines.ShouldContain("Information: console: noise of a plugin");
    }

    [Fact]
    public async Task A_plugin_is_started_once_however_many_ask()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await host.GetProviderAsync("good", Token), Token)));

        bed.Log.Lines.Count(line => line == "Error: registered").ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_end_the_start_for_others()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        await Should.ThrowAsync<OperationCanceledException>(async () => await host.GetProviderAsync("good", new CancellationToken(canceled: true)));

        (await host.GetProviderAsync("good", Token)).Info.Id.ShouldBe("good");
        bed.Log.Lines.Count(line => line == "Error: registered").ShouldBe(1);
        Directory.GetFiles(Path.Combine(bed.Home, "state", "activating")).ShouldBeEmpty();
    }

    private static void Add(PluginBed bed, string entryPoint) =>
        bed.AddBundled("test.faulty", edit: manifest => manifest["entryPoint"] = "Faulty." + entryPoint);
}
