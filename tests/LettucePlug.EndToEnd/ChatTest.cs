using System.Text.Json;

namespace LettucePlug.EndToEnd;

/// <summary>A test of chats with the program as it is installed, with small quick pictures.</summary>
public abstract class ChatTest : HostTest
{
    protected async Task<JsonElement> JsonAsync(params string[] arguments) => (await DoneAsync([.. arguments, "--json"])).Json;

    /// <summary>A chat with Mara, as Ada. Asking to look at something makes Sketch end its reply with a scene prompt.</summary>
    protected async Task<string> BeginAsync(string? mode = null)
    {
        await DoneAsync("models", "set", "sketch-image", "--set", "size=64x64", "--set", "steps=2");
        await DoneAsync("characters", "add", "Mara", "--description", "A smith.");
        await DoneAsync("personas", "add", "Ada");
        if (mode is not null)
        {
            await DoneAsync("settings", "set", "scene.mode", mode);
        }

        return Text(await JsonAsync("chat", "new", "mara", "--persona", "ada"), "id");
    }

    protected static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    protected static IReadOnlyList<JsonElement> Items(JsonElement element, string name = "items") =>
        [.. element.GetProperty(name).EnumerateArray()];

    protected async Task<IReadOnlyList<JsonElement>> MessagesAsync(string chat) =>
        Items(await JsonAsync("chat", "show", chat, "--last", "1000"), "messages");
}
