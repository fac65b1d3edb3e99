using LettucePlug.Host;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Workflows;

public sealed class GenerateImageTests : IDisposable
{
    private readonly Studio _studio = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task I_get_an_image_with_a_record_of_everything_that_made_it()
    {
        await _studio.Catalog.ChangeModelAsync(
            "sketch-image",
            model => model with
            {
                Settings = new Dictionary<string, string>
                {
                    ["extraPrompt"] = "oil painting",
                    ["negativePrompt"] = "blur",
                    ["steps"] = "20",
                    ["size"] = "512x512",
                },
            },
            Token);
        var reference = await _studio.AssetAsync();
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageAccepted { ResumeToken = "r1" },
            new ImageReady
            {
                Image = ImageContent.FromBytes(Pictures.Png(7, 16, 9)),
                Seed = 99,
                RevisedPrompt = "a nicer fox",
                UsedSettings = new Dictionary<string, string> { ["sampler"] = "euler" },
                WorkflowHash = "abc",
            },
            new ImageUsage { Usage = new Usage { Cost = 0.04m } });

        var outcome = await _studio.RunAsync(new ImageAsk
        {
            Prompt = "a fox",
            Settings = new Dictionary<string, string> { ["negativePrompt"] = "text", ["steps"] = "30" },
            References = [new AssetReference { Role = "character", Asset = reference.Id, Label = "Mia" }],
        });

        var asset = await _studio.Library.GetAsync(outcome.Assets.ShouldHaveSingleItem().Id, Token);
        asset.Prompt.ShouldBe("oil painting, a fox");
        asset.PromptParts.ShouldBe(new PromptParts { Text = "a fox", Extra = "oil painting", Revised = "a nicer fox" });
        asset.NegativePrompt.ShouldBe("blur, text");
        asset.Seed.ShouldBe(99ul);
        asset.Settings.ShouldBe(new Dictionary<string, string> { ["size"] = "512x512", ["steps"] = "30", ["sampler"] = "euler" }, ignoreOrder: true);
        asset.References.ShouldHaveSingleItem().Label.ShouldBe("Mia");
        (asset.Mime, asset.Width, asset.Height).ShouldBe(("image/png", 16, 9));
        (asset.Model, asset.Connection, asset.WorkflowHash, asset.Job).ShouldBe(("sketch-image", "sketch", "abc", outcome.Job.Id));
        asset.Usage?.Cost.ShouldBe(0.04m);
        var sent = _studio.Provider.Sent.ShouldHaveSingleItem();
        sent.Prompt.ShouldBe("oil painting, a fox");
        sent.Seed.ShouldNotBeNull();
        sent.References.ShouldHaveSingleItem().Sha256.ShouldBe(reference.Sha256);
        outcome.Job.State.ShouldBe(JobState.Done);
        (await _studio.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task The_seed_of_the_record_is_the_one_that_was_sent_where_the_service_says_nothing()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(1), Studio.Ready(2));

        var outcome = await _studio.RunAsync(new ImageAsk { Prompt = "a fox", Count = 2 });

        outcome.Assets[0].Seed.ShouldBe(_studio.Provider.Sent[0].Seed);
        outcome.Assets[1].Seed.ShouldBeNull();
    }

    [Fact]
    public async Task The_job_is_written_down_before_anything_is_sent()
    {
        JobRecord? seen = null;
        _studio.Provider.OnGenerate = (request, _) =>
        {
            seen = _studio.Ledger.GetAsync(request.JobId, Token).AsTask().GetAwaiter().GetResult();
            return ScriptedImages.Updates(Studio.Ready());
        };

        await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        seen.ShouldNotBeNull().State.ShouldBe(JobState.Running);
        seen.Request.Prompt.ShouldBe("a fox");
    }

    [Fact]
    public async Task A_connection_that_does_not_open_costs_no_job()
    {
        _studio.Provider.Broken["sketch"] = new InvalidOperationException("broken plugin");

        await Should.ThrowAsync<InvalidOperationException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        (await _studio.JobsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_without_images_is_no_route()
    {
        _studio.Provider.OffersImages = false;

        var error = await Should.ThrowAsync<NoRouteException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        error.ExitCode.ShouldBe(ExitCode.NoRoute);
    }

    [Fact]
    public async Task A_reference_in_the_trash_stops_it_before_anything_is_sent()
    {
        var asset = await _studio.AssetAsync();
        await _studio.Library.TrashAsync(asset.Id, evenIfUsed: false, _studio.Time.GetUtcNow(), Token);

        var error = await Should.ThrowAsync<AssetNotFoundException>(() => _studio.RunAsync(new ImageAsk
        {
            Prompt = "a fox",
            References = [new AssetReference { Role = "character", Asset = asset.Id }],
        }));

        error.Code.ShouldBe("asset-in-trash");
        _studio.Provider.Sent.ShouldBeEmpty();
        (await _studio.JobsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_model_of_the_users_list_stands_in_where_the_first_does_not_answer()
    {
        await _studio.Catalog.AddAsync(
            new ConfiguredModel { Id = "second", Connection = "sketch", Name = "second", Output = ["image"] }, Token);
        await _studio.Settings.SetAsync("image.model", "sketch-image,second", Token);
        _studio.Provider.OnGenerate = (request, _) => request.Model == "second"
            ? ScriptedImages.Updates(Studio.Ready())
            : ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "it does not answer"));

        var outcome = await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        outcome.Assets[0].Model.ShouldBe("second");
        outcome.Warnings.ShouldContain(warning => warning.Contains("Trying 'second'"));
        (await _studio.JobsAsync()).Select(job => job.State).ShouldBe([JobState.Done, JobState.Failed]);
    }

    [Fact]
    public async Task No_other_model_stands_in_once_the_first_may_have_charged()
    {
        await _studio.Catalog.AddAsync(
            new ConfiguredModel { Id = "second", Connection = "sketch", Name = "second", Output = ["image"] }, Token);
        await _studio.Settings.SetAsync("image.model", "sketch-image,second", Token);
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Unavailable, "it broke off") { MayHaveBeenCharged = true });

        await Should.ThrowAsync<ProviderCallException>(() => _studio.RunAsync(new ImageAsk { Prompt = "a fox" }));

        _studio.Provider.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Progress_is_written_down_once_a_second_at_most()
    {
        var writes = 0;
        _studio.Memory.BeforeWrite = _ =>
        {
            writes++;
            return Task.CompletedTask;
        };
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            [.. Enumerable.Range(1, 100).Select(step => new ImageProgress { Step = step, Total = 100 }), Studio.Ready()]);

        await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        // Created, running, saving, the image, done.
        writes.ShouldBe(5);
    }
}
