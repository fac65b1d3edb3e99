using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Automatic1111;

public sealed class Automatic1111ImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_make_a_picture_with_every_setting()
    {
        await using var bench = await WebUiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(WebUiBench.Model) with
            {
                NegativePrompt = "blurry",
                Size = new ImageSize(832, 1216),
                Steps = 24,
                CfgScale = 6.5,
                Sampler = "DPM++ 2M",
                Scheduler = "Karras",
                Seed = 1234,
                Style = "cinematic",
            },
            Ct);

        run.Images.Single().ShouldBe(Automatic1111Emulator.Picture(1234));
        run.Ready.Single().Seed.ShouldBe(1234ul);
        run.Warnings.ShouldBeEmpty();
        var body = bench.Drawing.Json;
        body.GetProperty("sampler_name").GetString().ShouldBe("DPM++ 2M");
        body.GetProperty("scheduler").GetString().ShouldBe("Karras");
        body.GetProperty("override_settings").GetProperty("sd_model_checkpoint").GetString().ShouldBe("dreamshaper_8.safetensors [879db523c3]");
        body.GetProperty("override_settings_restore_afterwards").GetBoolean().ShouldBeFalse();
        body.GetProperty("force_task_id").GetString().ShouldBe("task(3f6f2a52-6d2b-4c1e-9a55-0b8e2f9f0a11)");
        bench.Drawing.Path.ShouldBe("/sdapi/v1/txt2img");
    }

    [Theory]
    [InlineData(WebUiFlavor.Old, "DPM++ 2M", "karras", "DPM++ 2M Karras", null)]
    [InlineData(WebUiFlavor.Old, "DPM++ 2M Karras", null, "DPM++ 2M Karras", null)]
    [InlineData(WebUiFlavor.Old, "DPM++ 2M Karras", "Karras", "DPM++ 2M Karras", null)]
    [InlineData(WebUiFlavor.Old, "Euler a", "Automatic", "Euler a", null)]
    [InlineData(WebUiFlavor.Modern, "DPM++ 2M Karras", null, "DPM++ 2M", "Karras")]
    [InlineData(WebUiFlavor.Forge, "DPM++ 2M SGMUniform", null, "DPM++ 2M", "SGM Uniform")]
    [InlineData(WebUiFlavor.Modern, "Euler a", "karras", "Euler a", "karras")]
    public async Task Sampler_and_scheduler_are_written_as_the_version_has_them(
        WebUiFlavor flavor, string sampler, string? scheduler, string sentSampler, string? sentScheduler)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = flavor });

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Sampler = sampler, Scheduler = scheduler }, Ct);

        run.Warnings.ShouldBeEmpty();
        var body = bench.Drawing.Json;
        body.GetProperty("sampler_name").GetString().ShouldBe(sentSampler);
        (body.TryGetProperty("scheduler", out var sent) ? sent.GetString() : null).ShouldBe(sentScheduler);
    }

    [Fact]
    public async Task An_old_server_without_that_pair_is_said()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = WebUiFlavor.Old });

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Sampler = "UniPC", Scheduler = "Karras" }, Ct);

        run.Warnings.Single().Setting.ShouldBe(ImageSettingNames.Scheduler);
        bench.Drawing.Json.GetProperty("sampler_name").GetString().ShouldBe("UniPC");
    }

    [Theory]
    [InlineData(3, 1, 1, 3)]
    [InlineData(4, 2, 2, 2)]
    [InlineData(3, 2, 1, 3)]
    public async Task Of_several_pictures_the_grid_is_left_out(int count, int atOnce, int batch, int passes)
    {
        await using var bench = await WebUiBench.StartAsync(null, null, ("batchSize", $"{atOnce}"));

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Count = count, Seed = 10 }, Ct);

        run.Images.ShouldBe([.. Enumerable.Range(10, count).Select(seed => Automatic1111Emulator.Picture(seed))]);
        run.Ready.Select(ready => ready.Seed).ShouldBe([.. Enumerable.Range(10, count).Select(seed => (ulong?)seed)]);
        bench.Drawing.Json.GetProperty("batch_size").GetInt32().ShouldBe(batch);
        bench.Drawing.Json.GetProperty("n_iter").GetInt32().ShouldBe(passes);
    }

    [Fact]
    public async Task References_after_the_first_go_to_controlnet_in_order()
    {
        await using var bench = await WebUiBench.StartAsync(new() { HasControlNet = true });
        var references = Some.References(1, 2, 3);

        var run = await bench.Harness.GenerateAsync(
            Some.Image(WebUiBench.Model) with { References = references, Denoise = 0.55 }, Ct);

        run.Images.ShouldHaveSingleItem();
        run.Warnings.ShouldBeEmpty();
        var body = bench.Drawing.Json;
        bench.Drawing.Path.ShouldBe("/sdapi/v1/img2img");
        body.GetProperty("init_images").EnumerateArray().Select(item => item.GetBytesFromBase64()).Single().ShouldBe(references[0].Data.ToArray());
        body.GetProperty("denoising_strength").GetDouble().ShouldBe(0.55);
        var units = body.GetProperty("alwayson_scripts").GetProperty("controlnet").GetProperty("args").EnumerateArray().ToList();
        units.Select(unit => unit.GetProperty("image").GetBytesFromBase64()).ShouldBe([references[1].Data.ToArray(), references[2].Data.ToArray()]);
        units.ShouldAllBe(unit => unit.GetProperty("model").GetString() == "ip-adapter_sd15 [6a3f6166]"
            && unit.GetProperty("module").GetString() == "ip-adapter-auto");
    }

    [Fact]
    public async Task An_adapter_for_the_checkpoint_is_chosen()
    {
        await using var bench = await WebUiBench.StartAsync(new() { HasControlNet = true });

        await bench.Harness.GenerateAsync(Some.Image("sd_xl_base_1.0") with { References = Some.References(1, 2) }, Ct);

        bench.Drawing.Text.ShouldContain("ip-adapter_xl");
    }

    [Fact]
    public async Task Without_controlnet_further_references_are_left_out_and_said_but_never_become_a_batch()
    {
        await using var bench = await WebUiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = Some.References(1, 2, 3) }, Ct);

        run.Images.ShouldHaveSingleItem();
        run.Warnings.Single().Message.ShouldContain("references 2 to 3 were left out");
        bench.Drawing.Json.GetProperty("init_images").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Controlnet_without_a_fitting_model_falls_back_to_reference_only()
    {
        var server = new Automatic1111Emulator { HasControlNet = true };
        server.ControlNetModels.Clear();
        await using var bench = await WebUiBench.StartAsync(server);

        await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = Some.References(1, 2) }, Ct);

        bench.Drawing.Text.ShouldContain("\"module\":\"reference_only\",\"model\":\"None\"");
    }

    [Fact]
    public async Task More_references_than_units_are_said()
    {
        await using var bench = await WebUiBench.StartAsync(new() { HasControlNet = true });

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = Some.References(1, 2, 3, 4, 5, 6) }, Ct);

        run.Warnings.Single().Message.ShouldContain("the last 2 references were left out");
    }

    [Fact]
    public async Task The_plain_list_of_stable_diffusion_cpp_is_used()
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = WebUiFlavor.SdCpp });
        var references = Some.References(1, 2, 3);

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = references, Seed = 5 }, Ct);

        run.Ready.Single().Seed.ShouldBe(5ul);
        bench.Drawing.Json.GetProperty("extra_images").EnumerateArray().Select(item => item.GetBytesFromBase64())
            .ShouldBe([references[1].Data.ToArray(), references[2].Data.ToArray()]);
    }

    [Fact]
    public async Task A_picture_to_edit_comes_first_and_its_mask_along()
    {
        await using var bench = await WebUiBench.StartAsync(new() { HasControlNet = true });
        var face = Some.References(1)[0];
        var source = Some.References(2)[0] with { Role = ReferenceRole.Source, Size = new ImageSize(1000, 500) };
        var mask = Some.References(3)[0] with { Role = ReferenceRole.Mask };

        await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { References = [face, source, mask] }, Ct);

        var body = bench.Drawing.Json;
        body.GetProperty("init_images")[0].GetBytesFromBase64().ShouldBe(source.Data.ToArray());
        body.GetProperty("mask").GetBytesFromBase64().ShouldBe(mask.Data.ToArray());
        (body.GetProperty("width").GetInt32(), body.GetProperty("height").GetInt32()).ShouldBe((1000, 496));
    }

    [Fact]
    public async Task Sizes_become_multiples_of_eight_and_that_is_said()
    {
        await using var bench = await WebUiBench.StartAsync();

        var run = await bench.Harness.GenerateAsync(Some.Image(WebUiBench.Model) with { Size = new ImageSize(1001, 515) }, Ct);

        run.Warnings.Single().Setting.ShouldBe(ImageSettingNames.Size);
        (bench.Drawing.Json.GetProperty("width").GetInt32(), bench.Drawing.Json.GetProperty("height").GetInt32()).ShouldBe((1000, 512));
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_there_is_refused_before_anything_is_drawn_with_another()
    {
        await using var bench = await WebUiBench.StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(Some.Image("absent"), Ct));

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
        failure.Hint!.ShouldContain("dreamshaper_8");
        bench.Server.Requests.ShouldAllBe(request => request.Method == "GET");
    }

    [Fact]
    public async Task Mixed_checkpoints_do_not_load_back_and_forth()
    {
        await using var bench = await WebUiBench.StartAsync();
        await bench.Server.OccupyAsync(Ct);
        string[] models = ["dreamshaper_8", "sd_xl_base_1.0", "dreamshaper_8", "sd_xl_base_1.0", "dreamshaper_8", "sd_xl_base_1.0"];
        var calls = models.Select(model => bench.Harness.GenerateAsync(Some.Image(model), Ct)).ToList();
        bench.Server.Vacate();

        await Task.WhenAll(calls);

        bench.Server.Loads.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task I_can_choose_among_what_the_server_has()
    {
        await using var bench = await WebUiBench.StartAsync();
        var choices = (ISettingChoices)bench.Harness.Client;

        (await choices.ListChoicesAsync("sampler", Ct)).ShouldBe(["DPM++ 2M", "Euler a", "UniPC"]);
        (await choices.ListChoicesAsync("scheduler", Ct)).ShouldBe(["Automatic", "Karras", "SGM Uniform"]);
        (await choices.ListChoicesAsync("style", Ct)).ShouldBe(["cinematic"]);
        (await choices.ListChoicesAsync("model", Ct)).ShouldBe(["dreamshaper_8", "sd_xl_base_1.0"]);
        (await choices.ListChoicesAsync("quality", Ct)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(WebUiFlavor.Modern, "AUTOMATIC1111 1.9 or later")]
    [InlineData(WebUiFlavor.Old, "AUTOMATIC1111 before 1.9")]
    [InlineData(WebUiFlavor.Forge, "Forge")]
    [InlineData(WebUiFlavor.SdNext, "SD.Next")]
    [InlineData(WebUiFlavor.SdCpp, "stable-diffusion.cpp")]
    public async Task A_test_of_the_connection_names_the_program(WebUiFlavor flavor, string expected)
    {
        await using var bench = await WebUiBench.StartAsync(new() { Flavor = flavor });

        (await ((IProbe)bench.Harness.Client).ProbeAsync(Ct)).Server.ShouldBe(expected);
    }
}
