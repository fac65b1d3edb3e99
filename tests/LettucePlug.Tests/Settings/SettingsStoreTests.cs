using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Settings;

public sealed class SettingsStoreTests : IDisposable
{
    private readonly TempDir _home = new();
    private readonly Dictionary<string, string> _environment = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SettingsStore Store =>
        new(new HostPaths { Home = _home.Path }, TimeProvider.System, _environment.GetValueOrDefault);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task What_is_set_is_there_in_the_next_run()
    {
        await Store.SetAsync("scene.mode", "MANUAL", Token);

        Store.Get("scene.mode").ShouldSatisfyAllConditions(
            value => value.Value.ShouldBe("manual"),
            value => value.Origin.ShouldBe(_home.File("settings.json")));
    }

    [Fact]
    public async Task The_environment_wins_over_the_file_and_says_so()
    {
        await Store.SetAsync("scene.imageModel", "a", Token);
        _environment["LETTUCEPLUG_SCENE_IMAGEMODEL"] = "b, c";

        Store.Get("scene.imageModel").ShouldSatisfyAllConditions(
            value => value.Value.ShouldBe("b,c"),
            value => value.Origin.ShouldBe("LETTUCEPLUG_SCENE_IMAGEMODEL"));
    }

    [Fact]
    public async Task An_empty_value_goes_back_to_the_default()
    {
        await Store.SetAsync("chat.contextTokens", "4000", Token);
        await Store.SetAsync("chat.contextTokens", "", Token);

        Store.Get("chat.contextTokens").IsDefault.ShouldBeTrue();
    }

    [Theory]
    [InlineData("scene.mode", "sometimes", "one of automatic, askFirst, manual")]
    [InlineData("chat.contextTokens", "many", "a whole number from 256 to 2000000")]
    [InlineData("chat.contextTokens", "-1", "a whole number from 256 to 2000000")]
    [InlineData("chat.contextTokens", "99999999999999999999", "a whole number")]
    [InlineData("ui.mouse", "yes", "one of true, false")]
    public async Task A_value_that_is_none_is_refused_with_what_it_takes(string key, string value, string expected)
    {
        var error = await Should.ThrowAsync<SettingsException>(() => Store.SetAsync(key, value, Token));

        error.Message.ShouldContain(expected);
        error.ExitCode.ShouldBe(2);
        File.Exists(_home.File("settings.json")).ShouldBeFalse();
    }

    [Fact]
    public void A_misspelt_key_is_refused_with_what_was_probably_meant() =>
        Should.Throw<SettingsException>(() => Store.Get("scene.mdoe")).Hint!.ShouldContain("'scene.mode'");

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"values\":{\"scene.mode\":3}}")]
    [InlineData("{\"vlaues\":{}}")]
    public void A_broken_file_is_named_and_left_as_it_is(string content)
    {
        var path = _home.Write("settings.json", content);

        var error = Should.Throw<SettingsException>(() => Store.List());

        error.Message.ShouldContain(path);
        File.ReadAllText(path).ShouldBe(content);
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_and_comments_is_read()
    {
        _home.Write("settings.json", "\uFEFF{ // mine\n \"values\": { \"scene.mode\": \"manual\", }, }");

        Store.Text("scene.mode").ShouldBe("manual");
    }

    [Fact]
    public async Task Changes_of_many_at_once_are_all_kept()
    {
        var keys = SettingDefinitions.All.Where(setting => setting.Kind == HostSettingKind.Models).ToList();

        await Task.WhenAll(keys.Select(setting => Store.SetAsync(setting.Key, "model-of-" + setting.Key, Token)));

        foreach (var setting in keys)
        {
            Store.Text(setting.Key).ShouldBe("model-of-" + setting.Key);
        }
    }

    [Fact]
    public void Every_default_is_a_value_its_setting_takes() =>
        SettingDefinitions.All.ShouldAllBe(setting => setting.Normalise(setting.Default) == setting.Default);
}
