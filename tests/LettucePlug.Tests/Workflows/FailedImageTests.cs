using LettucePlug.Host;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Workflows;

public sealed class FailedImageTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task A_refusal_of_the_provider_is_recorded_with_its_reason_and_leaves_no_image()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Moderated, "the prompt was refused"));

        var error = await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        error.ExitCode.ShouldBe(ExitCode.Provider);
        var job = (await _studio.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Failed);
        job.Error.ShouldNotBeNull().Code.ShouldBe("provider-moderated");
        job.Error.Message.ShouldContain("the prompt was refused");
        job.Error.Retryable.ShouldBeFalse();
        (await _studio.AssetsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_that_arrived_before_a_failure_is_kept()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Protocol, "it broke off"), Studio.Ready(1));

        await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox", Count = 2 }));

        var job = (await _studio.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Failed);
        job.Assets.ShouldBe((await _studio.AssetsAsync()).Select(asset => asset.Id));
    }

    [Fact]
    public async Task A_picture_that_is_cut_off_is_kept_and_said_to_be_so()
    {
        var whole = Pictures.Png(1);
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageReady { Image = ImageContent.FromBytes(whole.AsMemory(0, whole.Length - 20)) });

        await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        var asset = (await _studio.AssetsAsync()).ShouldHaveSingleItem();
        var job = (await _studio.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Done);
        job.Warnings.ShouldHaveSingleItem().ShouldContain($"lettuceplug replay {asset.Id}");
    }

    [Fact]
    public async Task Garbage_in_place_of_one_image_fails_the_job_and_keeps_the_others()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageReady { Image = ImageContent.FromBytes("<html>oops</html>"u8.ToArray(), "image/png") },
            Studio.Ready(2));

        var error = await Should.ThrowAsync<ProviderCallException>(
            () => _studio.RunAsync(new ImageAsk { Prompt = "a fox", Count = 2 }));

        error.Failure.ShouldBe(ProviderFailure.Protocol);
        error.Message.ShouldContain("<html>oops</html>");
        (await _studio.AssetsAsync()).Count.ShouldBe(1);
        (await _studio.VerifyAsync()).Orphans.ShouldBeEmpty();
        _studio.Memory.OpenWriters.ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_without_an_image_is_a_failure_of_the_provider()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(new ImageAccepted());

        var error = await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        error.MayHaveBeenCharged.ShouldBeTrue();
        (await _studio.JobsAsync())[0].State.ShouldBe(JobState.Failed);
    }

    [Fact]
    public async Task An_empty_image_is_a_failure_of_the_provider()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageReady { Image = ImageContent.FromStream(new MemoryStream()) });

        var error = await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        error.Message.ShouldContain("empty");
    }

    [Fact]
    public async Task A_hosted_image_is_downloaded()
    {
        var address = new Uri("https://results.example/1.png");
        _studio.Provider.Downloads[address] = Pictures.Png(3);
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(new ImageReady { Image = ImageContent.FromUrl(address) });

        var outcome = await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        (await _studio.Contents.ReadAsync(outcome.Assets[0], Token)).ShouldBe(Pictures.Png(3));
    }

    [Fact]
    public async Task A_hosted_image_that_is_gone_fails_the_job()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageReady { Image = ImageContent.FromUrl(new Uri("https://results.example/gone.png")) });

        await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        (await _studio.JobsAsync())[0].Error.ShouldNotBeNull().Code.ShouldBe("provider-not-found");
    }

    [Fact]
    public async Task A_full_disk_while_the_image_is_stored_leaves_the_result_to_be_fetched_later()
    {
        _studio.Memory.RoomForBlobs = 10;
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(new ImageAccepted { ResumeToken = "r1" }, Studio.Ready());

        await Should.ThrowAsync<StorageException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        var job = (await _studio.JobsAsync()).ShouldHaveSingleItem();
        job.State.ShouldBe(JobState.Interrupted);
        job.IsResumable.ShouldBeTrue();
        _studio.Memory.RoomForBlobs = null;
        _studio.Provider.OnResume = (_, _) => ScriptedImages.Updates(Studio.Ready());
        await foreach (var _ in _studio.Recover.ResumeAsync(job.Id, Token))
        {
        }

        (await _studio.Ledger.GetAsync(job.Id, Token)).State.ShouldBe(JobState.Done);
        _studio.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_full_disk_without_a_way_back_is_a_failure_that_says_so()
    {
        _studio.Memory.RoomForBlobs = 10;
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());

        await Should.ThrowAsync<StorageException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        var error = (await _studio.JobsAsync()).ShouldHaveSingleItem().Error.ShouldNotBeNull();
        error.Message.ShouldContain("no room left");
        error.MayHaveBeenCharged.ShouldBeTrue();
        _studio.Memory.OpenWriters.ShouldBe(0);
    }
}
