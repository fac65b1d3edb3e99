namespace LettucePlug.Host.Tui.Models;

/// <summary>What settings and their values are called where people read them.</summary>
internal static class SettingWords
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["chat.model"] = "Chat replies",
        ["avatar.model"] = "Avatar images",
        ["scene.imageModel"] = "Scene images",
        ["scene.writerModel"] = "Scene writer",
        ["design.model"] = "Design drafts",
        ["image.model"] = "Studio images",
        ["scene.mode"] = "Scene approval",
        ["scene.enabled"] = "Scenes in chats",
        ["scene.result"] = "Another scene",
        ["routing.firstQualifying"] = "Without a choice",
        ["chat.contextTokens"] = "Chat context",
        ["chat.replyTokens"] = "Reply length",
        ["connections.localServers"] = "Local servers",
        ["jobs.timeoutMinutes"] = "Time per image",
        ["storage.backend"] = "Storage",
        ["log.level"] = "Log",
        ["ui.theme"] = "Theme",
        ["ui.link"] = "Link",
        ["ui.mouse"] = "Mouse",
        ["ui.images"] = "Pictures",
        ["composer.enter"] = "Enter",
        ["composer.vi"] = "vi keys",
    };

    private static readonly Dictionary<(string Key, string Value), string> Meanings = new()
    {
        [("scene.mode", "automatic")] = "render the scene prompt of a reply at once",
        [("scene.mode", "askFirst")] = "show the prompt first, to approve, change or deny it",
        [("scene.mode", "manual")] = "no scene images but those you ask for",
        [("scene.enabled", "true")] = "chats may have scene images",
        [("scene.enabled", "false")] = "chats have no scene images at all",
        [("scene.result", "append")] = "join the earlier images of the message",
        [("scene.result", "replace")] = "take the place of the last one",
        [("routing.firstQualifying", "true")] = "use the first model that can do it",
        [("routing.firstQualifying", "false")] = "refuse, and say what to choose",
        [("ui.theme", "auto")] = "dark or light, as the terminal is",
        [("ui.theme", "dark")] = "for dark terminals",
        [("ui.theme", "light")] = "for light terminals",
        [("ui.theme", "highContrast")] = "black, white and strong colours",
        [("ui.theme", "terminal")] = "the terminal's own 16 colours",
        [("ui.theme", "mono")] = "no colours",
        [("ui.link", "auto")] = "as the terminal says",
        [("ui.link", "fast")] = "all frames, large pictures",
        [("ui.link", "slow")] = "fewer frames, no animation, small pictures",
        [("ui.images", "auto")] = "as the terminal can",
        [("ui.images", "kitty")] = "kitty's protocol: kitty, Ghostty, WezTerm",
        [("ui.images", "iterm2")] = "iTerm2's protocol: iTerm2, WezTerm, VS Code",
        [("ui.images", "sixel")] = "sixel: foot, xterm, mlterm, Windows Terminal",
        [("ui.images", "blocks")] = "coloured blocks, in every terminal",
        [("ui.images", "none")] = "words in their place",
        [("composer.enter", "send")] = "Enter sends, Alt+Enter makes a new line",
        [("composer.enter", "newline")] = "Enter makes a new line, Alt+Enter sends",
    };

    public static string TitleOf(string key) => Titles.GetValueOrDefault(key, key);

    /// <summary>What a value means; empty where it speaks for itself.</summary>
    public static string MeaningOf(string key, string value) => Meanings.GetValueOrDefault((key, value), "");
}
