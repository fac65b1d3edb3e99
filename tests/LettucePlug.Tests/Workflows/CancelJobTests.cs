using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

public sealed class CancelJobTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Ctrl_C_before_the_provider_took_it_leaves_a_cancelled_job_and_nothing_else()
    {
        await CancelAfterAsync([]);

        (await _studio.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Cancelled);
        (await _studio.AssetsAsync()).ShouldBeEmpty();
        (await _studio.VerifyAsync()).Orphans.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ctrl_C_after_the_first_of_two_images_keeps_the_first()
    {
        await CancelAfterAsync([new ImageAccepted { ResumeToken = "r1" }, Studio.Ready()]);

        var job = (await _studio.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Cancelled);
        job.Assets.ShouldBe((await _studio.AssetsAsync()).Select(asset => asset.Id));
        job.Assets.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ctrl_C_while_an_image_arrives_leaves_no_half_of_it()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _studio.Memory.BeforeCommit = stop.Cancel;
        _studio.Provider.OnGenerate = (request, token) => ScriptedImages.Hanging(new TaskCompletionSource(), [Studio.Ready()], token);

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(stop.Token));

        // The bytes were there when the signal came, so the image counts.
        (await _studio.AssetsAsync()).Count.ShouldBe(1);
        (await _studio.VerifyAsync()).Orphans.ShouldBeEmpty();
        _studio.Memory.OpenWriters.ShouldBe(0);
    }

    [Fact]
    public async Task Leaving_the_events_early_cancels_the_job()
    {
        _studio.Provider.OnGenerate = (_, token) => ScriptedImages.Hanging(new TaskCompletionSource(), [new ImageAccepted()], token);

        await foreach (var happened in _studio.Generate.RunAsync(new ImageAsk { Prompt = "a fox" }, Token))
        {
            if (happened is WorkflowEvent.Accepted)
            {
                break;
            }
        }

        (await _studio.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task Another_part_of_this_program_can_cancel_it_at_once()
    {
        var (run, job) = await HangAsync(_studio);

        (await _studio.Cancel.RunAsync(job, Token)).State.ShouldBe(JobState.Cancelled);

        (await Should.ThrowAsync<JobStoppedException>(run)).Code.ShouldBe("job-cancelled");
    }

    [Fact]
    public async Task Another_process_can_cancel_it_by_leaving_word()
    {
        var other = _studio.Another();
        var (run, job) = await HangAsync(_studio);

        var cancelled = other.Cancel.RunAsync(job, Token);
        while (!run.IsCompleted)
        {
            _studio.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        (await cancelled).State.ShouldBe(JobState.Cancelled);
        await Should.ThrowAsync<JobStoppedException>(run);
    }

    [Fact]
    public async Task A_job_of_a_dead_process_is_cancelled_at_the_provider()
    {
        await HangAsync(_studio);
        var next = _studio.AfterCrash();
        var job = (await next.JobsAsync()).ShouldHaveSingleItem();

        (await next.Cancel.RunAsync(job.Id, Token)).State.ShouldBe(JobState.Cancelled);

        next.Provider.Cancelled.ShouldBe(["r1"]);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_told_does_not_keep_the_job_from_being_cancelled()
    {
        await HangAsync(_studio);
        var next = _studio.AfterCrash();
        next.Provider.OnCancel = _ => throw new ProviderException(ProviderFailure.Unavailable, "it does not answer");
        var job = (await next.JobsAsync()).ShouldHaveSingleItem();

        var cancelled = await next.Cancel.RunAsync(job.Id, Token);

        cancelled.State.ShouldBe(JobState.Cancelled);
        cancelled.Warnings.ShouldHaveSingleItem().ShouldContain("it does not answer");
    }

    [Fact]
    public async Task A_job_that_is_done_cannot_be_cancelled_and_a_cancelled_one_can_again()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());
        var done = await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });
        await CancelAfterAsync([]);
        var cancelled = (await _studio.JobsAsync())[0];

        (await Should.ThrowAsync<JobException>(() => _studio.Cancel.RunAsync(done.Job.Id, Token))).Code.ShouldBe("job-has-ended");
        (await _studio.Cancel.RunAsync(cancelled.Id, Token)).State.ShouldBe(JobState.Cancelled);
        (await Should.ThrowAsync<JobException>(() => _studio.Cancel.RunAsync("nothing", Token))).Code.ShouldBe("no-such-job");
    }

    [Fact]
    public async Task A_job_that_takes_too_long_is_given_up()
    {
        var (run, _) = await HangAsync(_studio);

        _studio.Time.Advance(TimeSpan.FromMinutes(30));

        (await Should.ThrowAsync<JobStoppedException>(run)).Code.ShouldBe("job-timeout");
        (await _studio.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Failed);
    }

    private async Task CancelAfterAsync(ImageUpdate[] updates)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reached = new TaskCompletionSource();
        _studio.Provider.OnGenerate = (_, token) => ScriptedImages.Hanging(reached, updates, token);
        var run = RunAsync(stop.Token);
        await reached.Task.WaitAsync(Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run);
    }

    private async Task RunAsync(CancellationToken cancellationToken) =>
        await _studio.Generate.RunAsync(new ImageAsk { Prompt = "a fox", Count = 2 }, cancellationToken)
            .ToOutcomeAsync(null, cancellationToken);

    private static async Task<(Task Run, string Job)> HangAsync(Studio studio)
    {
        var reached = new TaskCompletionSource();
        studio.Provider.OnGenerate = (_, token) =>
            ScriptedImages.Hanging(reached, [new ImageAccepted { ResumeToken = "r1" }], token);
        var run = studio.RunAsync(new ImageAsk { Prompt = "a fox" });
        await reached.Task.WaitAsync(Token);
        return (run, (await studio.JobsAsync())[0].Id);
    }
}
