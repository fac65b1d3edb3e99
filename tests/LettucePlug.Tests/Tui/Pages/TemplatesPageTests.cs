using LettucePlug.Host.Templates;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class TemplatesPageTests : IAsyncDisposable
{
    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Prompts_and_packs_with_an_own_version_and_a_broken_one(int columns, int rows)
    {
        _house.Write("templates/overrides/avatar.edit.liquid", "{{ request }}{{ nobody }}");
        await Editor.SetAsync("scene.protocol", "Mine: {{ character.name }}", House.Token);
        using var window = await OpenAsync(columns, rows);

        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_mistake_is_shown_at_its_place_while_it_is_typed(int columns, int rows)
    {
        using var window = await EditAsync(columns, rows, "avatar.generate");
        window.Type("{% if x %}");

        await window.SeeAsync("LQ203");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_preview_is_rendered_with_the_sample_data(int columns, int rows)
    {
        using var window = await EditAsync(columns, rows, "avatar.generate");
        window.Press('2', KeyModifiers.Alt);

        await window.SeeAsync("A portrait of one");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_difference_from_the_default_is_shown_line_by_line(int columns, int rows)
    {
        using var window = await EditAsync(columns, rows, "avatar.generate");
        window.Type("A line of mine.\n");
        await window.SeeAsync("(not saved)");
        window.Press('3', KeyModifiers.Alt);

        await window.SeeAsync("+ A line");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task I_can_override_a_prompt_reset_it_and_take_that_back()
    {
        using var window = await EditAsync(100, 30, "avatar.generate");
        window.Press(Key.End, KeyModifiers.Control).Type("Mine too.\n").Press('s', KeyModifiers.Alt);
        await window.SeeAsync("own version");
        (await SnapshotAsync()).Overrides.Prompts.ShouldHaveSingleItem().Source.Text.ShouldContain("Mine too.");

        window.Press('d');
        await window.SeeAsync("u takes that back");
        (await SnapshotAsync()).Overrides.Prompts.ShouldBeEmpty();

        window.Press('u');
        await window.SeeAsync("own version");
        (await SnapshotAsync()).Overrides.Prompts.ShouldHaveSingleItem().Source.Text.ShouldContain("Mine too.");
    }

    [Fact]
    public async Task A_text_with_errors_is_not_saved_and_not_lost()
    {
        using var window = await EditAsync(100, 30, "avatar.generate");
        window.Type("{% if x %}").Press('s', KeyModifiers.Alt);
        await window.SeeAsync("was not changed");
        (await SnapshotAsync()).Overrides.Prompts.ShouldBeEmpty();

        window.Press(Key.Escape);
        await window.SeeAsync("Not saved, but kept");
        window.Press('e');
        await window.SeeAsync("{% if x %}");
    }

    [Fact]
    public async Task A_draft_is_there_after_a_crash()
    {
        var model = new TemplatesModel(_house.Services, _house.Drafts);
        await model.LoadAsync();
        model.Keep("chat", "half a tho");
        _house.Studio.Time.Advance(TimeSpan.FromSeconds(1));

        using var later = new Drafts(Path.Combine(_house.Paths.Home, "drafts"), _house.Studio.Time);
        var again = new TemplatesModel(_house.Services, later);
        await again.LoadAsync();
        again.TextFor("chat").ShouldBe("half a tho");
    }

    [Fact]
    public async Task Enter_on_a_finding_goes_to_its_place()
    {
        using var window = await EditAsync(100, 30, "avatar.generate");
        window.Press(Key.End, KeyModifiers.Control).Type("{{ nobody }}");
        await window.SeeAsync("nobody'");
        window.Press(Key.Home, KeyModifiers.Control);
        await window.SeeAsync("line 1, column 1");
        window.Press(Key.Tab).Press(Key.Tab).Press(Key.End).Press(Key.Enter);

        (await window.SeeAsync("column 4")).ShouldNotContain("line 1, column 1");
    }

    [Fact]
    public async Task I_can_use_a_pack_and_change_the_order()
    {
        _house.Write("templates/packs/mine/pack.yaml", "id: mine\nversion: 1.0.0\ntitle: Mine\n");
        _house.Write("templates/packs/mine/prompts/avatar.generate.liquid", "Folder: {{ request }}\n");
        var model = new TemplatesModel(_house.Services, _house.Drafts);
        await model.LoadAsync();

        (await model.ToggleAsync(Pack(model, "mine"))).ShouldBeNull();
        (await model.ToggleAsync(Pack(model, "lettuce.tags"))).ShouldBeNull();
        model.Packs.Select(pack => pack.Pack.Id).ShouldBe(["lettuce.tags", "mine", "lettuce.core"]);
        model.Prompts.First(prompt => prompt.Id == "avatar.generate").Chosen!.PackId.ShouldBe("lettuce.tags");

        (await model.MoveAsync(Pack(model, "mine"), -1)).ShouldBeNull();
        model.Packs[0].Pack.Id.ShouldBe("mine");
        (await model.MoveAsync(model.Packs[0], -1)).ShouldBeNull();
        model.Packs[0].Pack.Id.ShouldBe("mine");

        (await model.ToggleAsync(Pack(model, "mine"))).ShouldBeNull();
        (await model.ToggleAsync(Pack(model, "lettuce.tags"))).ShouldBeNull();
        model.Packs[0].Pack.Id.ShouldBe("lettuce.core");
    }

    [Fact]
    public async Task A_broken_pack_is_marked_and_refused_with_the_reason()
    {
        _house.Write("templates/packs/torn/pack.yaml", "id: torn\nversion: not a version\n");
        var model = new TemplatesModel(_house.Services, _house.Drafts);
        await model.LoadAsync();

        Pack(model, "torn").State.ShouldBe("broken");
        (await model.ToggleAsync(Pack(model, "torn"))).ShouldNotBeNull().Message.ShouldContain("torn");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Hostile_text_in_a_prompt_breaks_nothing(int columns, int rows)
    {
        using var window = await EditAsync(columns, rows, "avatar.generate");
        window.Paste(TortureText.All);

        await window.SeeAsync("(not saved)");
        window.ShouldBeInOrder();
        window.Press('2', KeyModifiers.Alt);
        window.ShouldBeInOrder();
    }

    private static PackEntry Pack(TemplatesModel model, string id) => model.Packs.First(entry => entry.Pack.Id == id);

    private TemplateEditor Editor => _house.Services.Templates.Editor;

    private Task<TemplateSnapshot> SnapshotAsync() => _house.Services.Templates.Library.LoadAsync(House.Token);

    private async Task<Window> OpenAsync(int columns, int rows)
    {
        var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<TemplatesPage>();
        await window.SeeAsync("avatar.generate");
        return window;
    }

    private async Task<Window> EditAsync(int columns, int rows, string id)
    {
        var window = await OpenAsync(columns, rows);
        for (var row = TemplateKinds.All.Select(kind => kind.Id).ToList().IndexOf(id); row > 0; row--)
        {
            window.Press('j');
        }

        window.Press('e');
        await window.SeeAsync($"─ {id} ");
        await window.SeeAsync("Nothing to complain about");
        return window;
    }
}
