using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class HelpTests : IAsyncDisposable
{
    private const int Pages = 12;

    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Help_says_what_the_screen_is_for_and_lists_its_keys(int columns, int rows)
    {
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<ConnectionsPage>();
        await window.SeeAsync("sketch");
        window.Press('?');

        await window.SeeAsync("Keys");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task Every_screen_of_images_and_settings_says_what_it_is_for()
    {
        using var window = await Window.OpenAsync(_house, 80, 24);
        for (var page = 2; page < Pages; page++)
        {
            var shown = window.GoTo(page).Shell.CurrentPage.ShouldNotBeNull();
            shown.About.ShouldNotBeEmpty(shown.Title);
        }
    }

    [Fact]
    public async Task No_two_commands_of_one_place_share_a_key_and_every_terminal_has_them()
    {
        using var window = await Window.OpenAsync(_house, 80, 24);
        window.App.Commands.Check().Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_screen_is_found_in_the_palette_and_by_its_key()
    {
        using var window = await Window.OpenAsync(_house, 80, 24);
        window.Press('p', KeyModifiers.Control).Type("Go to Templates");
        await window.SeeAsync("Go to Templates");
        window.Press(Key.Enter);
        await window.SeeAsync("[T Templates]");
        window.Press('k', KeyModifiers.Alt);
        await window.SeeAsync("[K Certificates]");
        window.Press(Key.Escape);
        await window.SeeAsync("[T Templates]");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_first_start_greets_and_says_where_to_begin(int columns, int rows)
    {
        using var window = await Window.OpenAsync(_house, columns, rows);
        window.Greet();

        await window.SeeAsync("Welcome");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }
}
