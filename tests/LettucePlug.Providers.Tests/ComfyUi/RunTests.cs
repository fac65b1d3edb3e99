using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class RunTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_comes_with_progress_previews_seed_and_hash()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText);
        bench.Server.Pace.Hold();
        var request = ComfyBench.Request() with { NegativePrompt = "blurry", Seed = 77 };

        var run = new ImageRun();
        await foreach (var update in bench.Generate(request, Ct))
        {
            await run.TakeAsync(update, bench.Transport, Ct);
            if (update is ImageProgress or ImagePreview)
            {
                bench.Server.Pace.Let(1);
            }
        }

        run.Updates[0].ShouldBeOfType<ImageAccepted>().ResumeToken.ShouldBe(request.JobId);
        run.Updates.OfType<ImageProgress>().ShouldContain(progress => progress.Step > 0 && progress.Total == 3 && progress.Activity == "Sampler");
        run.Previews.ShouldNotBeEmpty();
        run.Warnings.ShouldBeEmpty();
        var picture = ComfyUiComment.Read(run.Images.Single());
        picture.Texts.ShouldBe(["a fox in the rain", "blurry"]);
        picture.PromptId.ShouldBe(request.JobId);
        run.Ready[0].Seed.ShouldBe(77ul);
        run.Ready[0].WorkflowHash.ShouldBe(Workflow.Parse(BuiltInWorkflows.FromText).Hash);
        run.Ready[0].UsedSettings["size"].ShouldBe("1024x1024");
        run.Ready[0].UsedSettings.Keys.ShouldNotContain("steps");
    }

    [Fact]
    public async Task Without_a_web_socket_the_queue_is_asked()
    {
        await using var bench = await ComfyBench.StartAsync(time: new ImpatientTime());
        bench.Server.RefusesSockets = true;

        var run = await bench.GenerateAsync(ComfyBench.Request(), Ct);

        run.Images.Count.ShouldBe(1);
        bench.Server.Requests.ShouldContain(request => request.Path == "/queue");
    }

    [Fact]
    public async Task A_broken_web_socket_loses_nothing()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var running = bench.GenerateAsync(ComfyBench.Request(), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);

        bench.Server.RefusesSockets = true;
        bench.Server.DropSockets();
        bench.Server.Pace.LetAll();

        (await running).Images.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Those_who_wait_learn_how_many_are_before_them()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.Pace.Hold();
        var first = bench.GenerateAsync(ComfyBench.Request(), Ct);
        await bench.Server.WaitUntilSamplingAsync(Ct);
        var second = bench.GenerateAsync(ComfyBench.Request("second"), Ct);
        await bench.Server.WaitUntilAsync(server => server.QueueLength == 2, Ct);

        var positions = new List<int?>();
        await foreach (var update in bench.Generate(ComfyBench.Request("third"), Ct))
        {
            if (update is ImageQueued queued)
            {
                positions.Add(queued.Position);
                bench.Server.Pace.LetAll();
            }
        }

        await Task.WhenAll(first, second);
        positions[0].ShouldBe(2);
    }

    [Fact]
    public async Task Count_runs_once_where_the_workflow_knows_it_and_else_with_further_seeds()
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText, BuiltInWorkflows.FromImage);

        var once = await bench.GenerateAsync(ComfyBench.Request() with { Count = 3, Seed = 5 }, Ct);
        var prompts = bench.Server.Ended.Count;
        var request = ComfyBench.Request() with { Count = 3, Seed = ulong.MaxValue, References = [ComfyBench.Reference(1)] };
        var thrice = await bench.GenerateAsync(request, Ct);

        (prompts, once.Images.Count).ShouldBe((1, 3));
        once.Ready.Select(ready => ready.Seed).ShouldBe([5ul, 5ul, 5ul]);
        thrice.Ready.Select(ready => ready.Seed).ShouldBe([ulong.MaxValue, 0ul, 1ul]);
        thrice.Images.Select(image => ComfyUiComment.Read(image).Seed).ShouldBe(["18446744073709551615", "0", "1"]);
        bench.Server.Ended.Count.ShouldBe(4);
        bench.Server.Ended.ShouldAllBe(id => Guid.Parse(id).ToString("D") == id);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_nodes_and_previews_only_where_nothing_else_is()
    {
        var text = BuiltInWorkflows.FromText.Replace(
            "\"6\": {\"class_type\": \"VAEDecode\"",
            """
            "10": {"class_type": "SaveImage", "inputs": {"filename_prefix": "ten", "images": ["6", 0]}},
            "9": {"class_type": "SaveImage", "inputs": {"filename_prefix": "nine", "images": ["6", 0]}},
            "8": {"class_type": "PreviewImage", "inputs": {"images": ["6", 0]}},
            "6": {"class_type": "VAEDecode"
            """);
        await using var both = await ComfyBench.StartAsync(text);
        await using var previews = await ComfyBench.StartAsync(BuiltInWorkflows.FromText.Replace("SaveImage", "PreviewImage"));

        var saved = await both.GenerateAsync(ComfyBench.Request(), Ct);
        var shown = await previews.GenerateAsync(ComfyBench.Request(), Ct);

        saved.Images.Select(image => ComfyUiComment.Read(image).Node).ShouldBe(["7", "9", "10"]);
        shown.Images.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("SaveImageWebsocket")]
    [InlineData("ETN_SendImageWebSocket")]
    public async Task Pictures_that_come_through_the_socket_only_are_results(string cls)
    {
        await using var bench = await ComfyBench.StartAsync(BuiltInWorkflows.FromText.Replace("SaveImage", cls));

        var run = await bench.GenerateAsync(ComfyBench.Request() with { Count = 2 }, Ct);

        run.Images.Select(image => ComfyUiComment.Read(image).Index).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task A_graph_that_did_not_change_gives_its_cached_picture()
    {
        await using var bench = await ComfyBench.StartAsync();

        var first = await bench.GenerateAsync(ComfyBench.Request() with { Seed = 3 }, Ct);
        var steps = bench.Server.StepsBegun;
        var second = await bench.GenerateAsync(ComfyBench.Request() with { Seed = 3 }, Ct);

        second.Images[0].ShouldBe(first.Images[0]);
        bench.Server.StepsBegun.ShouldBe(steps);
    }

    [Fact]
    public async Task A_workflow_without_a_picture_says_so()
    {
        await using var video = await ComfyBench.StartAsync(BuiltInWorkflows.FromText.Replace("SaveImage", "SaveVideo"));

        var failure = await Should.ThrowAsync<ProviderException>(video.GenerateAsync(ComfyBench.Request(), Ct));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        failure.Message.ShouldContain("made no picture, but 'video_00001_.mp4'");
    }

    [Fact]
    public async Task What_the_workflow_has_no_place_for_is_warned_about()
    {
        await using var bench = await ComfyBench.StartAsync(
            """
            {"1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd_xl_base_1.0.safetensors"}},
             "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a house by %ARTIST%", "clip": ["1", 1]}},
             "3": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 64, "batch_size": 1}},
             "4": {"class_type": "KSampler", "inputs": {"model": ["1", 0], "positive": ["2", 0], "negative": ["2", 0], "latent_image": ["3", 0], "seed": 9,
               "steps": 2, "cfg": 7, "sampler_name": "euler", "scheduler": "normal", "denoise": 1}},
             "5": {"class_type": "VAEDecode", "inputs": {"samples": ["4", 0], "vae": ["1", 2]}},
             "6": {"class_type": "SaveImage", "inputs": {"images": ["5", 0], "filename_prefix": "x"}}}
            """);
        var request = ComfyBench.Request() with
        {
            NegativePrompt = "n",
            Size = new ImageSize(8, 8),
            CfgScale = 2,
            Sampler = "heun",
            Scheduler = "karras",
            Seed = 4,
            Denoise = 0.5,
            Quality = "high",
            Style = "vivid",
            Format = "image/webp",
            Count = 2,
            References = [ComfyBench.Reference(1)],
        };

        var run = await bench.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).OfType<string>().Order().ShouldBe(
        [
            "cfg", "count", "denoise", "format", "model", "negativePrompt", "quality", "references", "sampler", "scheduler", "seed", "size", "steps", "style",
        ]);
        run.Warnings.Count(warning => warning.Setting is null).ShouldBe(2);
        run.Images.Count.ShouldBe(1);
        run.Ready[0].Seed.ShouldBe(9ul);
    }

    [Fact]
    public async Task A_server_that_chooses_the_ids_itself_is_followed_by_its_own()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.ChoosesIds = true;
        var request = ComfyBench.Request();

        var run = await bench.GenerateAsync(request, Ct);

        run.Images.Count.ShouldBe(1);
        run.Updates.OfType<ImageAccepted>().Single().ResumeToken.ShouldBe(bench.Server.Ended.Single());
        bench.Server.Ended.ShouldNotContain(request.JobId);
    }

    [Fact]
    public async Task A_key_for_the_proxy_before_the_server_is_on_every_request()
    {
        await using var bench = await ComfyBench.StartAsync();
        bench.Server.WantsKey = true;

        (await bench.GenerateAsync(ComfyBench.Request() with { References = [ComfyBench.Reference(1)] }, Ct)).Images.Count.ShouldBe(1);

        bench.Server.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer test-key");
        bench.Server.Requests.ShouldContain(request => request.Path == "/ws");
        bench.Server.Requests.ShouldContain(request => request.Path == "/view");
    }
}
