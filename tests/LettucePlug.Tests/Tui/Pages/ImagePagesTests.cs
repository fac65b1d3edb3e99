using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;
using LettucePlug.Tests.Workflows;

namespace LettucePlug.Tests.Tui;

/// <summary>Studio, gallery and jobs with something in them.</summary>
public sealed class ImagePagesTests : IAsyncDisposable
{
    private readonly House _house = new();

    public ImagePagesTests() => _house.Studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(7, seed: 42));

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task Studio_with_a_result_references_and_settings(int columns, int rows)
    {
        var reference = await _house.Studio.AssetAsync();
        using var window = await Window.OpenAsync(_house, columns, rows);
        window.Press('r', KeyModifiers.Alt);
        await window.SeeAsync("References, in");
        window.Press('a');
        await window.SeeAsync("Add a reference");
        window.Type(reference.Id + "\n");
        await window.SeeAsync("200.png");
        window.Press(Key.Escape).Press('s', KeyModifiers.Alt);
        await window.SeeAsync("Settings of the next");
        window.Press(Key.Tab).Press(Key.Tab).Type("64x64").Press(Key.Enter);
        await window.SeeAsync("Ctrl+G Make");
        window.Type("a fox " + TortureText.All.Replace("\u0000", "", StringComparison.Ordinal) + "\n");

        await window.SeeAsync("[image");
        window.ShouldBeInOrder();
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task Studio_while_an_image_is_made(int columns, int rows)
    {
        var reached = new TaskCompletionSource();
        _house.Studio.Provider.OnGenerate = (_, token) => ScriptedImages.Hanging(reached, [new ImageProgress { Step = 3, Total = 10 }], token);
        using var window = await Window.OpenAsync(_house, columns, rows);
        window.Type("a slow fox\n");
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), House.Token);

        await window.SeeAsync("step 3");
        Clock(window.Show()).ShouldContain("Ctrl+C cancels");
        Snapshot.Match(Clock(window.Picture()), $"{columns}x{rows}");
        window.Press('c', KeyModifiers.Control);
        await window.UntilAsync(() => window.Board.Running.Count == 0);
    }

    [Fact]
    public async Task Several_models_draw_the_same_prompt()
    {
        await _house.Services.Models.AddAsync(
            "sketch", "sketch", new ModelDraft { Id = "second", Input = ["text", "image"], Output = ["image"] }, House.Token);
        using var window = await Window.OpenAsync(_house, 120, 40);
        window.Type("a fox").Press('c', KeyModifiers.Alt);
        await window.SeeAsync("Space marks the models");
        window.Press(' ').Press(' ').Press('s', KeyModifiers.Alt);

        await window.SeeAsync("second: 0.0 s");
        var shown = await window.SeeAsync("sketch-image: 0.0 s");
        shown.ShouldContain("second: a fox");
    }

    [Fact]
    public async Task A_comparison_of_one_says_what_is_missing()
    {
        using var window = await Window.OpenAsync(_house, 80, 24);
        window.Type("a fox").Press('c', KeyModifiers.Alt);
        await window.SeeAsync("takes two models");
        _house.Studio.Provider.Sent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Gallery_with_images(int columns, int rows)
    {
        await MakeAsync("a fox");
        await MakeAsync(TortureText.All);
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<GalleryPage>();

        await window.SeeAsync("every kind: 2");
        window.ShouldBeInOrder();
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task An_image_with_its_lineage_and_settings(int columns, int rows)
    {
        var first = await MakeAsync("a fox");
        var events = _house.Services.Replay.RunAsync(first.Id, new Dictionary<string, string>(), House.Token);
        await events.ToOutcomeAsync(null, House.Token);
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<GalleryPage>();
        await window.SeeAsync("every kind: 2");
        window.Press(Key.Enter);

        await window.SeeAsync("Made");
        if (columns < 72)
        {
            window.Press(Key.End);
        }

        await window.SeeAsync("Made from");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task What_is_thrown_away_can_be_taken_back_searched_and_exported()
    {
        await MakeAsync("a fox");
        await MakeAsync("an owl");
        using var window = (await Window.OpenAsync(_house, 80, 24)).GoTo<GalleryPage>();
        await window.SeeAsync("every kind: 2");
        window.Press('/');
        await window.SeeAsync("Words of the prompt");
        window.Type("fox\n");
        await window.SeeAsync("'fox': 1");
        window.Press('d');
        await window.SeeAsync("Nothing matches");
        window.Press('u');
        await window.SeeAsync("'fox': 1");
        window.Press('x');
        await window.SeeAsync("Where to write it");
        var path = Path.Combine(_house.Paths.Home, "fox.png");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type(path + "\n");
        await window.UntilAsync(() => File.Exists(path));
        window.Press(Key.Escape);
        await window.SeeAsync("every kind: 2");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Jobs_with_one_that_failed(int columns, int rows)
    {
        await MakeAsync("a fox");
        _house.Studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(
            new ProviderException(ProviderFailure.Moderated, "The service does not draw " + TortureText.All) { Hint = "Ask for something else." });
        await Should.ThrowAsync<Exception>(() => _house.Studio.RunAsync(new ImageAsk { Prompt = "a thing" }));
        using var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<JobsPage>();
        await window.SeeAsync("! failed");
        if (columns < 72)
        {
            window.Press('i');
            await window.SeeAsync("State");
        }

        window.ShouldBeInOrder();
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task Jobs_are_filtered_by_their_state_and_run_again()
    {
        _house.Studio.Provider.OnGenerate = (_, _) => ScriptedImages.Failing(new ProviderException(ProviderFailure.Unavailable, "Away."));
        await Should.ThrowAsync<Exception>(() => _house.Studio.RunAsync(new ImageAsk { Prompt = "a thing" }));
        _house.Studio.Provider.OnGenerate = (_, _) => ScriptedImages.Updates(Studio.Ready(9));
        using var window = (await Window.OpenAsync(_house, 80, 24)).GoTo<JobsPage>();
        await window.SeeAsync("! failed");
        window.Press('f');
        await window.SeeAsync("every job");
        window.Type("cancelled\n");
        await window.SeeAsync("No jobs that are cancelled");
        window.Press(Key.Escape);
        await window.SeeAsync("! failed");
        window.Press('r');
        await window.SeeAsync("+ done");
    }

    private async Task<AssetRecord> MakeAsync(string prompt)
    {
        var outcome = await _house.Studio.RunAsync(new ImageAsk { Prompt = prompt });
        return outcome.Assets[0];
    }

    // How long it takes is not the picture's business.
    private static string Clock(string picture) => System.Text.RegularExpressions.Regex.Replace(picture, @"(?: |\d)\d:\d\d(?=  Ctrl\+C)", " 0:00");
}
