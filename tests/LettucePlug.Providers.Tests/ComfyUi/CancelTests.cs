using LettucePlug.Emulators;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class CancelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancel_during_the_upload_submits_nothing()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.Silence, Path = "/upload/image" });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var running = bench.GenerateAsync(ComfyBench.Request() with { References = [ComfyBench.Reference(1)] }, source.Token);
        await bench.Server.WaitForRequestAsync(Ct);
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        bench.Server.Requests.ShouldNotContain(request => request.Path == "/prompt");
        await NothingIsLeftAsync(bench);
    }

    [Fact]
    public async Task Cancel_while_the_job_is_handed_over_takes_it_back()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        bench.Server.Break(new Fault { Kind = FaultKind.SlowDrip, Path = "/prompt" });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var running = bench.GenerateAsync(ComfyBench.Request(), source.Token);
        await bench.Server.WaitUntilAsync(server => server.QueueLength == 1, Ct);
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        bench.Server.Pace.LetAll();
        await NothingIsLeftAsync(bench);
        bench.Server.Files.Names("output").ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_in_the_queue_takes_the_job_out_and_leaves_what_runs()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var other = bench.GenerateAsync(ComfyBench.Request("other"), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(ComfyBench.CollectAsync(
            bench.Generate(ComfyBench.Request(), source.Token), update => source.Cancel()));
        bench.Server.Pace.LetAll();

        (await other).Images.Count.ShouldBe(1);
        await NothingIsLeftAsync(bench);
        bench.Server.Ended.Count.ShouldBe(1);
        bench.Server.Requests.ShouldNotContain(request => request.Path == "/interrupt");
    }

    [Fact]
    public async Task Cancel_while_it_runs_interrupts_that_job_alone()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var request = ComfyBench.Request();
        var running = bench.GenerateAsync(request, source.Token);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        var next = bench.GenerateAsync(ComfyBench.Request("next"), Ct);

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        bench.Server.Pace.LetAll();

        (await next).Images.Count.ShouldBe(1);
        await NothingIsLeftAsync(bench);
        var interrupt = bench.Server.Requests.Single(call => call.Path == "/interrupt");
        interrupt.Json.GetProperty("prompt_id").GetString().ShouldBe(request.JobId);
        bench.Server.Files.Names("output").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancel_during_the_download_leaves_nothing_to_stop()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.Silence, Path = "/view" });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var running = bench.GenerateAsync(ComfyBench.Request(), source.Token);
        await bench.Server.WaitUntilAsync(server => server.Ended.Count == 1, Ct);
        while (!bench.Server.Requests.Any(request => request.Path == "/view"))
        {
            await bench.Server.WaitForRequestAsync(Ct);
        }

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        await NothingIsLeftAsync(bench);
    }

    [Fact]
    public async Task Cancel_of_several_runs_stops_every_one()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var request = ComfyBench.Request() with { Count = 4, References = [ComfyBench.Reference(1)] };
        var running = bench.GenerateAsync(request, source.Token);
        await bench.Server.WaitUntilAsync(server => server.QueueLength == 4 && server.StepsBegun > 0, Ct);

        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        bench.Server.Pace.LetAll();

        await NothingIsLeftAsync(bench);
        bench.Server.Files.Names("output").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_process_can_stop_a_job_by_its_token()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var token = await AbandonAsync(bench, ComfyBench.Request());
        await bench.Server.WaitUntilSamplingAsync(Ct);
        bench.Reconnect();

        await ((ICancellableJobs)bench.Client).CancelAsync(token, Ct);
        bench.Server.Pace.LetAll();

        await NothingIsLeftAsync(bench);
        bench.Server.Files.Names("output").ShouldBeEmpty();
        await ((ICancellableJobs)bench.Client).CancelAsync(token, Ct);
    }

    [Fact]
    public async Task A_server_that_does_not_listen_cannot_hold_a_cancelled_call_for_long()
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.RefusesSockets = true;
        bench.Server.Pace.Hold();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(ComfyBench.CollectAsync(
            bench.Generate(ComfyBench.Request(), source.Token),
            update =>
            {
                bench.Server.Break(new Fault { Kind = FaultKind.Silence, Times = 1000 });
                source.Cancel();
            }));
    }

    /// <summary>Begins a job and goes away as a killed process does: without telling anybody.</summary>
    internal static async Task<string> AbandonAsync(ComfyBench bench, ImageRequest request)
    {
        await foreach (var update in bench.Generate(request, Ct))
        {
            return update.ShouldBeOfType<ImageAccepted>().ResumeToken!;
        }

        throw new InvalidOperationException("The job was not accepted.");
    }

    private static Task NothingIsLeftAsync(ComfyBench bench) =>
        bench.Server.WaitUntilAsync(server => server.QueueLength == 0 && server.RunningId is null, Ct);
}
