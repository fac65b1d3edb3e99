using LettucePlug.Host.Plugins;
using LettucePlug.Sdk;

namespace LettucePlug.Plugins.Tests;

/// <summary>Faults in the middle of a call, as the host's own code sees them.</summary>
public sealed class CallTests
{
    private static readonly PluginDeadlines Short = new()
    {
        Call = TimeSpan.FromMilliseconds(200),
        CancelGrace = TimeSpan.FromMilliseconds(200),
        Silence = TimeSpan.FromMilliseconds(200),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_provider_answers_through_the_guard()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        var provider = await host.GetProviderAsync("good", Token);
        await using var client = provider.Connect(null!); // the fixture has no use for a connection

        provider.Check.ShouldNotBeNull();
        client.Probe.ShouldBeNull();
        client.Chat.ShouldBeNull();
        (await client.Models!.ListModelsAsync(Token)).Single().Name.ShouldBe("good-1");
        (await client.Images!.GenerateAsync(Request("x"), Token).ToListAsync(Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_exception_nobody_agreed_on_becomes_words_and_is_counted()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost());

        var thrown = await Should.ThrowAsync<PluginFaultException>(async () => await client.Choices!.ListChoicesAsync("throw", Token));

        thrown.Code.ShouldBe("E35");
        thrown.ExitCode.ShouldBe(5);
        thrown.Message.ShouldBe("plugin 'test.faulty', stage call: ListChoicesAsync failed: InvalidDataException: an answer nobody expected");
        thrown.Hint.ShouldNotBeNullOrWhiteSpace();
        thrown.InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task The_third_fault_in_ten_minutes_ends_it_for_live_clients_too()
    {
        await using var bed = new PluginBed();
        var host = bed.NewHost(time: bed.Time, deadlines: new PluginDeadlines { Construct = Timeout.InfiniteTimeSpan, Register = Timeout.InfiniteTimeSpan, Call = Timeout.InfiniteTimeSpan });
        var client = await ConnectAsync(bed, host);
        async Task<string> FailAsync() => (await Should.ThrowAsync<PluginFaultException>(async () => await client.Choices!.ListChoicesAsync("throw", Token))).Code;

        (await FailAsync()).ShouldBe("E35");
        (await FailAsync()).ShouldBe("E35");
        bed.Time.Advance(TimeSpan.FromMinutes(10));
        (await FailAsync()).ShouldBe("E35");
        host.List().Single().State.ShouldBe(PluginState.Active);
        (await FailAsync()).ShouldBe("E35");
        (await FailAsync()).ShouldBe("E35");

        (await FailAsync()).ShouldBe("E38");
        host.List().Single().State.ShouldBe(PluginState.Quarantined);
        (await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("faulty", Token))).Code.ShouldBe("E38");
    }

    [Fact]
    public async Task What_a_provider_throws_on_purpose_passes_and_is_not_counted()
    {
        await using var bed = new PluginBed();
        var host = bed.NewHost();
        var client = await ConnectAsync(bed, host);

        for (var call = 0; call < 5; call++)
        {
            (await Should.ThrowAsync<ProviderException>(async () => await client.Choices!.ListChoicesAsync("refuse", Token)))
                .Failure.ShouldBe(ProviderFailure.RateLimited);
        }

        (await Should.ThrowAsync<ProviderException>(async () => await client.Choices!.ListChoicesAsync("time out", Token)))
            .Failure.ShouldBe(ProviderFailure.Timeout);
        host.List().Single().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task A_cancel_that_nobody_asked_for_is_a_fault()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost());

        (await Should.ThrowAsync<PluginFaultException>(async () => await client.Choices!.ListChoicesAsync("cancel by itself", Token)))
            .Code.ShouldBe("E35");
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("spin")]
    public async Task A_call_that_does_not_come_back_is_given_up_and_counted(string way)
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost(deadlines: Short));
        AppContext.SetSwitch("LettucePlug.Tests.StopSpinningInCall", false);
        try
        {
            var thrown = await Should.ThrowAsync<PluginFaultException>(async () => await client.Choices!.ListChoicesAsync(way, Token));
            thrown.Code.ShouldBe("E36");
        }
        finally
        {
            AppContext.SetSwitch("LettucePlug.Tests.StopSpinningInCall", true);
        }
    }

    [Fact]
    public async Task A_stream_that_breaks_is_a_fault_and_what_came_before_is_kept()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost());
        var seen = 0;

        var thrown = await Should.ThrowAsync<PluginFaultException>(async () =>
        {
            await foreach (var update in client.Images!.GenerateAsync(Request("break"), Token))
            {
                seen++;
            }
        });

        seen.ShouldBe(1);
        thrown.Message.ShouldContain("FormatException: half an image");
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_given_up()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost(deadlines: Short));

        (await Should.ThrowAsync<PluginFaultException>(async () =>
            await client.Images!.GenerateAsync(Request("wait"), Token).ToListAsync(Token))).Code.ShouldBe("E36");
    }

    [Theory]
    [InlineData("wait", null)]
    [InlineData("ignore cancel", "E36")]
    public async Task A_cancelled_stream_ends_as_cancelled_whatever_the_plugin_does(string prompt, string? fault)
    {
        await using var bed = new PluginBed();
        var host = bed.NewHost(deadlines: Short with { Silence = TimeSpan.FromMinutes(1) });
        var client = await ConnectAsync(bed, host);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.Images!.GenerateAsync(Request(prompt), cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });

        host.List().Single().Error?.Code.ShouldBe(fault);
    }

    [Fact]
    public async Task A_stream_that_answers_once_more_when_it_is_cancelled_still_gets_to_tell_its_server()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.Images!.GenerateAsync(Request("answer after cancel"), cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });

        bed.Log.Lines.ShouldContain("Information: console: the server was told to stop");
    }

    [Fact]
    public async Task A_provider_that_cannot_read_a_failure_leaves_the_judgement_to_the_host()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty");
        await using var host = bed.NewHost();
        var provider = await host.GetProviderAsync("faulty", Token);

        provider.ReadFailure(new FailureResponse { StatusCode = 500, Path = "/", Headers = new Dictionary<string, string>(), Body = default }).ShouldBeNull();

        host.List().Single().Error!.Code.ShouldBe("E35");
    }

    [Fact]
    public async Task What_a_call_prints_goes_to_the_log()
    {
        await using var bed = new PluginBed();
        var client = await ConnectAsync(bed, bed.NewHost());

        await client.Choices!.ListChoicesAsync("print", Token);

        bed.Log.Lines.ShouldContain("Information: console: noise of a call");
    }

    [Fact]
    public async Task A_provider_nobody_offers_is_named_together_with_those_that_are()
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.good");
        await using var host = bed.NewHost();

        var thrown = await Should.ThrowAsync<PluginLoadException>(async () => await host.GetProviderAsync("dall-e", Token));

        thrown.Code.ShouldBe("E40");
        thrown.Hint.ShouldBe("There are: good");
    }

    private static async Task<GuardedClient> ConnectAsync(PluginBed bed, PluginHost host)
    {
        bed.AddBundled("test.faulty");
        return (await host.GetProviderAsync("faulty", Token)).Connect(null!); // the fixture has no use for a connection
    }

    private static ImageRequest Request(string prompt) => new() { JobId = "job", Model = "model", Prompt = prompt };
}
