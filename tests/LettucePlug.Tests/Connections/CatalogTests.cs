using LettucePlug.Host.Connections;
using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Connections;

public sealed class CatalogTests : IDisposable
{
    private readonly TempDir _home = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Catalog Catalog => new(new HostPaths { Home = _home.Path }, TimeProvider.System);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_fresh_home_has_sketch_with_its_two_models()
    {
        Catalog.IsFresh.ShouldBeTrue();
        Catalog.Read().Connections.Select(connection => connection.Id).ShouldBe(["sketch"]);
        Catalog.Read().Models.Select(model => model.Id).ShouldBe(["sketch-image", "sketch-writer"]);
    }

    [Fact]
    public async Task Adding_a_connection_keeps_what_was_there()
    {
        await Catalog.AddAsync(Another, Token);

        Catalog.IsFresh.ShouldBeFalse();
        Catalog.Read().Connections.Select(connection => connection.Id).ShouldBe(["sketch", "another"]);
        Catalog.Connection("another").ShouldSatisfyAllConditions(
            connection => connection.Settings["workflow"].ShouldBe("{\n}"),
            connection => connection.Headers["X-A"].ShouldBe("b"),
            connection => connection.AllowInvalidTls.ShouldBeTrue());
    }

    [Fact]
    public async Task Removing_a_connection_takes_its_models_along()
    {
        await Catalog.RemoveConnectionAsync("sketch", Token);

        Catalog.Read().Connections.ShouldBeEmpty();
        Catalog.Read().Models.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused() =>
        (await Should.ThrowAsync<CatalogException>(() => Catalog.AddAsync(Another with { Id = "sketch" }, Token)))
            .Code.ShouldBe("id-taken");

    [Fact]
    public async Task What_is_not_there_cannot_be_changed_or_removed()
    {
        (await Should.ThrowAsync<CatalogException>(() => Catalog.RemoveConnectionAsync("sketh", Token)))
            .Hint!.ShouldContain("Did you mean 'sketch'?");
        (await Should.ThrowAsync<CatalogException>(() => Catalog.RemoveModelAsync("none", Token)))
            .Code.ShouldBe("no-such-model");
        await Should.ThrowAsync<CatalogException>(() => Catalog.ChangeModelAsync("none", model => model, Token));
    }

    [Theory]
    [InlineData("stpes", "4", "steps")]
    [InlineData("size", "big", "such as 1024x768")]
    [InlineData("cfg", "NaN", "from 0 to 100")]
    [InlineData("denoise", "1.5", "from 0 to 1")]
    [InlineData("seed", "-1", "18446744073709551615")]
    [InlineData("promptStyle", "poem", "prose or tags")]
    public void A_model_setting_that_makes_no_sense_is_refused(string key, string value, string expected)
    {
        var error = Should.Throw<SettingsException>(() => ModelSettings.Check(key, value));

        (error.Message + error.Hint).ShouldContain(expected);
    }

    private static Connection Another => new()
    {
        Id = "another",
        Provider = "comfyui",
        Name = "Another",
        Url = "https://192.168.1.5:8188",
        AllowInvalidTls = true,
        Headers = new Dictionary<string, string> { ["X-A"] = "b" },
        Settings = new Dictionary<string, string> { ["workflow"] = "{\n}" },
    };
}
