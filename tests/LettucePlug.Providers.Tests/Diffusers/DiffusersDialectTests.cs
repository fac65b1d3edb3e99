using System.Text.Json.Nodes;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Diffusers;

public sealed class DiffusersDialectTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DiffusersDialect.Server, "dialect server", "default")]
    [InlineData(DiffusersDialect.AsyncServer, "dialect server-async", "default")]
    [InlineData(DiffusersDialect.OpenAi, "dialect openai", "Qwen/Qwen-Image")]
    [InlineData(DiffusersDialect.LocalAi, "dialect localai", "stablediffusion")]
    [InlineData(DiffusersDialect.Inference, "dialect inference", "default")]
    [InlineData(DiffusersDialect.SdCpp, "dialect sdcpp", "sd-cpp-local")]
    public async Task The_dialect_is_found_and_a_picture_comes(DiffusersDialect dialect, string said, string model)
    {
        await using var bench = await DiffusersBench.StartAsync(dialect);

        var probe = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);
        var models = await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);
        var run = await bench.Harness.GenerateAsync(Some.Image(model), Ct);

        probe.Details[0].ShouldBe(said);
        models.ShouldContain(one => one.Name == model && one.Output.Contains(Modality.Image));
        run.Images.Single().ShouldBe(TestPictures.Png(seed: 1));
        run.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DiffusersDialect.AsyncServer, "server-async")]
    [InlineData(DiffusersDialect.OpenAi, "openai")]
    [InlineData(DiffusersDialect.Inference, "inference")]
    public async Task A_server_with_nothing_but_the_route_that_draws_is_recognised_by_it(DiffusersDialect dialect, string said)
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(dialect) { OnlyDraws = true });

        (await ((IProbe)bench.Harness.Client).ProbeAsync(Ct)).Details.ShouldBe([$"dialect {said}", "1 model"]);
        (await bench.Harness.GenerateAsync(Some.Image("default"), Ct)).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_web_ui_is_recognised_too()
    {
        await using var server = new Automatic1111Emulator();
        await server.StartAsync();
        await using var harness = ProviderHarness.Open(DiffusersBench.Provider, server.Url, key: null);

        (await ((IProbe)harness.Client).ProbeAsync(Ct)).Details[0].ShouldBe("dialect sdapi");
        (await harness.GenerateAsync(Some.Image("dreamshaper_8"), Ct)).Images.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v1/")]
    public async Task The_address_of_the_api_is_taken_for_the_servers(string path)
    {
        await using var bench = await DiffusersBench.StartAsync(new DiffusersEmulator(DiffusersDialect.OpenAi), path: path);

        (await bench.Harness.GenerateAsync(Some.Image("Qwen/Qwen-Image"), Ct)).Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Results_are_fetched_from_the_server_itself_whatever_it_calls_itself()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.AsyncServer);

        var run = await bench.Harness.GenerateAsync(Some.Image("default") with { Count = 2 }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2)]);
        run.Ready.ShouldAllBe(ready => ready.Image.Url!.Host == "127.0.0.1");
    }

    [Fact]
    public async Task Every_setting_travels_by_the_names_of_vllm()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);

        var run = await bench.Harness.GenerateAsync(Full("Qwen/Qwen-Image"), Ct);

        var body = bench.Post.Json;
        body.GetProperty("size").GetString().ShouldBe("832x1216");
        body.GetProperty("num_inference_steps").GetInt32().ShouldBe(24);
        body.GetProperty("guidance_scale").GetDouble().ShouldBe(6.5);
        body.GetProperty("seed").GetInt64().ShouldBe(42);
        body.GetProperty("negative_prompt").GetString().ShouldBe("blurry");
        run.Warnings.Select(warning => warning.Setting).ShouldBe(["sampler", "scheduler"]);
        run.Ready.Single().Seed.ShouldBe(42ul);
    }

    [Fact]
    public async Task Every_field_for_local_ai_is_declared_by_it()
    {
        var spec = OpenApiSpec.Load("diffusers", "localai.swagger.json");
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.LocalAi);

        await bench.Harness.GenerateAsync(Full("stablediffusion") with { References = Some.References(1, 2, 3) }, Ct);

        spec.Check(spec.Definition("schema.OpenAIRequest"), JsonNode.Parse(bench.Post.Body)).ShouldBeEmpty();
        var body = bench.Post.Json;
        body.GetProperty("step").GetInt32().ShouldBe(24);
        body.GetProperty("file").GetBytesFromBase64().ShouldBe(TestPictures.Png(seed: 1));
        body.GetProperty("ref_images").EnumerateArray().Select(item => item.GetBytesFromBase64())
            .ShouldBe([TestPictures.Png(seed: 2), TestPictures.Png(seed: 3)]);
    }

    [Fact]
    public async Task References_go_to_the_edits_route_in_order()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        var mask = Some.References(9)[0] with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(Some.Image("Qwen/Qwen-Image") with { References = [.. Some.References(1, 2, 3), mask] }, Ct);

        bench.Post.Path.ShouldBe("/v1/images/edits");
        bench.Post.Parts.Where(part => part.Name == "image[]").Select(part => part.Content)
            .ShouldBe([TestPictures.Png(seed: 1), TestPictures.Png(seed: 2), TestPictures.Png(seed: 3)]);
        bench.Post.Parts.Single(part => part.Name == "mask").Content.ShouldBe(TestPictures.Png(seed: 9));
    }

    [Fact]
    public async Task The_inference_task_edits_one_picture()
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.Inference);

        var run = await bench.Harness.GenerateAsync(
            Some.Image("default") with { References = Some.References(1, 2), Size = new ImageSize(640, 480), Seed = 7 }, Ct);

        var body = bench.Post.Json;
        body.GetProperty("inputs").GetBytesFromBase64().ShouldBe(TestPictures.Png(seed: 1));
        body.GetProperty("parameters").GetProperty("target_size").GetProperty("width").GetInt32().ShouldBe(640);
        run.Warnings.Select(warning => warning.Setting).ShouldBe(["references", "seed"]);
        run.Ready.Single().Seed.ShouldBeNull();
    }

    [Theory]
    [InlineData(DiffusersDialect.Server)]
    [InlineData(DiffusersDialect.AsyncServer)]
    public async Task A_server_of_words_alone_refuses_references_in_words(DiffusersDialect dialect)
    {
        await using var bench = await DiffusersBench.StartAsync(dialect);

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image("default") with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Server.Requests.ShouldAllBe(request => request.Method == "GET");
    }

    [Theory]
    [InlineData("""{"images":["PNG"]}""")]
    [InlineData("""{"image":"data:image/png;base64,PNG"}""")]
    [InlineData("""{"data":[{"b64_json":"PNG"}]}""")]
    [InlineData("""{"data":[{"url":"data:image/png;base64,PNG"}]}""")]
    [InlineData("""{"data":[{"url":"/images/x0.png"}]}""")]
    [InlineData("""{"response":["http://0.0.0.0:1/images/x0.png"]}""")]
    [InlineData("""{"response":"http://localhost/images/x0.png"}""")]
    [InlineData("""{"images":[{"image":"PNG"}]}""")]
    public async Task Answers_of_every_shape_are_understood(string answer)
    {
        await using var bench = await DiffusersBench.StartAsync(DiffusersDialect.OpenAi);
        var body = answer.Replace("PNG", Convert.ToBase64String(TestPictures.Png(seed: 1)));
        bench.Server.Break(new Fault { Kind = FaultKind.ErrorInSuccess, Body = body, Path = "/generations" });

        (await bench.Harness.GenerateAsync(Some.Image("Qwen/Qwen-Image"), Ct)).Images.Single().ShouldBe(TestPictures.Png(seed: 1));
    }

    private static ImageRequest Full(string model) => Some.Image(model) with
    {
        NegativePrompt = "blurry",
        Size = new ImageSize(832, 1216),
        Steps = 24,
        CfgScale = model == "stablediffusion" ? null : 6.5,
        Seed = 42,
        Sampler = model == "stablediffusion" ? null : "Euler",
        Scheduler = model == "stablediffusion" ? null : "Karras",
    };
}
