using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Things a terminal can be told beside the picture. They move neither cursor nor style, so they may go between frames
/// (<see cref="UiLoop.Send"/>). Texts are sanitised here.
/// </summary>
public static class TerminalCommand
{
    /// <summary>The longest text that goes to the clipboard, in base64; some terminals drop more.</summary>
    public const int LongestClipboard = 74_000;

    /// <summary>Rings the bell.</summary>
    public static byte[] Bell { get; } = [7];

    /// <summary>Names the window (OSC 2).</summary>
    public static byte[] Title(string text) => Osc($"2;{Line(text)}");

    /// <summary>
    /// Puts text on the clipboard of the machine the user sits at (OSC 52); <c>null</c> when it is too long. Nobody answers:
    /// terminals and multiplexers may be set to refuse.
    /// </summary>
    public static byte[]? Copy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        return base64.Length > LongestClipboard ? null : Osc($"52;c;{base64}");
    }

    /// <summary>Asks for a notification outside the terminal: OSC 777 for most, OSC 99 for kitty, OSC 9 for iTerm2.</summary>
    public static byte[] Notify(string title, string body, TerminalCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        return capabilities.Name switch
        {
            { } name when name.StartsWith("kitty", StringComparison.Ordinal) => Osc($"99;;{Line(title)}: {Line(body)}"),
            { } name when name.StartsWith("iTerm2", StringComparison.Ordinal) => Osc($"9;{Line(title)}: {Line(body)}"),
            _ => Osc($"777;notify;{Line(title).Replace(';', ',')};{Line(body)}"),
        };
    }

    private static string Line(string text) => Sanitizer.Clean(text, singleLine: true);

    private static byte[] Osc(string body) => Encoding.UTF8.GetBytes($"\e]{body}\e\\");
}
