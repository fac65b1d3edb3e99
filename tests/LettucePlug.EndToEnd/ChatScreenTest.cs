namespace LettucePlug.EndToEnd;

/// <summary>A test of chats on the real screen, in tmux.</summary>
public abstract class ChatScreenTest : ChatTest
{
    private protected static async Task SayAsync(TmuxScreen screen, string text)
    {
        screen.Type(text);
        await screen.SeeAsync(text);
        screen.Press("Enter");
    }

    /// <summary>Starts it and goes into the only chat.</summary>
    private protected async Task<TmuxScreen> OpenAsync(string environment = "", bool records = false)
    {
        Directory.CreateDirectory(Path.Combine(Home.Path, "state"));
        await File.WriteAllTextAsync(Path.Combine(Home.Path, "state", "welcomed"), "", TestContext.Current.CancellationToken);
        var screen = new TmuxScreen(Home.Path, environment, records: records);
        await screen.SeeAsync("with Mara");
        screen.Press("Enter");
        await screen.SeeAsync("scenes ");
        return screen;
    }
}
