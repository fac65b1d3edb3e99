using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class SettingsPageTests : IAsyncDisposable
{
    private const int Images = 7;
    private const int Program = 8;

    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Each_purpose_has_a_model_of_its_own_with_the_routers_reasons(int columns, int rows)
    {
        await _house.Services.Settings.SetAsync("scene.imageModel", "sketch-writer", House.Token);
        using var window = await OpenAsync(columns, rows, Images);
        window.Press('j');
        if (columns < 72)
        {
            window.Press('i');
        }

        await window.SeeAsync("rendering scene images");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_settings_of_the_program(int columns, int rows)
    {
        using var window = await OpenAsync(columns, rows, Program);
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task A_model_is_chosen_with_the_reasons_beside_it_and_the_choice_taken_back()
    {
        using var window = await OpenAsync(80, 24, Images);
        window.Press('e');
        await window.SeeAsync("Which model: Avatar images");
        window.Press(Key.Down);
        await window.SeeAsync("- it gives no image");
        window.Press(Key.Enter);
        await window.SeeAsync("! Avatar images");
        _house.Services.Settings.Text("avatar.model").ShouldBe("sketch-writer");

        window.Press('u');
        await window.UntilAsync(() => _house.Services.Settings.Get("avatar.model").IsDefault);
    }

    [Fact]
    public async Task Stand_ins_are_typed_in_order_and_must_exist()
    {
        using var window = await OpenAsync(80, 24, Images);
        window.Press('e');
        await window.SeeAsync("Which model");
        window.Type("Several");
        await window.SeeAsync("> Several");
        window.Press(Key.Enter);
        await window.SeeAsync("[ OK ]");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type("sketch-image,nobody\n");
        await window.SeeAsync("There is no model 'nobody'");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type("sketch-image,sketch-writer\n");

        await window.UntilAsync(() => _house.Services.Settings.Text("avatar.model") == "sketch-image,sketch-writer");
    }

    [Fact]
    public async Task A_theme_is_seen_at_once()
    {
        using var window = await OpenAsync(80, 24, Program);
        var before = window.App.Loop.Theme;
        window.Press('/').Type("Theme");
        await window.SeeAsync("Theme");
        window.Press(Key.Enter);
        await window.SeeAsync("for light terminals");
        window.Type("light").Press(Key.Enter);

        await window.UntilAsync(() => window.App.Loop.Theme != before);
        _house.Services.Settings.Text("ui.theme").ShouldBe("light");
    }

    [Fact]
    public void Every_setting_is_on_a_page_and_has_words()
    {
        var shown = new SettingsModel(_house.Services, forImages: true).Items.Concat(new SettingsModel(_house.Services, forImages: false).Items)
            .Select(setting => setting.Key).ToList();

        shown.Distinct().ShouldBe(SettingDefinitions.All.Select(setting => setting.Key), ignoreOrder: true);
        shown.ShouldAllBe(key => SettingWords.TitleOf(key) != key);
    }

    [Theory]
    [InlineData("chat.contextTokens", "few")]
    [InlineData("jobs.timeoutMinutes", "0")]
    public async Task A_number_out_of_range_is_told_and_not_saved(string key, string value)
    {
        using var window = await OpenAsync(80, 24, key.StartsWith("jobs", StringComparison.Ordinal) ? Images : Program);
        window.Press('/').Type(SettingWords.TitleOf(key));
        await window.SeeAsync(SettingWords.TitleOf(key));
        window.Press(Key.Enter);
        await window.SeeAsync("[ OK ]");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type(value + "\n");

        await window.SeeAsync("it takes a");
        _house.Services.Settings.Get(key).IsDefault.ShouldBeTrue();
    }

    private async Task<Window> OpenAsync(int columns, int rows, int page)
    {
        var window = await Window.OpenAsync(_house, columns, rows);
        await _house.Services.Settings.SetAsync("ui.images", "", House.Token);
        window.GoTo(page);
        await window.SeeAsync(page == Images ? "Avatar images" : "Chat context");
        return window;
    }
}
