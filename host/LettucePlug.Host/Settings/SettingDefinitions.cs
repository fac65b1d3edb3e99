namespace LettucePlug.Host.Settings;

/// <summary>Every setting there is: its default, what it takes and what it does.</summary>
internal static class SettingDefinitions
{
    public static IReadOnlyList<HostSetting> All { get; } =
    [
        Model("chat.model", "sketch-writer", "Writes the replies in chats."),
        Model("avatar.model", "sketch-image", "Makes and edits avatars."),
        Choice("scene.enabled", "true", ["true", "false"], "Whether chats can have scene images at all."),
        Choice("scene.mode", "askFirst", ["automatic", "askFirst", "manual"],
            "What happens with a scene prompt in a reply: render it at once, ask first, or ignore it."),
        Model("scene.imageModel", "sketch-image", "Renders scene images."),
        Model("scene.writerModel", "sketch-writer", "Writes a scene prompt from the chat when asked to."),
        Choice("scene.result", "append", ["append", "replace"],
            "Whether a new scene image of a message joins the earlier ones or takes the place of the last."),
        Model("design.model", "sketch-writer", "Writes design descriptions from reference images."),
        Model("image.model", "sketch-image", "Makes and edits images in the studio and on the command line."),
        Choice("routing.firstQualifying", "false", ["true", "false"],
            "Whether a feature without a model of its own may use the first model that can do it."),
        Number("chat.contextTokens", "8192", 256, 2_000_000, "How many tokens of a chat are sent to its model at most."),
        Number("chat.replyTokens", "1024", 16, 200_000, "How long a reply may be, in tokens."),
        new()
        {
            Key = "connections.localServers",
            Default = "comfyui=http://127.0.0.1:8188, automatic1111=http://127.0.0.1:7860, "
                + "openai-compatible=http://127.0.0.1:1234/v1, openai-compatible=http://127.0.0.1:11434/v1, "
                + "openai-compatible=http://127.0.0.1:8080/v1, openai-compatible=http://127.0.0.1:5001/v1, "
                + "openai-compatible=http://127.0.0.1:8000/v1, diffusers=http://127.0.0.1:8000",
            Description = "Where servers of your own are looked for, and only when you ask for it: provider=address, with commas between.",
        },
        Number("jobs.timeoutMinutes", "30", 1, 1440, "How long one image may take before its job is given up."),
        Choice("storage.backend", "sqlite", [], "Which storage plugin keeps chats, images and jobs."),
        Choice("log.level", "information", ["trace", "debug", "information", "warning", "error", "none"],
            "How much goes to the log; prompts only at trace."),
        Choice("ui.theme", "auto", ["auto", "dark", "light", "highContrast", "terminal", "mono"], "The colours."),
        Choice("ui.link", "auto", ["auto", "fast", "slow"], "How many bytes the connection to the terminal can take."),
        Choice("ui.mouse", "true", ["true", "false"], "Whether the program listens to the mouse."),
        Choice("ui.images", "auto", ["auto", "kitty", "iterm2", "sixel", "blocks", "none"], "How pictures are shown."),
        Choice("composer.enter", "send", ["send", "newline"], "What Enter does where messages are written."),
        Choice("composer.vi", "false", ["true", "false"], "Whether text is edited with vi keys."),
    ];

    public static HostSetting Find(string key) =>
        All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
        ?? throw SettingsException.UnknownKey(key, All.Select(setting => setting.Key));

    private static HostSetting Model(string key, string fallback, string description) =>
        new() { Key = key, Default = fallback, Description = description, Kind = HostSettingKind.Models };

    private static HostSetting Choice(string key, string fallback, string[] choices, string description) =>
        new() { Key = key, Default = fallback, Description = description, Choices = choices };

    private static HostSetting Number(string key, string fallback, long minimum, long maximum, string description) =>
        new()
        {
            Key = key,
            Default = fallback,
            Description = description,
            Kind = HostSettingKind.Number,
            Minimum = minimum,
            Maximum = maximum,
        };
}
