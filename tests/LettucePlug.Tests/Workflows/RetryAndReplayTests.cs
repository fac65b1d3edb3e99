using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

public sealed class RetryAndReplayTests : IDisposable
{
    private static readonly Dictionary<string, string> NoChanges = [];

    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task A_failed_job_is_sent_again_with_the_very_same_request()
    {
        var job = await FailAsync(new ImageAsk { Prompt = "a fox" });
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());

        var outcome = await _studio.Retry.RunAsync(job.Id, Token).ToOutcomeAsync(null, Token);

        outcome.Job.RetryOf.ShouldBe(job.Id);
        var (first, second) = (_studio.Provider.Sent[0], _studio.Provider.Sent[1]);
        (second.Prompt, second.Seed).ShouldBe((first.Prompt, first.Seed));
        second.JobId.ShouldNotBe(first.JobId);
        (await _studio.Ledger.GetAsync(job.Id, Token)).RetriedBy.ShouldBe(outcome.Job.Id);
    }

    [Fact]
    public async Task Only_the_images_that_are_missing_are_asked_for_again()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Protocol, "it broke off"), Studio.Ready(1));
        await Should.ThrowAsync<Exception>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox", Count = 3 }));
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(2), Studio.Ready(3));

        await _studio.Retry.RunAsync((await _studio.JobsAsync())[0].Id, Token).ToOutcomeAsync(null, Token);

        _studio.Provider.Sent[1].Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_many_who_retry_at_once_one_does()
    {
        var job = await FailAsync(new ImageAsk { Prompt = "a fox" });
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());
        var crowd = Enumerable.Range(0, 8).Select(_ => _studio.Another()).ToList();

        var tries = await Task.WhenAll(crowd.Select(async one =>
        {
            try
            {
                await one.Retry.RunAsync(job.Id, Token).ToOutcomeAsync(null, Token);
                return "sent";
            }
            catch (JobException refused)
            {
                return refused.Code;
            }
        }));

        tries.Count(result => result == "sent").ShouldBe(1);
        tries.Where(result => result != "sent").ShouldAllBe(result => result == "job-was-retried");
        _studio.Provider.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_job_that_is_done_is_not_sent_again()
    {
        var done = await MakeAsync(new ImageAsk { Prompt = "a fox" });

        var error = await Should.ThrowAsync<JobException>(
            () => _studio.Retry.RunAsync(done.Job.ShouldNotBeNull(), Token).ToOutcomeAsync(null, Token));

        error.Code.ShouldBe("job-is-done");
        error.Hint.ShouldNotBeNull().ShouldContain("replay");
    }

    [Fact]
    public async Task A_job_whose_model_is_gone_is_not_sent_to_another()
    {
        var job = await FailAsync(new ImageAsk { Prompt = "a fox" });
        await _studio.Catalog.RemoveModelAsync("sketch-image", Token);

        await Should.ThrowAsync<NoRouteException>(() => _studio.Retry.RunAsync(job.Id, Token).ToOutcomeAsync(null, Token));

        _studio.Provider.Sent.Count.ShouldBe(1);
        (await _studio.Ledger.GetAsync(job.Id, Token)).RetriedBy.ShouldBeNull();
    }

    [Fact]
    public async Task Replay_sends_the_same_again_whatever_the_model_is_set_to_now()
    {
        var reference = await _studio.AssetAsync();
        var asset = await MakeAsync(new ImageAsk
        {
            Prompt = "a fox",
            Settings = new Dictionary<string, string> { ["steps"] = "12", ["negativePrompt"] = "blur", ["extraPrompt"] = "oil" },
            References = [new AssetReference { Role = "source", Asset = reference.Id }],
            Feature = Feature.ImageEdit,
        });
        await _studio.Catalog.ChangeModelAsync(
            "sketch-image",
            model => model with
            {
                Settings = new Dictionary<string, string>
                {
                    ["steps"] = "50",
                    ["sampler"] = "euler",
                    ["extraPrompt"] = "photo",
                    ["negativePrompt"] = "text",
                },
            },
            Token);

        var outcome = await _studio.Replay.RunAsync(asset.Id, NoChanges, Token).ToOutcomeAsync(null, Token);

        var (first, second) = (_studio.Provider.Sent[0], _studio.Provider.Sent[1]);
        (second with { JobId = "", References = [], Extra = first.Extra })
            .ShouldBe(first with { JobId = "", References = [] });
        second.References.ShouldHaveSingleItem().Sha256.ShouldBe(reference.Sha256);
        outcome.Assets[0].Parent.ShouldBe(asset.Id);
    }

    [Fact]
    public async Task Replay_changes_what_it_is_told_to_and_nothing_else()
    {
        var asset = await MakeAsync(new ImageAsk { Prompt = "a fox" });
        var changes = new Dictionary<string, string> { ["prompt"] = "a wolf", ["steps"] = "9" };

        await _studio.Replay.RunAsync(asset.Id, changes, Token).ToOutcomeAsync(null, Token);

        var (first, second) = (_studio.Provider.Sent[0], _studio.Provider.Sent[1]);
        (second.Prompt, second.Steps, second.Seed).ShouldBe(("a wolf", 9, first.Seed));
    }

    [Fact]
    public async Task Replay_says_when_the_seed_is_not_known()
    {
        _studio.Provider.Limits = _studio.Provider.Limits with { Settings = [] };
        var asset = await MakeAsync(new ImageAsk { Prompt = "a fox" });

        var outcome = await _studio.Replay.RunAsync(asset.Id, NoChanges, Token).ToOutcomeAsync(null, Token);

        outcome.Warnings.ShouldContain(warning => warning.Contains("seed"));
    }

    [Fact]
    public async Task Replay_of_an_image_whose_reference_lies_in_the_trash_says_how_to_get_it_back()
    {
        var (asset, reference) = await MakeFromReferenceAsync();
        await _studio.Library.TrashAsync(reference.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        var error = await Should.ThrowAsync<AssetNotFoundException>(
            () => _studio.Replay.RunAsync(asset.Id, NoChanges, Token).ToOutcomeAsync(null, Token));

        error.Hint.ShouldNotBeNull().ShouldContain("assets restore " + reference.Id);
    }

    [Fact]
    public async Task Replay_of_an_image_whose_reference_is_gone_names_it_and_sends_nothing()
    {
        var (asset, reference) = await MakeFromReferenceAsync();
        await _studio.Library.TrashAsync(reference.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);
        await _studio.Library.EmptyTrashAsync(_studio.Gate, Token);

        var error = await Should.ThrowAsync<AssetNotFoundException>(
            () => _studio.Replay.RunAsync(asset.Id, NoChanges, Token).ToOutcomeAsync(null, Token));

        error.Message.ShouldContain(reference.Id);
        _studio.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Replay_of_an_image_somebody_brought_is_refused()
    {
        var asset = await _studio.AssetAsync();

        (await Should.ThrowAsync<ImageAskException>(
            () => _studio.Replay.RunAsync(asset.Id, NoChanges, Token).ToOutcomeAsync(null, Token)))
            .Code.ShouldBe("asset-not-replayable");
    }

    [Fact]
    public async Task Comparing_goes_on_where_one_model_fails()
    {
        await _studio.Catalog.AddAsync(
            new LettucePlug.Host.Connections.ConfiguredModel { Id = "other", Connection = "sketch", Name = "other", Output = ["image"] },
            Token);
        _studio.Provider.OnGenerate = (request, _) => request.Model == "other"
            ? ScriptedImages.Failing(new ProviderException(ProviderFailure.PaymentRequired, "no credit"))
            : ScriptedImages.Updates(Studio.Ready());
        var results = new Dictionary<string, CompareResult>();

        await foreach (var happened in _studio.Compare.RunAsync(
            new ImageAsk { Prompt = "a fox" }, ["sketch-image", "other", "missing"], Token))
        {
            if (happened is WorkflowEvent.Compared compared)
            {
                results[compared.Result.Model] = compared.Result;
            }
        }

        results["sketch-image"].Assets.Count.ShouldBe(1);
        results["other"].Error.ShouldNotBeNull().Code.ShouldBe("provider-payment-required");
        results["missing"].Error.ShouldNotBeNull().Code.ShouldBe("no-such-model");
    }

    [Fact]
    public void Comparing_one_model_with_itself_is_refused() =>
        Should.Throw<ImageAskException>(() => _studio.Compare.RunAsync(new ImageAsk { Prompt = "a fox" }, ["a", "a"], Token));

    private async Task<JobRecord> FailAsync(ImageAsk ask)
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "down"));
        await Should.ThrowAsync<Exception>(() => _studio.RunAsync(ask));
        return (await _studio.JobsAsync())[0];
    }

    private async Task<AssetRecord> MakeAsync(ImageAsk ask)
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready());
        return (await _studio.RunAsync(ask)).Assets[0];
    }

    private async Task<(AssetRecord Asset, AssetRecord Reference)> MakeFromReferenceAsync()
    {
        var reference = await _studio.AssetAsync();
        var asset = await MakeAsync(new ImageAsk
        {
            Prompt = "a fox",
            References = [new AssetReference { Role = "character", Asset = reference.Id }],
        });
        return (asset, reference);
    }
}
