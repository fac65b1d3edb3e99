using LettucePlug.Emulators;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class ResumeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_still_runs_is_picked_up_by_a_later_process()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var request = ComfyBench.Request() with { References = [ComfyBench.Reference(1)] };
        var token = await CancelTests.AbandonAsync(bench, request);
        bench.Reconnect();
        bench.Server.Pace.LetAll();

        var run = await bench.ResumeAsync(token, request, Ct);

        ComfyUiComment.Read(run.Images.Single()).PromptId.ShouldBe(request.JobId);
        run.Ready[0].Seed.ShouldBe(ulong.Parse(ComfyUiComment.Read(run.Images[0]).Seed!));
        run.Ready[0].WorkflowHash.ShouldNotBeNull();
        run.Updates[0].ShouldBeOfType<ImageAccepted>().ResumeToken.ShouldBe(token);
        bench.Server.Ended.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_has_ended_meanwhile_gives_its_pictures()
    {
        await using var bench = await ComfyBench.StartAsync();
        var request = ComfyBench.Request() with { Count = 3, References = [ComfyBench.Reference(1)], Seed = 8 };
        var token = await CancelTests.AbandonAsync(bench, request);
        await bench.Server.WaitUntilAsync(server => server.Ended.Count == 3, Ct);
        bench.Reconnect();

        var run = await bench.ResumeAsync(token, request, Ct);

        run.Ready.Select(ready => ready.Seed).ShouldBe([8ul, 9ul, 10ul]);
        run.Images.Select(image => ComfyUiComment.Read(image).Seed).ShouldBe(["8", "9", "10"]);
    }

    [Fact]
    public async Task Twenty_jobs_survive_the_end_of_their_process()
    {
        await using var bench = await ComfyBench.StartAsync(fromImage: SomeWorkflows.ThreeReferences);
        bench.Server.Pace.Hold();
        var requests = Enumerable.Range(0, 20)
            .Select(i => ComfyBench.Request($"job {i}") with { References = [ComfyBench.Reference(i), ComfyBench.Reference(100 + i)] })
            .ToList();
        var tokens = await Task.WhenAll(requests.Select(request => CancelTests.AbandonAsync(bench, request)));
        bench.Reconnect();
        bench.Server.Pace.LetAll();

        var runs = await Task.WhenAll(requests.Zip(tokens, (request, token) => bench.ResumeAsync(token, request, Ct)));

        for (var i = 0; i < runs.Length; i++)
        {
            var comment = ComfyUiComment.Read(runs[i].Images.ShouldHaveSingleItem());
            comment.References.ShouldBe(requests[i].References.Select(reference => reference.Sha256));
            comment.PromptId.ShouldBe(requests[i].JobId);
        }

        bench.Server.Ended.Count.ShouldBe(20);
    }

    [Fact]
    public async Task A_job_the_server_has_forgotten_is_not_found()
    {
        await using var bench = await ComfyBench.StartAsync();
        var request = ComfyBench.Request();
        var token = await CancelTests.AbandonAsync(bench, request);
        await bench.RestartServerAsync();

        var failure = await Should.ThrowAsync<ProviderException>(bench.ResumeAsync(token, request, Ct));

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
    }

    [Fact]
    public async Task Cancelling_a_resumed_job_stops_it_on_the_server()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var request = ComfyBench.Request();
        var token = await CancelTests.AbandonAsync(bench, request);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        bench.Reconnect();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(ComfyBench.CollectAsync(
            ((IResumableJobs)bench.Client).ResumeAsync(token, request, source.Token), update => source.Cancel()));
        bench.Server.Pace.LetAll();

        await bench.Server.WaitUntilAsync(server => server.QueueLength == 0, Ct);
        bench.Server.Files.Names("output").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_taken_out_of_the_queue_on_the_server_is_cancelled()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var other = bench.GenerateAsync(ComfyBench.Request("other"), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        var waiting = bench.GenerateAsync(ComfyBench.Request(), Ct);
        await bench.Server.WaitUntilAsync(server => server.QueueLength == 2, Ct);

        bench.Server.ClearQueue();

        bench.Server.Pace.LetAll();
        var failure = await Should.ThrowAsync<ProviderException>(waiting);
        failure.Failure.ShouldBe(ProviderFailure.Cancelled);
        failure.Message.ShouldContain("took it out of the queue");
        await other;
    }

    [Fact]
    public async Task A_job_interrupted_on_the_server_is_cancelled()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var running = bench.GenerateAsync(ComfyBench.Request(), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);

        bench.Server.Interrupt();
        bench.Server.Pace.LetAll();

        var failure = await Should.ThrowAsync<ProviderException>(running);
        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Cancelled, "execution_interrupted"));
    }

    [Fact]
    public async Task A_restart_of_the_server_ends_its_jobs_with_that_reason()
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.RefusesSockets = true;
        bench.Server.Pace.Hold();
        var running = bench.GenerateAsync(ComfyBench.Request(), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = 502, Path = "/queue", Times = 6 });
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = """{"queue_running":[],"queue_pending":[]}""", Path = "/queue", Times = 6 });

        var failure = await Should.ThrowAsync<ProviderException>(running);

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
        failure.Message.ShouldContain("was restarted and has lost the job");
    }

    [Fact]
    public async Task A_server_out_of_reach_for_long_ends_the_waiting_and_not_the_job()
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.RefusesSockets = true;
        bench.Server.Pace.Hold();
        var request = ComfyBench.Request();
        var running = bench.GenerateAsync(request, Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = 502, Path = "/queue", Times = 100_000 });

        var failure = await Should.ThrowAsync<ProviderException>(running);

        failure.Failure.ShouldBe(ProviderFailure.Unavailable);
        bench.Server.RunningId.ShouldBe(request.JobId);
        bench.Server.Requests.ShouldNotContain(call => call.Path == "/interrupt");
    }
}
