using LettucePlug.Emulators;
using LettucePlug.Provider.Pollinations;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.Pollinations;

public sealed class PollinationsImageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_get_the_pictures_of_my_seed_and_those_after_it()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(PollinationsEmulator.Painter) with { Count = 2, Seed = 4, Size = new(768, 1360), Quality = "hd" }, Ct);

        run.Images.ShouldBe([TestPictures.Png(seed: 5), TestPictures.Png(seed: 6)]);
        run.Ready.Select(ready => ready.Seed).ShouldBe([4, 5]);
        run.Usage.ShouldBe(new Usage { InputTokens = 8, OutputTokens = 2 });
        run.Warnings.ShouldBeEmpty();
        bench.Posts[0].Path.ShouldBe("/v1/images/generations");
        var sent = bench.Posts[0].Json;
        (sent.GetProperty("size").GetString(), sent.GetProperty("quality").GetString()).ShouldBe(("768x1360", "hd"));
    }

    [Fact]
    public async Task Without_a_seed_the_same_words_give_another_picture_each_time()
    {
        await using var bench = await StartAsync();

        var first = await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter) with { Count = 2 }, Ct);
        var second = await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct);

        bench.Server.Repeated.ShouldBe(0);
        first.Ready.Concat(second.Ready).Select(ready => ready.Seed.ShouldNotBeNull()).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_long_prompt_with_any_characters_arrives_as_it_is_and_in_no_address()
    {
        await using var bench = await StartAsync();
        var prompt = "50% of a fox?/#&\n🌲 " + new string('x', 20_000);

        await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter, prompt), Ct);

        bench.Posts.Single().Json.GetProperty("prompt").GetString().ShouldBe(prompt);
        bench.Posts.Single().Query.ShouldBeEmpty();
    }

    [Fact]
    public async Task References_go_out_as_files_in_my_order()
    {
        await using var bench = await StartAsync();

        var run = await bench.Harness.GenerateAsync(
            Some.Image(PollinationsEmulator.Editor) with { References = Some.References(5, 3, 9), Seed = 2, Size = new(512, 512) }, Ct);

        var post = bench.Posts.Single();
        post.Path.ShouldBe("/v1/images/edits");
        post.Parts.Where(part => part.FileName is not null).Select(part => (part.Name, part.FileName, part.ContentType))
            .ShouldBe(Enumerable.Range(1, 3).Select(i => ("image[]", (string?)$"reference-{i}.png", (string?)"image/png")));
        post.Parts.Where(part => part.FileName is not null).Select(part => part.Content)
            .ShouldBe([TestPictures.Png(seed: 5), TestPictures.Png(seed: 3), TestPictures.Png(seed: 9)]);
        post.Parts.Single(part => part.Name == "seed").Text.ShouldBe("2");
        run.Images.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_reference_is_one_image()
    {
        await using var bench = await StartAsync();

        await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Editor) with { References = Some.References(5) }, Ct);

        bench.Posts.Single().Parts.Single(part => part.FileName is not null).Name.ShouldBe("image");
    }

    [Fact]
    public async Task A_model_without_eyes_is_not_called_with_references()
    {
        await using var bench = await StartAsync();

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter) with { References = Some.References(1) }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        bench.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_is_not_honoured_is_a_warning()
    {
        await using var bench = await StartAsync();
        var mask = Some.Reference(TestPictures.HalfWhite(8, 8)) with { Role = ReferenceRole.Mask };
        var request = Some.Image(PollinationsEmulator.Editor) with
        {
            NegativePrompt = "blurry",
            Steps = 20,
            CfgScale = 7,
            Sampler = "euler",
            Scheduler = "karras",
            Denoise = 0.5,
            Style = "vivid",
            Quality = "best",
            Format = "image/gif",
            References = [.. Some.References(1, 2, 3, 4, 5), mask],
        };

        var run = await bench.Harness.GenerateAsync(request, Ct);

        run.Warnings.Select(warning => warning.Setting).ShouldBe(
            ["references", "references", "negativePrompt", "steps", "cfg", "sampler", "scheduler", "denoise", "style", "quality", "format"],
            ignoreOrder: true);
        bench.Posts.Single().Parts.Count(part => part.FileName is not null).ShouldBe(4);
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("")]
    public async Task The_address_works_with_and_without_its_version(string path)
    {
        await using var bench = await StartAsync(path: path);

        var result = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);
        var run = await bench.Harness.GenerateAsync(Some.Image(PollinationsEmulator.Painter), Ct);

        (result.KeyWasProven, result.Details.Single(), run.Images.Count).ShouldBe((false, "4 models", 1));
    }

    internal static Task<Bench<PollinationsEmulator>> StartAsync(string? key = "test-key", string path = "v1") =>
        Bench<PollinationsEmulator>.StartAsync(PluginProviders.Get<PollinationsPlugin>("pollinations"), path, key);
}
