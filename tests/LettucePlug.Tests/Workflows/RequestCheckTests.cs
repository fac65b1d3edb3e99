using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Workflows;

public sealed class RequestCheckTests
{
    private readonly List<string> _warnings = [];

    private static ConfiguredModel Model { get; } = new()
    {
        Id = "m",
        Connection = "c",
        Name = "m",
        Input = ["text", "image"],
        Output = ["image"],
    };

    private static ImageLimits All { get; } = new()
    {
        Settings = [.. ModelSettings.OfImages, "negativePrompt"],
        MaxReferences = 2,
        SupportsMask = true,
    };

    [Fact]
    public void What_a_provider_tells_of_one_model_goes_before_what_it_tells_of_all()
    {
        var connection = new OpenConnection
        {
            Connection = new Connection { Id = "c", Provider = "p", Name = "c" },
            Info = new ProviderInfo { Id = "p", Title = "P", ImageLimits = new ImageLimits { Sizes = ["64x64"] } },
            FindImageLimits = name => name == "free" ? All : null,
            DownloadAsync = (_, _) => throw new InvalidOperationException("Nothing is downloaded."),
        };

        RequestCheck.LimitsOf(Model with { Name = "free" }, connection).ShouldBe(All);
        RequestCheck.LimitsOf(Model, connection).Sizes.ShouldBe(["64x64"]);
    }

    [Fact]
    public void A_setting_the_model_does_not_take_is_left_out_and_said()
    {
        var request = Fit(Ask(("sampler", "euler"), ("size", "64x64")), All with { Settings = ["size"] });

        request.Settings.Keys.ShouldBe(["size"]);
        _warnings.ShouldHaveSingleItem().ShouldContain("sampler");
    }

    [Fact]
    public void A_negative_prompt_the_model_does_not_take_is_left_out_and_said()
    {
        Fit(Ask(("negativePrompt", "blur")), All with { Settings = [] }).NegativePrompt.ShouldBeNull();

        _warnings.ShouldHaveSingleItem().ShouldContain("negative prompt");
    }

    [Theory]
    [InlineData("1920x1080", "1536x1024")]
    [InlineData("600x800", "1024x1536")]
    [InlineData("64x64", "1024x1024")]
    public void A_size_the_model_does_not_make_becomes_the_one_of_the_nearest_shape(string wished, string made)
    {
        var limits = All with { Sizes = ["1024x1024", "1536x1024", "1024x1536"] };

        Fit(Ask(("size", wished)), limits).Settings["size"].ShouldBe(made);

        _warnings.ShouldHaveSingleItem().ShouldContain(made);
    }

