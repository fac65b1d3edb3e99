using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

public sealed class RecoverJobsTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_write_was_the_last_each_image_is_attached_once_and_paid_for_once(bool canResume)
    {
        for (var died = 1; ; died++)
        {
            using var studio = new Studio();
            var target = new AttachingTarget(studio.Storage);
            using var first = studio.Another([target]);
            Script(first, canResume);
            var count = 0;
            studio.Memory.BeforeWrite = _ => ++count >= died ? throw new InvalidOperationException("killed") : Task.CompletedTask;
            var survived = false;
            try
            {
                await first.RunAsync(new ImageAsk { Prompt = "a fox", Count = 2, Target = new JobTarget { Kind = "test" } });
                survived = true;
            }
            catch (InvalidOperationException)
            {
                // It died at this write.
            }

            studio.Memory.BeforeWrite = null;
            using var second = first.AfterCrash([target]);
            foreach (var job in await second.Recover.SweepAsync(Token))
            {
                await second.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token);
            }

            await CheckAsync(second, target, died, canResume);
            if (survived)
            {
                died.ShouldBeGreaterThan(5);
                return;
            }
        }
    }

    [Fact]
    public async Task A_job_that_was_never_sent_says_so()
    {
        await CrashAsync(write => write == 2);
        using var next = _studio.AfterCrash();

        (await next.Recover.SweepAsync(Token)).ShouldBeEmpty();

        var job = (await next.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Interrupted);
        job.Error.ShouldNotBeNull().MayHaveBeenCharged.ShouldBeFalse();
        job.Error.Message.ShouldContain("before the request was sent");
        next.Provider.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_may_have_been_sent_is_not_sent_again_and_says_so()
    {
        await CrashAsync(write => write == 3);
        using var next = _studio.AfterCrash();

        await next.Recover.SweepAsync(Token);

        var job = (await next.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Interrupted);
        job.Error.ShouldNotBeNull().MayHaveBeenCharged.ShouldBeTrue();
        next.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_jobs_of_a_living_process_are_left_alone()
    {
        var reached = new TaskCompletionSource();
        _studio.Provider.OnGenerate = (_, token) => ScriptedImages.Hanging(reached, [], token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var run = _studio.Generate.RunAsync(new ImageAsk { Prompt = "a fox" }, stop.Token).ToOutcomeAsync(null, stop.Token);
        await reached.Task.WaitAsync(Token);
        using var other = _studio.Another();

        await other.Recover.SweepAsync(Token);

        (await other.JobsAsync()).ShouldHaveSingleItem().State.ShouldBe(JobState.Running);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(run);
    }

    [Fact]
    public async Task Of_many_processes_that_start_at_once_one_fetches_the_result()
    {
        await CrashAsync(write => write == 4, new ImageAccepted { ResumeToken = "r1" });
        using var next = _studio.AfterCrash();
        var crowd = Enumerable.Range(0, 8).Select(_ => next.Another()).ToList();
        next.Provider.OnResume = (_, _) => ScriptedImages.Updates(Studio.Ready());
        var job = (await next.Recover.SweepAsync(Token)).ShouldHaveSingleItem();

        var tries = await Task.WhenAll(crowd.Select(async one =>
        {
            try
            {
                await one.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token);
                return true;
            }
            catch (JobException)
            {
                return false;
            }
        }));

        tries.Count(succeeded => succeeded).ShouldBe(1);
        next.Provider.Resumed.ShouldBe(["r1"]);
        (await next.AssetsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_result_that_the_provider_does_not_know_any_more_ends_the_job()
    {
        await CrashAsync(write => write == 4, new ImageAccepted { ResumeToken = "r1" });
        using var next = _studio.AfterCrash();
        next.Provider.OnResume = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.NotFound, "no such job"));
        var job = (await next.Recover.SweepAsync(Token)).ShouldHaveSingleItem();

        await Should.ThrowAsync<LettucePlug.Host.Connections.ProviderCallException>(
            () => next.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token));

        (await next.Ledger.GetAsync(job.Id, Token)).State.ShouldBe(JobState.Failed);
        (await next.Recover.SweepAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_now_can_be_asked_again_later()
    {
        await CrashAsync(write => write == 4, new ImageAccepted { ResumeToken = "r1" });
        using var next = _studio.AfterCrash();
        next.Provider.OnResume = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "no answer"));
        var job = (await next.Recover.SweepAsync(Token)).ShouldHaveSingleItem();

        await Should.ThrowAsync<LettucePlug.Host.Connections.ProviderCallException>(
            () => next.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token));

        (await next.Recover.SweepAsync(Token)).ShouldHaveSingleItem().Id.ShouldBe(job.Id);
    }

    [Fact]
    public async Task A_connection_that_is_gone_leaves_the_job_to_be_fetched_when_it_is_back()
    {
        await CrashAsync(write => write == 4, new ImageAccepted { ResumeToken = "r1" });
        using var next = _studio.AfterCrash();
        var job = (await next.Recover.SweepAsync(Token)).ShouldHaveSingleItem();
        next.Provider.Broken["sketch"] = new InvalidOperationException("not there");

        await Should.ThrowAsync<InvalidOperationException>(
            () => next.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token));

        next.Provider.Broken.Clear();
        next.Provider.OnResume = (_, _) => ScriptedImages.Updates(Studio.Ready());
        (await next.Recover.ResumeAsync(job.Id, Token).ToOutcomeAsync(null, Token)).Job.State.ShouldBe(JobState.Done);
    }

    [Fact]
    public async Task An_image_that_somebody_else_gets_in_between_is_attached_all_the_same()
    {
        var target = new AttachingTarget(_studio.Storage);
        using var process = _studio.Another([target]);
        process.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());
        var disturbances = 3;
        target.Before = async () =>
        {
            if (disturbances-- > 0)
            {
                // Comes between the reading of the target and the writing of the batch the next time round.
                _studio.Memory.BeforeWrite = async _ =>
                {
                    _studio.Memory.BeforeWrite = null;
                    await _studio.Storage.Documents.WriteAsync(
                        [new PutDocument { Collection = "attached", Partition = "all", Id = "count", Json = "{}"u8.ToArray() }], Token);
                };
            }

            await Task.Yield();
        };

        await process.RunAsync(new ImageAsk { Prompt = "a fox", Target = new JobTarget { Kind = "test" } });

        (await target.AttachedAsync()).Count.ShouldBe(1);
        (await process.AssetsAsync()).Count.ShouldBe(1);
    }

    private static void Script(Studio studio, bool canResume)
    {
        ImageUpdate[] images = [Studio.Ready(1), Studio.Ready(2)];
        studio.Provider.OnGenerate = (_, _) =>
            ScriptedImages.Updates(canResume ? [new ImageAccepted { ResumeToken = "r1" }, .. images] : images);
        studio.Provider.OnResume = (_, _) => ScriptedImages.Updates(images);
    }

    private static async Task CheckAsync(Studio studio, AttachingTarget target, int died, bool canResume)
    {
        var when = $"after dying at write {died}";
        var assets = (await studio.AssetsAsync()).Select(asset => asset.Id).ToList();
        (await target.AttachedAsync()).ShouldBe(assets, ignoreOrder: true, when);
        (await studio.VerifyAsync()).Problems.ShouldBeEmpty(when);
        studio.Provider.Sent.Count.ShouldBeLessThanOrEqualTo(1, when);
        var job = (await studio.JobsAsync()).SingleOrDefault();
        if (job is null)
        {
            return;
        }

        job.EndedAt.ShouldNotBeNull(when);
        job.Assets.ShouldBe(assets, ignoreOrder: true, when);
        // A job that is let go of to be fetched later tells its place so, and once more how it ended.
        var told = await target.EndedAsync();
        told.ShouldContain($"{job.Id}-{job.State}", when);
        told.ShouldBeSubsetOf([$"{job.Id}-{job.State}", $"{job.Id}-{JobState.Interrupted}"], when);
        if (canResume && died > 3)
        {
            job.State.ShouldBe(JobState.Done, when);
            assets.Count.ShouldBe(2, when);
        }
    }

    /// <summary>Runs a job in a process that dies at one of its writes to the store.</summary>
    private async Task CrashAsync(Func<int, bool> diesAt, params ImageUpdate[] updates)
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates([.. updates, Studio.Ready()]);
        var count = 0;
        var dead = false;
        _studio.Memory.BeforeWrite = _ =>
        {
            dead |= diesAt(++count);
            return dead ? throw new InvalidOperationException("killed") : Task.CompletedTask;
        };
        await Should.ThrowAsync<InvalidOperationException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));
        _studio.Memory.BeforeWrite = null;
    }
}
