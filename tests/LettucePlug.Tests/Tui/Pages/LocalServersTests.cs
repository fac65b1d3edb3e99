using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Screens;

namespace LettucePlug.Tests.Tui;

public sealed class LocalServersTests : IAsyncDisposable
{
    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Servers_are_looked_for_only_when_asked_and_only_where_the_setting_says()
    {
        await _house.Services.Settings.SetAsync(LocalServers.Setting, "comfyui=http://127.0.0.1:1", House.Token);
        using var window = (await Window.OpenAsync(_house, 80, 24)).GoTo<ConnectionsPage>();
        await window.SeeAsync("sketch");
        window.Press('l');

        (await window.SeeAsync("Nobody answers")).ShouldContain("127.0.0.1:1");
    }

    [Theory]
    [InlineData("comfyui")]
    [InlineData("comfyui=nowhere")]
    [InlineData("comfyui=ftp://127.0.0.1")]
    public async Task A_place_that_is_none_is_told_with_the_setting(string places)
    {
        await _house.Services.Settings.SetAsync(LocalServers.Setting, places, House.Token);

        Should.Throw<CatalogException>(() => _house.Services.Servers.Places).Hint.ShouldNotBeNull().ShouldContain(LocalServers.Setting);
    }

    [Fact]
    public async Task The_usual_places_are_all_on_this_machine()
    {
        _house.Services.Servers.Places.ShouldAllBe(place => place.Url.IsLoopback);
        foreach (var provider in _house.Services.Servers.Places.Select(place => place.Provider).Distinct())
        {
            (await _house.Services.Plugins.GetProviderAsync(provider, House.Token)).Info.IsSelfHosted.ShouldBeTrue(provider);
        }
    }
}