    [Fact]
    public void A_size_the_model_makes_is_left_alone()
    {
        Fit(Ask(("size", "1024X1024")), All with { Sizes = ["1024x1024"] }).Settings["size"].ShouldBe("1024x1024");

        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void References_beyond_the_limit_are_left_out_from_the_end_and_the_mask_stays()
    {
        var ask = Ask() with { References = [Reference("source"), Reference("character"), Reference("persona"), Reference("mask")] };

        Fit(ask, All).References.Select(reference => reference.Role).ShouldBe(["source", "character", "mask"]);

        _warnings.ShouldHaveSingleItem().ShouldContain("persona");
    }

    [Fact]
    public void A_mask_the_model_does_not_take_is_left_out_and_said()
    {
        var ask = Ask() with { References = [Reference("source"), Reference("mask")] };

        Fit(ask, All with { SupportsMask = false }).References.ShouldHaveSingleItem().Role.ShouldBe("source");

        _warnings.ShouldHaveSingleItem().ShouldContain("mask");
    }

    [Fact]
    public void References_are_refused_by_a_model_without_image_input()
    {
        var ask = Ask() with { References = [Reference("source")] };

        var error = Should.Throw<NoRouteException>(() => Fit(ask, All with { MaxReferences = 0 }));

        error.Code.ShouldBe("model-takes-no-references");
    }

    [Fact]
    public void References_that_may_be_left_out_are_left_out_and_said()
    {
        var ask = Ask() with { References = [Reference("character")], ReferencesMayBeLeftOut = true };

        Fit(ask, All with { MaxReferences = 0 }).References.ShouldBeEmpty();

        _warnings.ShouldHaveSingleItem().ShouldContain("character");
    }

    [Fact]
    public void More_images_than_the_model_makes_at_a_time_are_cut_and_said()
    {
        Fit(Ask() with { Count = 9 }, All with { MaxCount = 4 }).Count.ShouldBe(4);

        _warnings.ShouldHaveSingleItem().ShouldContain("9");
    }

    [Theory]
    [InlineData("", 1, "prompt-empty")]
    [InlineData("a fox", 0, "bad-count")]
    [InlineData("a very long prompt", 1, "prompt-too-long")]
    public void What_makes_no_sense_is_refused_before_it_is_sent(string prompt, int count, string code)
    {
        var ask = Ask() with { Prompt = prompt, Count = count };

        Should.Throw<ImageAskException>(() => Fit(ask, All with { MaxPromptCharacters = 10 })).Code.ShouldBe(code);
    }

    [Fact]
    public void A_seed_is_made_where_the_model_takes_one()
    {
        Fit(Ask(), All).Settings.Keys.ShouldContain("seed");
        Fit(Ask(("seed", "5")), All).Settings["seed"].ShouldBe("5");
        Fit(Ask(), All with { Settings = [] }).Settings.ShouldBeEmpty();
    }

    [Fact]
    public void The_call_wins_over_the_chat_and_the_chat_over_the_model()
    {
        var model = Model with { Settings = Some(("steps", "1"), ("cfg", "1"), ("sampler", "a")) };
        var ask = Ask(("steps", "3")) with { ChatSettings = Some(("steps", "2"), ("cfg", "2")) };

        ImageSettings.Merge(ask, model).Settings
            .ShouldBe(Some(("steps", "3"), ("cfg", "2"), ("sampler", "a")), ignoreOrder: true);
    }

    [Fact]
    public void An_empty_value_takes_back_what_the_model_says()
    {
        var model = Model with { Settings = Some(("steps", "1"), ("negativePrompt", "blur"), ("extraPrompt", "oil")) };

        var merged = ImageSettings.Merge(Ask(("steps", ""), ("negativePrompt", ""), ("extraPrompt", "")), model);

        merged.Settings.ShouldBeEmpty();
        merged.NegativePrompt.ShouldBeNull();
        merged.Prompt.ShouldBe("a fox");
    }

    [Fact]
    public void Negative_prompts_add_up_and_nothing_is_said_twice()
    {
        var model = Model with { Settings = Some(("negativePrompt", "blur")) };
        var ask = Ask(("negativePrompt", "Blur")) with { ChatSettings = Some(("negativePrompt", "text")) };

        ImageSettings.Merge(ask, model).NegativePrompt.ShouldBe("blur, text");
    }

    [Theory]
    [InlineData("steps", "many")]
    [InlineData("size", "big")]
    [InlineData("denoise", "2")]
    [InlineData("sted", "1")]
    public void A_value_that_makes_no_sense_is_refused(string key, string value) =>
        Should.Throw<SettingsException>(() => ImageSettings.Merge(Ask((key, value)), Model));

    [Fact]
    public void Tokens_of_the_users_own_go_along()
    {
        ImageSettings.Merge(Ask(("token.LORA", "mia")), Model).Extra.ShouldBe(Some(("LORA", "mia")));
    }

    private JobRequest Fit(ImageAsk ask, ImageLimits limits) =>
        RequestCheck.Fit(ImageSettings.Merge(ask, Model), ask, Model, limits, warned => _warnings.Add(warned.Message));

    private static ImageAsk Ask(params (string Key, string Value)[] settings) =>
        new() { Prompt = "a fox", Settings = Some(settings) };

    private static Dictionary<string, string> Some(params (string Key, string Value)[] settings) =>
        settings.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static AssetReference Reference(string role) => new() { Role = role, Asset = role + "1" };
}
