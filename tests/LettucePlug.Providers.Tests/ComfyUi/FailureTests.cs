using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class FailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("%CKPT%", "gone.safetensors", "value_not_in_list", "node 1 'Checkpoint' (CheckpointLoaderSimple): Value not in list: ckpt_name: 'gone.safetensors' not in")]
    [InlineData("\"samples\": [\"5\", 0], ", "", "required_input_missing", "node 6 'Decode' (VAEDecode): Required input is missing: samples")]
    [InlineData("\"samples\": [\"5\", 0]", "\"samples\": [\"5\"]", "bad_linked_input", "Bad linked input")]
    [InlineData("\"samples\": [\"5\", 0]", "\"samples\": [\"1\", 0]", "return_type_mismatch", "received_type(MODEL) mismatch input_type(LATENT)")]
    [InlineData("\"samples\": [\"5\", 0]", "\"samples\": [\"99\", 0]", "exception_during_inner_validation", "Exception when validating inner node")]
    [InlineData("\"%CFG%\"", "\"much\"", "invalid_input_type", "Failed to convert an input value to a FLOAT value")]
    [InlineData("\"%CFG%\"", "-1", "value_smaller_than_min", "smaller than min of 0")]
    [InlineData("\"%CFG%\"", "101", "value_bigger_than_max", "bigger than max of 100")]
    [InlineData("SaveImage", "SaveImages", "invalid_prompt", "node SaveImages does not exist")]
    [InlineData("\"class_type\": \"SaveImage\", ", "", "invalid_prompt", "missing the class_type")]
    [InlineData("SaveImage", "VAEDecode", "prompt_no_outputs", "no outputs")]
    public async Task A_refused_workflow_names_the_node_and_the_reason(string right, string wrong, string code, string words)
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText.Replace(right, wrong));

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.InvalidRequest, code));
        failure.Message.ShouldContain(words);
        bench.Server.Requests.Count(request => request.Path == "/prompt").ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_that_is_not_on_the_server_is_refused_with_what_to_put_there()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromImage.Replace("%IMAGE%", "mine.png"));

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        failure.ProviderCode.ShouldBe("custom_validation_failed");
        failure.Message.ShouldContain("node 8 'Reference' (LoadImage)");
        failure.Hint!.ShouldContain("%IMAGE0%");
    }

    [Fact]
    public async Task Many_problems_are_counted_and_not_all_told()
    {
        var workflow = BuiltInWorkflows.FromText
            .Replace("\"%CFG%\"", "101").Replace("\"%STEPS%\"", "0").Replace("%SAMPLER%", "no").Replace("%SCHEDULER%", "no").Replace("%CKPT%", "no");
        await using var bench = await ComfyBench.StartAsync(workflow);

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        failure.Message.ShouldEndWith("; and 2 more problems.");
        failure.Message.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task A_branch_that_the_server_drops_is_warned_about()
    {
        var workflow = BuiltInWorkflows.FromText.Replace(
            "\"6\": {\"class_type\": \"VAEDecode\"",
            "\"9\": {\"class_type\": \"SaveImage\", \"inputs\": {\"filename_prefix\": \"x\"}}, \"6\": {\"class_type\": \"VAEDecode\"");
        await using var bench = await ComfyBench.StartAsync(workflow);

        var run = await bench.GenerateAsync(ComfyBench.Request(), Ct);

        run.Images.Count.ShouldBe(1);
        run.Warnings.Single().Message.ShouldBe("The server leaves out what needs node 9 (SaveImage): Required input is missing: images.");
    }

    [Fact]
    public async Task A_failure_while_it_runs_names_the_node_and_the_exception()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.FailAtClass = "KSampler";

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.Unavailable, "torch.OutOfMemoryError"));
        failure.Message.ShouldBe(
            "The server failed at node 5 'Sampler' (KSampler): torch.OutOfMemoryError: Allocation on device 0 would exceed allowed memory.");
        failure.Hint!.ShouldContain("smaller");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_stopped_on_the_server()
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime(), timeoutMinutes: "0.5");
        bench.Server.RefusesSockets = true;
        bench.Server.Pace.Hold();

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Timeout);
        failure.Message.ShouldContain("more than 0.5 minutes");
        failure.Hint!.ShouldContain("timeoutMinutes");
    }

    [Theory]
    [InlineData(401, ProviderFailure.Unauthorized)]
    [InlineData(403, ProviderFailure.Unauthorized)]
    [InlineData(404, ProviderFailure.NotFound)]
    [InlineData(413, ProviderFailure.InvalidRequest)]
    [InlineData(429, ProviderFailure.RateLimited)]
    [InlineData(500, ProviderFailure.Unavailable)]
    [InlineData(503, ProviderFailure.Unavailable)]
    public async Task A_proxys_refusal_is_told_by_its_status(int status, ProviderFailure expected)
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = status, Body = "<html>nginx</html>", ContentType = "text/html", Path = "/prompt", Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        failure.Failure.ShouldBe(expected);
        failure.Message.ShouldNotContain("<html>");
    }

    [Fact]
    public async Task A_connection_cut_after_the_job_was_taken_does_not_queue_it_twice()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.CutStream, Path = "/prompt" });

        var run = await bench.GenerateAsync(ComfyBench.Request(), Ct);

        run.Images.Count.ShouldBe(1);
        bench.Server.Ended.Count.ShouldBe(1);
        bench.Server.Requests.Count(request => request is { Method: "POST", Path: "/prompt" }).ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_cut_before_the_job_was_taken_is_a_failure_and_not_tried_again()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.CutBeforeAnswer, Path = "/prompt" });

        await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        bench.Server.Ended.ShouldBeEmpty();
        bench.Server.Requests.Count(request => request is { Method: "POST", Path: "/prompt" }).ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.CutBeforeAnswer)]
    public async Task A_broken_look_at_the_history_is_repeated(FaultKind kind)
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.RefusesSockets = true;
        var request = ComfyBench.Request();
        bench.Server.Break(new Fault { Kind = kind, Path = "/history/" + request.JobId });

        (await bench.GenerateAsync(request, Ct)).Images.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_that_breaks_off_is_a_failure()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.CutStream, Path = "/view", Times = 10 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
    }

    [Fact]
    public async Task A_refused_upload_says_that_it_is_one()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Break(new Fault { Kind = FaultKind.Status, Status = 413, Path = "/upload/image" });

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.GenerateAsync(ComfyBench.Request() with { References = [ComfyBench.Reference(1)] }, Ct));

        failure.Message.ShouldContain("larger than the server takes");
        failure.Hint!.ShouldContain("--max-upload-size");
    }

    [Fact]
    public async Task A_workflow_that_cannot_be_read_fails_before_anything_is_sent()
    {
        await using var bench = await ComfyBench.StartAsync("{\"nodes\": []}");

        var failure = await Should.ThrowAsync<ProviderException>(bench.GenerateAsync(ComfyBench.Request(), Ct));

        (failure.Failure, failure.ProviderCode).ShouldBe((ProviderFailure.InvalidRequest, "ui-format"));
        bench.Server.Requests.ShouldBeEmpty();
    }
}
