using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;
using LettucePlug.Tests.Chats;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

/// <summary>How chats look, in everything that can be the matter with them.</summary>
public sealed class ChatPicturesTests : IDisposable
{
    // Wide, combining, joined, from right to left, controls and escape sequences.
    private const string Torture = "龍の絵 e\u0301 👩‍👩‍👧 שלום \u001b[2J\u001b]0;owned\u0007\u001b[31m \u202e evil \u0000\u009b1m end";

    private readonly ChatBackstage _backstage = new();

    private Stage Stage => _backstage.Stage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _backstage.Dispose();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task A_chat_with_pictures_in_every_state(int columns, int rows)
    {
        var chat = await FilledChat.MakeAsync(Stage);
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task A_reply_that_is_being_written(int columns, int rows)
    {
        var chat = await Stage.ChatAsync(persona: "Ada", greeting: "Welcome to the *forge*.");
        var reached = new TaskCompletionSource();
        Stage.Sketch.OnChat = (_, token) => FakeProvider.Hanging(reached, "The anvil rings. \"Hold the tongs,\" she says,", token);
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        var sending = screen.Chat.SendAsync("May I help?");
        await reached.Task.WaitAsync(Token);
        var picture = await screen.SeeAsync("she says,");

        // How long it takes is the clock of this test.
        Snapshot.Match(System.Text.RegularExpressions.Regex.Replace(picture, @"\d+:\d\d  Ctrl", "0:01  Ctrl"), $"{columns}x{rows}");
        _backstage.Board.CancelAll();
        await sending;
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_message_that_is_chosen_with_its_keys(int columns, int rows)
    {
        var chat = await FilledChat.MakeAsync(Stage);
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        screen.Picture();
        screen.Press(Key.Tab);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task What_went_wrong_stands_where_it_happened_with_the_fix(int columns, int rows)
    {
        var chat = await Stage.ChatAsync(greeting: "Welcome.");
        await Stage.SetAsync("chat.model", "sketch-image");
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        await screen.Chat.SendAsync("Hello?");
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_list_of_chats(int columns, int rows)
    {
        await Stage.ChatAsync(persona: "Ada");
        await Stage.ChatAsync();
        using var screen = new ChatScreen(_backstage, columns, rows);
        Snapshot.Match(await screen.SeeAsync("with Mara"), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public void No_chats_yet(int columns, int rows)
    {
        using var screen = new ChatScreen(_backstage, columns, rows);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task The_review_of_a_scene_prompt(int columns, int rows)
    {
        var chat = await FilledChat.MakeAsync(Stage);
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        screen.Press('v', KeyModifiers.Alt);
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task The_review_compares_the_users_wording_with_the_models()
    {
        var chat = await FilledChat.MakeAsync(Stage);
        using var screen = new ChatScreen(_backstage, 80, 24);
        await screen.Chats.EnterAsync(chat.Id);
        screen.Press('v', KeyModifiers.Alt);
        screen.Terminal.Type(" In the rain.");
        screen.Picture();
        screen.Press(Key.F6);
        Snapshot.Match(screen.Picture());
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task What_belongs_to_one_chat(int columns, int rows)
    {
        var chat = await Stage.ChatAsync(persona: "Ada");
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        screen.Press('o', KeyModifiers.Alt);
        Snapshot.Match(await screen.SeeAsync("This chat"), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_message_being_edited(int columns, int rows)
    {
        var chat = await Stage.ChatAsync(greeting: "Welcome to the forge, traveller.");
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        screen.Picture();
        screen.Press(Key.Tab);
        screen.Press('e');
        Snapshot.Match(screen.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(120, 40)]
    public async Task Hostile_text_breaks_no_frame_and_reaches_the_terminal_as_no_control(int columns, int rows)
    {
        var chat = await Stage.ChatAsync(greeting: Torture);
        await Stage.Figures.ChangeAsync(FigureKind.Character, "mara", figure => figure with { Name = Torture }, Token);
        await Stage.Chats.ChangeAsync(chat.Id, one => one with { Title = Torture }, Token);
        await FilledChat.PutAsync(
            Stage, chat, "user", Torture, new Attachment { Id = "f", State = AttachmentState.Failed, Prompt = Torture, Problem = Torture });
        await Stage.SetAsync("scene.mode", "askFirst");
        Stage.Sketch.OnChat = (_, _) => FakeProvider.Saying(Torture, Torture, $"<img>{Torture}</img>");
        using var screen = new ChatScreen(_backstage, columns, rows);
        await screen.Chats.EnterAsync(chat.Id);
        ShouldBeWhole(screen, columns);
        await screen.Chat.SendAsync(Torture);
        ShouldBeWhole(screen, columns);
        screen.Press(Key.Escape);
        screen.Press(Key.Tab);
        screen.Press('e');
        ShouldBeWhole(screen, columns);
        screen.Press(Key.Escape);
        screen.Shell.Show(1);
        await screen.Figures.LoadAsync();
        ShouldBeWhole(screen, columns);
    }

    [Fact]
    public async Task Every_list_leaves_its_own_keys_to_itself()
    {
        await Stage.ChatAsync();
        using var screen = new ChatScreen(_backstage, 80, 24);

        // A list moves by these before a command hears of them.
        string[] taken = ["j", "k", "g", "G", "/"];
        screen.App.Commands.All
            .Where(command => command.Context is "chat.list" or "figures")
            .Where(command => screen.App.Commands.KeysOf(command.Id).Any(keys => taken.Contains(keys.ToString(), StringComparer.Ordinal)))
            .Select(command => command.Id)
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_two_commands_of_one_place_share_a_key_and_every_terminal_can_send_them()
    {
        using var screen = new ChatScreen(_backstage, 80, 24);
        screen.App.Commands.Check().Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    private static void ShouldBeWhole(ChatScreen screen, int columns)
    {
        foreach (var line in screen.Picture().Split('\n'))
        {
            TextWidth.Of(line).ShouldBeLessThanOrEqualTo(columns, line);
            line.ShouldNotContain('\u001b');
            line.ShouldNotContain('\u202e');
            line.ShouldNotContain('\u009b');
        }

        var sent = screen.Sent();
        sent.ShouldNotContain("owned\u0007");
        sent.ShouldNotContain("\u001b[2J\u001b]");
        sent.ShouldNotContain('\u202e');
        sent.ShouldNotContain('\u009b');
        sent.ShouldNotContain('\0');
    }
}
