using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class ModelsPageTests : IAsyncDisposable
{
    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Models_with_their_scopes_and_settings(int columns, int rows)
    {
        using var window = await OpenAsync(columns, rows);
        await _house.Services.Models.ChangeAsync(
            "sketch-image",
            new ModelDraft { Settings = new Dictionary<string, string> { ["steps"] = "12", ["extraPrompt"] = TortureText.All, ["token.LORA"] = "soft" } },
            House.Token);
        window.GoTo<StudioPage>().GoTo<ModelsPage>();

        await window.SeeAsync("sketch-image");
        window.ShouldBeInOrder();
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task All_settings_can_be_changed_in_one_form(int columns, int rows)
    {
        using var window = await OpenAsync(columns, rows);
        window.Press('e');

        await window.SeeAsync("Model sketch-image");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task The_form_has_every_setting_there_is()
    {
        var fields = ModelFields.For(new Dictionary<string, string>()).Select(field => field.Id).ToList();
        fields.ShouldBe(ModelSettings.Keys, ignoreOrder: true);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("size", "huge")]
    [InlineData("steps", "0")]
    [InlineData("cfg", "-1")]
    [InlineData("seed", "-3")]
    [InlineData("denoise", "1.5")]
    [InlineData("temperature", "hot")]
    [InlineData("maxTokens", "none")]
    public void A_value_that_makes_no_sense_is_told_beside_its_field(string key, string value)
    {
        var field = ModelFields.For(new Dictionary<string, string>()).First(one => one.Id == key);
        field.Check!(value).ShouldNotBeNull().ShouldContain(value);
        ModelFields.Label(key).ShouldNotBe(key);
        field.Help.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_model_is_picked_from_what_the_service_has_or_typed()
    {
        using var window = await OpenAsync(80, 24);
        window.Press('n');
        await window.SeeAsync("Of which connection?");
        window.Press(Key.Enter);
        await window.SeeAsync("Another: type its name");
        window.Press(Key.Enter);
        await window.SeeAsync("A model of sketch");
        window.Press(Key.Tab).Type("second\n");

        await window.SeeAsync("'second' can be chosen");
        _house.Studio.Catalog.Model("second").Output.ShouldBe(["image"]);
    }

    [Fact]
    public async Task Scopes_settings_pool_and_tokens_are_saved_together()
    {
        await _house.ConnectAsync("sketch", new ConnectionDraft { Id = "other" });
        var model = new ModelsModel(_house.Services, new ActivityBoard(new InlineThread(), _house.Studio.Time));
        var old = _house.Studio.Catalog.Model("sketch-image");
        model.PeersOf(old).ShouldBe(["other"]);

        await model.SaveAsync(old, new Dictionary<string, string>
        {
            [ModelsModel.Name] = old.Name,
            [ModelsModel.Input] = "text",
            [ModelsModel.Output] = "image",
            [ModelsModel.Pool] = "other",
            [ModelsModel.Tokens] = "LORA=soft\nMOOD = dark",
            ["steps"] = " 7 ",
        });

        var saved = _house.Studio.Catalog.Model("sketch-image");
        saved.Input.ShouldBe(["text"]);
        saved.Pool.ShouldBe(["other"]);
        saved.Settings.ShouldBe(new Dictionary<string, string> { ["steps"] = "7", ["token.LORA"] = "soft", ["token.MOOD"] = "dark" }, ignoreOrder: true);
    }

    private async Task<Window> OpenAsync(int columns, int rows)
    {
        var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<ModelsPage>();
        await window.SeeAsync("sketch-image");
        return window;
    }
}
