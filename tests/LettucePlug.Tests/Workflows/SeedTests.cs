using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Workflows;

/// <summary>A model that takes no seed although its provider does.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly Studio _studio = new();

    public SeedTests()
    {
        _studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(
            new ImageWarning { Message = "This model takes no seed.", Setting = ImageSettingNames.Seed },
            new ImageReady { Image = ImageContent.FromBytes(Pictures.Png(7, 16, 9)) });
    }

    public void Dispose() => _studio.Dispose();

    [Fact]
    public async Task Nobody_is_warned_of_a_seed_that_nobody_named_and_no_record_names_it()
    {
        var outcome = await _studio.RunAsync(new ImageAsk { Prompt = "a fox" });

        outcome.Warnings.ShouldBeEmpty();
        outcome.Job.Warnings.ShouldBeEmpty();
        outcome.Assets.ShouldHaveSingleItem().Seed.ShouldBeNull();
    }

    [Fact]
    public async Task The_user_is_warned_of_a_seed_of_their_own()
    {
        var outcome = await _studio.RunAsync(new ImageAsk
        {
            Prompt = "a fox",
            Settings = new Dictionary<string, string> { [ImageSettingNames.Seed] = "5" },
        });

        outcome.Warnings.ShouldHaveSingleItem().ShouldContain("takes no seed");
    }
}
