using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;
using LettucePlug.Tests.Chats;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

/// <summary>How characters and personas look, with their avatars and designs.</summary>
public sealed class FigurePicturesTests : IDisposable
{
    private readonly ChatBackstage _backstage = new();

    private Stage Stage => _backstage.Stage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _backstage.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_character_with_all_there_is_to_say(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        Snapshot.Match(Known(screen.Picture()), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Personas(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        await Stage.Editor.AddAsync(FigureKind.Persona, "Ada", "A traveller.", "ada", Token);
        await screen.Figures.ShowAsync(FigureKind.Persona);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_form_of_a_new_character(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        screen.Press('n');
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task An_avatar_that_waits_to_be_accepted(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        screen.Press('m');
        screen.Terminal.Type("in a red coat");
        screen.Press(Key.Enter);
        Snapshot.Match(await screen.SeeAsync("Avatar for Mara"), $"{columns}x{rows}");
        (await Stage.Figures.GetAsync(FigureKind.Character, "mara", Token)).AvatarVariants.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_avatars_made_so_far(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        screen.Press('v');
        Snapshot.Match(await screen.SeeAsync("Avatars of Mara"), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_design_references_in_their_order(int columns, int rows)
    {
        using var screen = await WithMaraAsync(columns, rows);
        screen.Press('r');
        Snapshot.Match(Known(screen.Picture()), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_design_that_was_drafted(int columns, int rows)
    {
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying("Tall, with a burn on the left hand and a leather apron.");
        using var screen = await WithMaraAsync(columns, rows);
        screen.Press('f');
        Snapshot.Match(await screen.SeeAsync("How Mara looks"), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Nobody_to_look_at_says_why_and_what_helps(int columns, int rows)
    {
        await Stage.ChatAsync();
        using var screen = new ChatScreen(_backstage, columns, rows);
        screen.Shell.Show(1);
        await screen.Figures.LoadAsync();
        screen.Picture();
        screen.Press('f');
        Snapshot.Match(await screen.SeeAsync("! Mara has neither"), $"{columns}x{rows}");
    }

    [Fact]
    public async Task A_reference_moved_stays_chosen_and_its_new_place_is_stored()
    {
        using var screen = await WithMaraAsync(80, 24);
        screen.Press('r');
        screen.Press(Key.Down);
        screen.Press('-');
        await screen.SeeAsync("> 1. from behind");
        (await Stage.Figures.GetAsync(FigureKind.Character, "mara", Token)).DesignReferences[0].Caption.ShouldBe("from behind");
    }

    [Fact]
    public async Task A_form_that_was_left_comes_back_as_it_was_and_cancel_throws_it_away()
    {
        using var screen = await WithMaraAsync(80, 24);
        screen.Press('n');
        screen.Terminal.Type("Half a na");
        screen.Picture();
        screen.Press(Key.Escape);
        screen.Press('n');
        screen.Picture().ShouldContain("Half a na");

        // From the first field backwards are the buttons.
        screen.Terminal.Press(Key.Tab, KeyModifiers.Shift);
        screen.Terminal.Press(Key.Tab, KeyModifiers.Shift);
        screen.Press(Key.Enter);
        screen.Press('n');
        screen.Picture().ShouldNotContain("Half a na");
    }

    [Fact]
    public async Task A_new_character_whose_words_do_not_hold_is_not_left_half_made()
    {
        using var screen = await WithMaraAsync(80, 24);
        var problem = await screen.Figures.SaveAsync(
            null, new Dictionary<string, string> { ["name"] = "Kim", ["background"] = "/no/such/picture.png" });

        problem.ShouldNotBeNull();
        screen.Figures.Items.Select(figure => figure.Name).ShouldBe(["Mara"]);
    }

    private static string Known(string picture) =>
        // Ids are new each time.
        System.Text.RegularExpressions.Regex.Replace(picture, "[0-9a-hjkmnp-tv-z]{26}", "an-id-of-twenty-six-letters");

    private async Task<ChatScreen> WithMaraAsync(int columns, int rows)
    {
        await Stage.ChatAsync(greeting: "Welcome to the forge.");
        var (front, behind) = (await Stage.AssetAsync(1, edge: 64), await Stage.AssetAsync(2, edge: 64));
        await Stage.Figures.ChangeAsync(
            FigureKind.Character,
            "mara",
            figure => FigureEditor.WithAvatar(figure, front.Id) with
            {
                DesignDescription = "Tall, with a burn on the left hand.",
                DesignReferences =
                [
                    new DesignReference { Asset = front.Id, Caption = "from the front" },
                    new DesignReference { Asset = behind.Id, Caption = "from behind" },
                ],
            },
            Token);
        var screen = new ChatScreen(_backstage, columns, rows);
        screen.Shell.Show(1);
        await screen.Figures.LoadAsync();
        screen.Picture();
        return screen;
    }
}
