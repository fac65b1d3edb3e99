using LettucePlug.Host.Plugins;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class PluginsPageTests : IAsyncDisposable
{
    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_bundled_plugins_with_what_they_need(int columns, int rows)
    {
        using var window = await OpenAsync(columns, rows);
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task One_that_is_broken_says_what_is_wrong_and_what_helps(int columns, int rows)
    {
        _house.Write("plugins/acme.torn/plugin.json", "{ this is not JSON");
        _house.Write("plugins.json", """{ "plugins": [ { "id": "acme.torn" } ] }""");
        using var window = await OpenAsync(columns, rows);
        window.Press('/').Type("torn");
        await window.SeeAsync("! acme.torn");
        window.Press(LettucePlug.Terminal.Key.Enter);

        await window.SeeAsync("State");
        Snapshot.Match(window.Picture().Replace(_house.Paths.Home, "HOME", StringComparison.Ordinal), $"{columns}x{rows}");
    }

    [Fact]
    public async Task I_can_switch_one_off_and_on_and_check_its_files()
    {
        using var window = await OpenAsync(80, 24);
        window.Press('j').Press(' ');
        await window.SeeAsync("- openai");
        Status("lettuceplug.openai").State.ShouldBe(PluginState.Disabled);
        window.Press(' ');
        await window.UntilAsync(() => Status("lettuceplug.openai").State == PluginState.Ready);

        window.Press('c');
        await window.SeeAsync("Everything is in order");
    }

    [Fact]
    public async Task The_connections_that_need_a_plugin_are_named()
    {
        await _house.ConnectAsync("comfyui", new Host.Connections.ConnectionDraft { Id = "cave" });
        var model = new PluginsModel(_house.Services);

        model.UsersOf(Status("lettuceplug.comfyui")).ShouldBe(["cave"]);
        model.UsersOf(Status("lettuceplug.openai")).ShouldBeEmpty();
    }

    private PluginStatus Status(string id) => _house.Services.Plugins.List().First(one => one.Id == id);

    private async Task<Window> OpenAsync(int columns, int rows)
    {
        var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<PluginsPage>();
        await window.SeeAsync("openai");
        return window;
    }
}
